// SPDX-License-Identifier: GPL-3.0-or-later
// A small log with one of everything, and what tests compare of a log. Times are made up.
#pragma once

#include "trace/event_text.h"
#include "trace/trace_log.h"

#include <QString>

#include <arpa/inet.h>
#include <cstring>
#include <netinet/in.h>
#include <string>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <vector>

namespace muxscope::trace::testing {

inline std::span<const std::byte> bytesOf(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

template <class T>
std::vector<std::byte> bytesOfItems(const std::vector<T>& items) {
    const auto bytes = std::as_bytes(std::span(items));
    return {bytes.begin(), bytes.end()};
}

inline std::vector<std::byte> interestBytes(InterestHead head, const std::vector<FdBits>& items) {
    std::vector<std::byte> bytes(sizeof(head) + items.size() * sizeof(FdBits));
    std::memcpy(bytes.data(), &head, sizeof(head));
    if (!items.empty())
        std::memcpy(bytes.data() + sizeof(head), items.data(), items.size() * sizeof(FdBits));
    return bytes;
}

inline std::vector<std::byte> addressBytes(const char* host, std::uint16_t port) {
    sockaddr_in in{};
    in.sin_family = AF_INET;
    in.sin_port = htons(port);
    inet_pton(AF_INET, host, &in.sin_addr);
    const auto bytes = std::as_bytes(std::span(&in, 1));
    return {bytes.begin(), bytes.end()};
}

// Appends with times 1 us apart.
class LogWriter {
public:
    explicit LogWriter(TraceLog& log) : m_log(log) {}

    void event(Call call, Phase phase, std::int32_t fd, std::int64_t value, std::uint16_t aux = 0,
               std::span<const std::byte> payload = {}, std::size_t full = SIZE_MAX) {
        m_ns += 1000;
        m_log.appendAt({m_ns, value, fd, 0, call, phase, ThreadId{1}, Site::none, aux}, payload,
                       full == SIZE_MAX ? payload.size() : full);
    }
    void enter(Call call, std::int32_t fd, std::int64_t value, std::uint16_t aux = 0,
               std::span<const std::byte> payload = {}) {
        event(call, Phase::enter, fd, value, aux, payload);
    }
    void exit(Call call, std::int32_t fd, std::int64_t value, std::uint16_t aux = 0,
              std::span<const std::byte> payload = {}, std::size_t full = SIZE_MAX) {
        event(call, Phase::exit, fd, value, aux, payload, full);
    }
    void note(NoteKind kind, std::string_view text, std::int32_t fd = -1) {
        event(Call::none, Phase::note, fd, static_cast<std::int64_t>(kind), 0, bytesOf(text));
    }

private:
    TraceLog& m_log;
    std::int64_t m_ns = 0;
};

// One request over select, from socket() to close(), then a look of a gauge.
inline void writeSession(LogWriter& w) {
    w.note(NoteKind::serverStarted, "select http");
    w.enter(Call::socket, -1, AF_INET, SOCK_STREAM);
    w.exit(Call::socket, -1, 3);
    w.enter(Call::bind, 3, 0, 0, addressBytes("127.0.0.1", 8889));
    w.exit(Call::bind, 3, 0);
    w.enter(Call::listen, 3, 128);
    w.exit(Call::listen, 3, 0);
    w.enter(Call::select, -1, -1, 0, interestBytes({4, 1}, {{3, kIn}}));
    w.exit(Call::select, -1, 1, 0, bytesOfItems<FdBits>({{3, kIn}}));
    w.enter(Call::accept4, 3, SOCK_NONBLOCK);
    w.exit(Call::accept4, 3, 5, 0, addressBytes("127.0.0.1", 40001));
    w.enter(Call::accept4, 3, SOCK_NONBLOCK);
    w.exit(Call::accept4, 3, -EAGAIN);
    w.enter(Call::select, -1, 500'000'000, 0, interestBytes({6, 0}, {{5, kIn | kPri}}));
    w.exit(Call::select, -1, 1, 0, bytesOfItems<FdBits>({{5, kIn}}));
    w.enter(Call::recv, 5, 65536, 0);
    w.exit(Call::recv, 5, 18, 0, bytesOf("GET / HTTP/1.1\r\n\r\n"));
    w.enter(Call::send, 5, 38, MSG_NOSIGNAL);
    w.exit(Call::send, 5, 38, MSG_NOSIGNAL, bytesOf("HTTP/1.1 200 OK\r\nContent"), 38);
    w.enter(Call::close, 5, 0);
    w.exit(Call::close, 5, 0);
    w.event(Call::none, Phase::observer, -1, 0, 0,
            bytesOfItems<SocketGauge>({SocketGauge{2, 128, 0, 10, AF_INET, {}, 1}}));
    w.note(NoteKind::historyStalled, "", -1);
}

inline std::vector<std::string> linesOf(const TraceLog& log) {
    EventTextWriter writer({true, SIZE_MAX, SIZE_MAX});
    std::vector<std::string> lines;
    log.forEach(log.begin(), log.end(), [&](const Event& e) { lines.push_back(writer.line(e)); });
    return lines;
}

// The first difference between the events of two logs, in words; empty when there is none.
inline QString difference(const TraceLog& a, const TraceLog& b) {
    if (a.end() - a.begin() != b.end() - b.begin())
        return QString("%1 events against %2").arg(a.end() - a.begin()).arg(b.end() - b.begin());
    EventTextWriter writerA;
    EventTextWriter writerB;
    for (std::uint64_t i = 0; i < a.end() - a.begin(); ++i) {
        Event left = a.at(a.begin() + i);
        Event right = b.at(b.begin() + i);
        left.index = right.index;
        // Of long logs, lines are compared here and there; records and payloads always.
        const bool inWords = i < 2000 || i % 64 == 0;
        const std::string lineA = inWords ? writerA.line(left) : "";
        const std::string lineB = inWords ? writerB.line(right) : "";
        if (lineA != lineB)
            return QString::fromStdString(lineA + "\n against \n" + lineB);
        left.record.payloadAt = right.record.payloadAt = 0;
        if (std::memcmp(&left.record, &right.record, sizeof(Record)) != 0)
            return QString("the records of event %1").arg(i);
        if (!std::equal(left.payload.begin(), left.payload.end(), right.payload.begin(),
                        right.payload.end()) ||
            left.payloadFullLength != right.payloadFullLength)
            return QString("the payloads of event %1").arg(i);
    }
    return {};
}

} // namespace muxscope::trace::testing
