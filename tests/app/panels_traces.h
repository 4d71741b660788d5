// SPDX-License-Identifier: GPL-3.0-or-later
// The hand-made run that the panels are tested and pictured with: four connections, a request that
// arrives byte by byte, a full send buffer, an urgent byte. And a source that shows it.
#pragma once

#include "session/engine_control.h"
#include "session/session.h"
#include "source/trace_source.h"
#include "support/trace_builder.h"

#include <string>

namespace muxscope::ui {

using support::TraceBuilder;
using trace::kIn;
using trace::kOut;
using trace::kPri;
using trace::Site;

inline void oneByteAtATime(TraceBuilder& t, int fd, std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        t.site(Site::wait).listEnter(trace::Call::select, {}).after(200'000'000);
        t.listExit(trace::Call::select, {{fd, kIn}});
        t.site(Site::recv).recv(fd, bytes.substr(i, 1));
    }
}

inline void writePanelsTrace(TraceBuilder& t) {
    t.note(trace::NoteKind::serverStarted, "select http");
    t.site(Site::openListener).listenOn(3);
    t.site(Site::wait).listEnter(trace::Call::select, {{3, kIn}}, true, 4).after(1'200'000'000);
    t.listExit(trace::Call::select, {{3, kIn}});
    t.site(Site::accept).accept4(3, 5, 52114);
    t.site(Site::wait).select({{5, kIn | kPri}}, {{3, kIn}});
    t.site(Site::accept).accept4(3, 6, 52120);
    t.site(Site::wait).select({{6, kIn | kPri}}, {{6, kIn}, {3, kIn}});
    t.site(Site::recv)
        .recv(6, "GET /hello HTTP/1.1\r\nHost: 127.0.0.1:8889\r\n"
                 "Accept: */*\r\n\r\n");
    t.site(Site::send)
        .send(6, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
                 "Content-Length: 13\r\n\r\nHello, world\n");
    t.site(Site::accept).accept4(3, 7, 52131);
    t.site(Site::wait).select({{7, kIn | kPri}}, {{7, kIn}});
    t.site(Site::recv).recv(7, "GET /bytes/4000000 HTTP/1.1\r\nHost: 127.0.0.1:8889\r\n\r\n");
    std::string big = "HTTP/1.1 200 OK\r\nContent-Length: 4000000\r\n\r\n";
    big.resize(65'536, 'x');
    t.site(Site::send).send(7, big, 40'000);
    t.sendFails(7, EAGAIN, 25'536);
    t.site(Site::wait).select({{7, kIn | kPri | kOut}}, {{3, kIn}});
    t.site(Site::accept).accept4(3, 8, 52140);
    t.gauges({TraceBuilder::gauge(0, 1, 128), TraceBuilder::gauge(52114, 19),
              TraceBuilder::gauge(52131, 0, 2'400'000)});
    t.site(Site::wait).select({{8, kIn | kPri}}, {});
    oneByteAtATime(t, 5, "POST /files/notes.t");
    t.site(Site::wait).listEnter(trace::Call::select, {}).after(1'284'000'000);
    t.listExit(trace::Call::select, {{5, kIn}, {8, kPri}});
    t.site(Site::recv).recv(5, "xt HTTP/1.1\r\nHost: 127.0.0.1:8889\r\nContent-Type: text/pl");
    t.site(Site::recvUrgent).recv(8, "!", 1);
    t.site(Site::wait).select({}, {{5, kIn}});
    t.site(Site::recv).recv(5, "ain\r\nContent-Length: 11\r\n\r\nhello");
    t.site(Site::wait).select({}, {{5, kIn}});
    t.site(Site::recv).recv(5, " world");
    t.site(Site::send)
        .send(5, "HTTP/1.1 201 Created\r\nLocation: /files/notes.txt\r\n"
                 "Content-Length: 0\r\n\r\n");
    t.site(Site::wait).listEnter(trace::Call::select, {}).after(200'000'000);
}

class PanelsSource : public source::TraceSource {
public:
    PanelsSource() { writePanelsTrace(builder); }
    [[nodiscard]] const trace::TraceLog& log() const override { return builder.log(); }
    [[nodiscard]] State state() const override { return State::ended; }
    [[nodiscard]] std::optional<Error> error() const override { return {}; }

    TraceBuilder builder;
};

// The event index of the n-th exit of `call` on `fd`.
inline std::uint64_t exitOf(const trace::TraceLog& log, trace::Call call, int fd, int n) {
    std::uint64_t found = UINT64_MAX;
    log.forEach(log.begin(), log.end(), [&](const trace::Event& event) {
        if (event.isExit() && event.call() == call && event.record.fd == fd && --n == 0)
            found = event.index;
    });
    return found;
}

} // namespace muxscope::ui
