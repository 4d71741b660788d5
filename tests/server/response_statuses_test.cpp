// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/response_statuses.h"

#include <QTest>
#include <string>
#include <sys/socket.h>
#include <vector>

using namespace muxscope;
using server::ResponseStatuses;
using trace::Call;
using Statuses = std::vector<std::uint16_t>;

namespace {

constexpr std::string_view kGet = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
constexpr std::string_view kFound = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
constexpr std::string_view kMissing = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

Statuses show(ResponseStatuses& reader, Call call, std::string_view bytes,
              std::uint32_t flags = 0) {
    trace::Record exit;
    exit.call = call;
    exit.fd = 5;
    exit.aux = flags;
    exit.value = static_cast<std::int64_t>(bytes.size());
    const auto said = reader.read(exit, std::as_bytes(std::span(bytes.data(), bytes.size())));
    return {said.begin(), said.end()};
}

} // namespace

class ResponseStatusesTest : public QObject {
    Q_OBJECT
private slots:
    void aStatusIsSaidOnceWhereItsLineEnds() {
        ResponseStatuses reader;
        show(reader, Call::recv, kGet);
        Statuses all;
        std::size_t saidAt = 0;
        for (std::size_t i = 0; i < kMissing.size(); ++i)
            for (const std::uint16_t status : show(reader, Call::send, kMissing.substr(i, 1))) {
                all.push_back(status);
                saidAt = i;
            }
        QCOMPARE(all, Statuses{404});
        QCOMPARE(saidAt, kMissing.find('\n'));
    }
    void oneSendMaySaySeveral() {
        ResponseStatuses reader;
        show(reader, Call::recv, std::string(kGet) + std::string(kGet) + std::string(kGet));
        const std::string first = std::string(kFound) + std::string(kMissing) + "HTTP/1.1 50";
        QCOMPARE(show(reader, Call::send, first), (Statuses{200, 404}));
        QCOMPARE(show(reader, Call::send, "3 Busy\r\nContent-Length: 0\r\n\r\n"), Statuses{503});
    }
    void digitsInABodyAreNoStatus() {
        ResponseStatuses reader;
        show(reader, Call::recv, std::string(kGet) + std::string(kGet));
        QCOMPARE(show(reader, Call::send, "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n"),
                 Statuses{200});
        QCOMPARE(show(reader, Call::send, "HTTP/1.1 500\r\n"), Statuses{});
        QCOMPARE(show(reader, Call::send, kMissing), Statuses{404});
    }
    void theAnswerToHeadHasNoBody() {
        ResponseStatuses reader;
        show(reader, Call::recv, "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + std::string(kGet));
        QCOMPARE(show(reader, Call::send, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"),
                 Statuses{200});
        QCOMPARE(show(reader, Call::send, kMissing), Statuses{404});
    }
    void anInterimAnswerIsSaidBesideTheFinalOne() {
        ResponseStatuses reader;
        show(reader, Call::recv, kGet);
        QCOMPARE(show(reader, Call::send, "HTTP/1.1 100 Continue\r\n\r\n"), Statuses{100});
        QCOMPARE(show(reader, Call::send, kFound), Statuses{200});
    }
    void behindATunnelStandsNoHttp() {
        ResponseStatuses reader;
        show(reader, Call::recv, "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n");
        QCOMPARE(show(reader, Call::send, "HTTP/1.1 200 OK\r\n\r\n"), Statuses{200});
        QCOMPARE(show(reader, Call::send, kMissing), Statuses{});
    }
    void peekedAndUrgentBytesAreNoRequest() {
        ResponseStatuses reader;
        show(reader, Call::recv, "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", MSG_PEEK);
        show(reader, Call::recv, "!", MSG_OOB);
        show(reader, Call::recv, kGet);
        QCOMPARE(show(reader, Call::send, kFound), Statuses{200});
        show(reader, Call::recv, kGet);
        QCOMPARE(show(reader, Call::send, kMissing), Statuses{404}); // "hi" was the body
    }
    void aReaderThatCameLateIsRightFromTheNextResponse() {
        ResponseStatuses reader;
        QCOMPARE(show(reader, Call::send, "the end of a body that began before"), Statuses{});
        QCOMPARE(show(reader, Call::send, kMissing), Statuses{404});
        show(reader, Call::send, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
        reader.forget();
        QCOMPARE(show(reader, Call::send, kMissing), Statuses{404});
    }
    void aNumberThatWasClosedBeginsAnew() {
        ResponseStatuses reader;
        show(reader, Call::recv, kGet);
        show(reader, Call::send, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
        trace::Record closed;
        closed.call = Call::close;
        closed.fd = 5;
        reader.read(closed, {});
        show(reader, Call::recv, kGet);
        QCOMPARE(show(reader, Call::send, kMissing), Statuses{404});
    }
    void bytesThatWereNotKeptAreCountedOnly() {
        ResponseStatuses reader;
        show(reader, Call::recv, std::string(kGet) + std::string(kGet));
        show(reader, Call::send, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        trace::Record file;
        file.call = Call::sendfile;
        file.fd = 5;
        file.value = 1000;
        QVERIFY(reader.read(file, {}).empty());
        QCOMPARE(show(reader, Call::send, kMissing), Statuses{404});
    }
};

QTEST_GUILESS_MAIN(ResponseStatusesTest)
#include "response_statuses_test.moc"
