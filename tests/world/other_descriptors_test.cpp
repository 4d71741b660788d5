// SPDX-License-Identifier: GPL-3.0-or-later
// Descriptors that are no connections: terminals, files that lines are appended to, UDP sockets.
#include "world/folding.h"

#include "trace/event_text.h"
#include "trace/session_segment.h"

#include <fcntl.h>
#include <sys/ioctl.h>

using namespace muxscope;
using namespace muxscope::world;
using support::TraceBuilder;
using trace::Call;

namespace {

std::span<const std::byte> bytesOf(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

// recvfrom and sendto with a peer on 127.0.0.1; `room` as the program gave it.
void recvfrom(TraceBuilder& t, int fd, std::uint16_t port, std::string_view bytes,
              std::size_t room = 1024) {
    std::vector<std::byte> payload;
    const auto from = TraceBuilder::address(port);
    trace::encodeDatagram({from, bytesOf(bytes.substr(0, room))}, payload);
    t.enter(Call::recvfrom, fd, static_cast<std::int64_t>(room), MSG_TRUNC);
    t.exit(Call::recvfrom, fd, static_cast<std::int64_t>(bytes.size()), MSG_TRUNC, payload);
}

void sendto(TraceBuilder& t, int fd, std::uint16_t port, std::string_view bytes, int error = 0) {
    const auto to = TraceBuilder::address(port);
    t.enter(Call::sendto, fd, static_cast<std::int64_t>(bytes.size()), MSG_NOSIGNAL, to);
    t.exit(Call::sendto, fd, error != 0 ? -error : static_cast<std::int64_t>(bytes.size()),
           MSG_NOSIGNAL, bytesOf(error != 0 ? "" : bytes));
}

void openUdp(TraceBuilder& t, int fd) {
    t.enter(Call::socket, -1, AF_INET, SOCK_DGRAM | SOCK_NONBLOCK).exit(Call::socket, -1, fd);
}

void openToAppend(TraceBuilder& t, int fd, std::string_view path) {
    t.enter(Call::openat, -1, O_WRONLY | O_CREAT | O_APPEND, 0, bytesOf(path));
    t.exit(Call::openat, -1, fd);
}

void write(TraceBuilder& t, int fd, std::string_view bytes, std::size_t taken = SIZE_MAX) {
    const std::string_view written = bytes.substr(0, taken);
    t.enter(Call::write, fd, static_cast<std::int64_t>(bytes.size()));
    t.exit(Call::write, fd, static_cast<std::int64_t>(written.size()), 0, bytesOf(written));
}

} // namespace

class OtherDescriptorsTest : public QObject {
    Q_OBJECT

private slots:
    void aTerminalIsKnownByWhatIoctlSays();
    void aPipeOnStandardInputIsNoTerminal();
    void datagramsAreCountedByTheirSocket();
    void anEmptyDatagramIsNoEnd();
    void aCutDatagramCountsWhatCame();
    void refusalsStayWithTheirSocket();
    void theTailOfTheAppendedFileIsKept();
    void aShortWriteIsPartOfALine();
    void aFileThatIsNotAppendedToHasNoTail();
    void sayingItInWords();
    void hostilePayloadsAreNamed();
};

void OtherDescriptorsTest::aTerminalIsKnownByWhatIoctlSays() {
    TraceBuilder t;
    t.enter(Call::fcntl, 0, 0, F_GETFL).exit(Call::fcntl, 0, O_RDWR, F_GETFL);
    t.enter(Call::ioctl, 0, 0, TCGETS).exit(Call::ioctl, 0, 0, TCGETS);
    t.enter(Call::read, 0, 4096).exit(Call::read, 0, 6, 0, bytesOf("typed\n"));
    t.enter(Call::read, 0, 4096).exit(Call::read, 0, -EIO);
    const World world = foldChecked(t);
    const Descriptor& terminal = world.descriptor(Fd{0});
    QCOMPARE(terminal.kind, FdKind::terminal);
    QVERIFY(terminal.open);
    QCOMPARE(terminal.known, Known::inferred); // nobody saw it open
    QVERIFY(!terminal.nonblocking.value && terminal.nonblocking.known == Known::observed);
    QCOMPARE(terminal.bytesIn, std::uint64_t{6});
    QCOMPARE(terminal.readCalls, 2U);
    QCOMPARE(terminal.lastError, EIO);
    QCOMPARE(world.counters.bytesIn, std::uint64_t{6});
}

void OtherDescriptorsTest::aPipeOnStandardInputIsNoTerminal() {
    TraceBuilder t;
    t.enter(Call::fcntl, 0, 0, F_GETFL).exit(Call::fcntl, 0, 0, F_GETFL);
    t.enter(Call::ioctl, 0, 0, TCGETS).exit(Call::ioctl, 0, -ENOTTY, TCGETS);
    t.enter(Call::read, 0, 4096).exit(Call::read, 0, 2, 0, bytesOf("a\n"));
    const World world = foldChecked(t);
    QCOMPARE(world.descriptor(Fd{0}).kind, FdKind::unknown);
    QCOMPARE(world.descriptor(Fd{0}).bytesIn, std::uint64_t{2});
}

void OtherDescriptorsTest::datagramsAreCountedByTheirSocket() {
    TraceBuilder t;
    openUdp(t, 5);
    for (const char* text : {"one", "two", "three"})
        recvfrom(t, 5, 40'001, text);
    sendto(t, 5, 40'001, "one");
    const World world = foldChecked(t);
    const Descriptor& udp = world.descriptor(Fd{5});
    QCOMPARE(udp.kind, FdKind::udp);
    QVERIFY(udp.nonblocking.value);
    QCOMPARE(udp.readCalls, 3U);
    QCOMPARE(udp.bytesIn, std::uint64_t{11});
    QCOMPARE(udp.writeCalls, 1U);
    QCOMPARE(udp.bytesOut, std::uint64_t{3});
    QCOMPARE(udp.cutDatagrams, 0U);
    QCOMPARE(world.connectionsSeen, 0U);
    QCOMPARE(world.counters.requests, std::uint64_t{0}); // not read as HTTP
}

void OtherDescriptorsTest::anEmptyDatagramIsNoEnd() {
    TraceBuilder t;
    openUdp(t, 5);
    recvfrom(t, 5, 40'001, "");
    recvfrom(t, 5, 40'001, "still there");
    const World world = foldChecked(t);
    QVERIFY(world.descriptor(Fd{5}).open);
    QCOMPARE(world.descriptor(Fd{5}).readCalls, 2U);
    QCOMPARE(world.counters.oddEvents, std::uint64_t{0});
}

void OtherDescriptorsTest::aCutDatagramCountsWhatCame() {
    TraceBuilder t;
    openUdp(t, 5);
    recvfrom(t, 5, 40'001, "0123456789", 4);
    const World world = foldChecked(t);
    QCOMPARE(world.descriptor(Fd{5}).cutDatagrams, 1U);
    QCOMPARE(world.descriptor(Fd{5}).bytesIn, std::uint64_t{4});
    QCOMPARE(world.counters.bytesIn, std::uint64_t{4});
}

void OtherDescriptorsTest::refusalsStayWithTheirSocket() {
    TraceBuilder t;
    openUdp(t, 5);
    sendto(t, 5, 9, "hello", EACCES);
    const World world = foldChecked(t);
    QCOMPARE(world.descriptor(Fd{5}).lastError, EACCES);
    QCOMPARE(world.counters.errors, std::uint64_t{1});
}

void OtherDescriptorsTest::theTailOfTheAppendedFileIsKept() {
    TraceBuilder t;
    openToAppend(t, 6, "lines.txt");
    for (int i = 1; i <= 50; ++i)
        write(t, 6, "terminal line " + std::to_string(i) + "\n");
    World world = foldChecked(t);
    QCOMPARE(world.appended.fd, Fd{6});
    QCOMPARE(world.appended.path, std::string("lines.txt"));
    QCOMPARE(world.appended.lines, std::uint64_t{50});
    QVERIFY(world.appended.text.starts_with("terminal line 31\n"));
    QVERIFY(world.appended.text.ends_with("terminal line 50\n"));
    QCOMPARE(world.appended.bytes, world.descriptor(Fd{6}).bytesOut);
    for (int i = 0; i < 10; ++i)
        write(t, 6, std::string(4'000, 'x') + "\n");
    world = foldChecked(t);
    QVERIFY(world.appended.text.size() <= FileTail::kMostBytes);
    QCOMPARE(world.appended.lines, std::uint64_t{60});
}

void OtherDescriptorsTest::aShortWriteIsPartOfALine() {
    TraceBuilder t;
    openToAppend(t, 6, "lines.txt");
    write(t, 6, "a whole line\n", 7);
    World world = foldChecked(t);
    QCOMPARE(world.appended.text, std::string("a whole"));
    QCOMPARE(world.appended.lines, std::uint64_t{0});
    write(t, 6, " line\n");
    world = foldChecked(t);
    QCOMPARE(world.appended.text, std::string("a whole line\n"));
    QCOMPARE(world.appended.lines, std::uint64_t{1});
}

void OtherDescriptorsTest::aFileThatIsNotAppendedToHasNoTail() {
    TraceBuilder t;
    t.enter(Call::openat, -1, O_RDONLY, 0, bytesOf("page.html")).exit(Call::openat, -1, 6);
    t.enter(Call::read, 6, 4096).exit(Call::read, 6, 2, 0, bytesOf("ab"));
    const World world = foldChecked(t);
    QVERIFY(!world.appended.fd.valid());
    QCOMPARE(world.descriptor(Fd{6}).kind, FdKind::file);
    QCOMPARE(world.descriptor(Fd{6}).bytesIn, std::uint64_t{2});
}

void OtherDescriptorsTest::sayingItInWords() {
    TraceBuilder t;
    openUdp(t, 5);
    recvfrom(t, 5, 40'001, "0123456789", 4);
    sendto(t, 5, 40'001, "0123");
    openToAppend(t, 6, "lines.txt");
    write(t, 6, "terminal hello\n");
    const std::string text = worldText(foldChecked(t));
    for (const char* line :
         {"fd 5.1 udp open", "read=4/1 written=4/1 cut=1", "fd 6.1 file open",
          "appended fd 6 \"lines.txt\" lines=1 bytes=15 tail=\"terminal hello\\n\""})
        QVERIFY2(text.find(line) != std::string::npos, text.c_str());
    trace::EventTextWriter writer({.times = false});
    std::string events;
    t.log().forEach(0, t.end(), [&](const trace::Event& e) { events += writer.line(e) + '\n'; });
    for (const char* line :
         {"enter socket domain=2 type=2|NONBLOCK", "enter recvfrom fd=5 len=4 flags=MSG_TRUNC",
          "exit  recvfrom -> 10 from=127.0.0.1:40001 \"0123\"",
          "enter sendto fd=5 len=4 flags=MSG_NOSIGNAL to=127.0.0.1:40001",
          "exit  sendto -> 4 \"0123\"", "exit  write -> 15 \"terminal hello\\n\""})
        QVERIFY2(events.find(line) != std::string::npos, events.c_str());
}

void OtherDescriptorsTest::hostilePayloadsAreNamed() {
    const trace::Record exit{
        .value = 3, .fd = 5, .call = Call::recvfrom, .phase = trace::Phase::exit};
    std::vector<std::byte> payload;
    trace::encodeDatagram({TraceBuilder::address(1), bytesOf("abc")}, payload);
    QCOMPARE(trace::recordFault(exit, payload), static_cast<const char*>(nullptr));
    const auto back = trace::decodeDatagram(payload);
    QVERIFY(back && trace::asText(back->bytes) == "abc");
    QCOMPARE(trace::addressText(back->address), std::string("127.0.0.1:1"));
    // Cut within the address: no such datagram.
    for (std::size_t length = 1; length < 4 + back->address.size(); ++length)
        QVERIFY(trace::recordFault(exit, std::span(payload).first(length)) != nullptr);
    payload[0] = std::byte{200}; // an address longer than the payload
    QVERIFY(trace::recordFault(exit, payload) != nullptr);
    const trace::Record enter{
        .value = 3, .fd = 5, .call = Call::sendto, .phase = trace::Phase::enter};
    QVERIFY(trace::recordFault(enter, std::vector<std::byte>(500)) != nullptr);
    QVERIFY(trace::recordFault(enter, TraceBuilder::address(1)) == nullptr);
}

QTEST_GUILESS_MAIN(OtherDescriptorsTest)
#include "other_descriptors_test.moc"
