// SPDX-License-Identifier: GPL-3.0-or-later
// Every Python listing under strace, and the engine's model of the same name, serve the same two
// clients: they must make the same calls on the same sockets in the same order. Where they may differ
// is said by name in kAllowed, and nowhere else. Where ptrace is refused nothing is compared, and the
// test says so.
#include "live/running_server.h"
#include "server/models/model_table.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <algorithm>
#include <csignal>
#include <map>
#include <set>

using namespace muxscope;
using namespace muxscope::test;

namespace {

constexpr int kLongestWaitMs = 20'000;

// One answered call.
struct Made {
    QString call;
    int fd = -1;
    std::int64_t result = 0; // < 0: failed
    bool wouldBlock = false; // EAGAIN
    bool modifies = false;   // epoll_ctl, EPOLL_CTL_MOD
};

// What a listing and its model may do differently, and why.
struct Allowed {
    const char* why;
    std::set<QString> models; // none: all
    bool (*applies)(const Made& made, const QString& on);
};

bool isConnection(const QString& on) {
    return on.startsWith(QLatin1Char('c'));
}

const std::vector<Allowed>& allowed() {
    static const std::vector<Allowed> all = {
        {"the listing prints its port",
         {},
         [](const Made& made, const QString&) {
             return made.call == QLatin1String("write");
         }},
        {"Python's socket object asks each new descriptor for its name",
         {},
         [](const Made& made, const QString& on) {
             return made.call == QLatin1String("getsockname") && isConnection(on);
         }},
        {"Python sets O_NONBLOCK by ioctl(FIONBIO), the engine by accept4(SOCK_NONBLOCK)",
         {},
         [](const Made& made, const QString& on) {
             return made.call == QLatin1String("ioctl") && isConnection(on);
         }},
        {"Python's mmap looks at and copies the ring's descriptor",
         {"io_uring"},
         [](const Made& made, const QString& on) {
             return made.call == QLatin1String("fcntl") && on == QLatin1String("ring");
         }},
        {"the listing says again after each answer what it watches, the engine when it changes",
         {"epoll", "epoll-et"},
         [](const Made& made, const QString&) {
             return made.modifies;
         }},
        {"how often one looks in vain depends on the clock",
         {"nonblocking", "nonblocking-spin", "signal-driven"},
         [](const Made& made, const QString&) {
             return made.wouldBlock || made.call == QLatin1String("nanosleep");
         }},
        {"the listing asks for SO_ERROR and tries, the engine asks poll, before a signal is waited "
         "for",
         {"signal-driven"},
         [](const Made& made, const QString&) {
             return made.call == QLatin1String("getsockopt") ||
                    made.call == QLatin1String("poll") ||
                    made.call == QLatin1String("sigtimedwait");
         }},
        {"how many completions come with one io_uring_enter depends on the clock",
         {"io_uring"},
         [](const Made& made, const QString&) {
             return made.call == QLatin1String("io_uring_enter");
         }},
    };
    return all;
}

// strace's names to those of section 2.
QString plainName(const QString& name) {
    static const std::map<QString, QString> kNames = {{"recvfrom", "recv"},
                                                      {"sendto", "send"},
                                                      {"pselect6", "select"},
                                                      {"ppoll", "poll"},
                                                      {"epoll_pwait", "epoll_wait"},
                                                      {"rt_sigtimedwait", "sigtimedwait"},
                                                      {"clock_nanosleep", "nanosleep"}};
    const auto found = kNames.find(name);
    return found == kNames.end() ? name : found->second;
}

// Whoever makes the calls, with the calls answered so far.
class Side {
public:
    virtual ~Side() = default;
    virtual std::vector<Made> made() = 0;
    [[nodiscard]] virtual std::uint16_t port() = 0;
};

class Engine : public Side {
public:
    Engine(const QString& model, bool roomFirst) : m_server(model, optionsOf(roomFirst)) {}
    bool begins() { return m_server.listens(); }
    std::uint16_t port() override { return m_server.port(); }
    std::vector<Made> made() override {
        std::vector<Made> calls;
        std::map<std::uint16_t, std::size_t> entered;
        m_server.log.forEach(0, m_server.log.end(), [&](const trace::Event& event) {
            if (event.isEnter()) {
                entered[event.record.thread.n] = calls.size();
                calls.push_back({QString::fromStdString(std::string(trace::callName(event.call()))),
                                 event.record.fd, kNoAnswer, false,
                                 event.call() == trace::Call::epoll_ctl && event.record.aux == 3});
            } else if (event.isExit()) {
                Made& call = calls[entered[event.record.thread.n]];
                call.result = event.record.value;
                call.wouldBlock = event.error() == EAGAIN;
            }
        });
        std::erase_if(calls, [](const Made& call) { return call.result == kNoAnswer; });
        return calls;
    }

private:
    static constexpr std::int64_t kNoAnswer = INT64_MIN;
    static server::ServerOptions optionsOf(bool roomFirst) {
        server::ServerOptions options;
        options.waitTimeoutNs = 3'000'000'000;
        options.sendAtOnce = !roomFirst;
        return options;
    }
    RunningServer m_server;
};

class Listing : public Side {
public:
    Listing(const QString& model, bool roomFirst) {
        m_process.start(
            QStringLiteral("strace"),
            {"-f", "-e", "signal=none", "-e",
             "trace=socket,bind,listen,accept,accept4,recvfrom,sendto,setsockopt,getsockname,"
             "getsockopt,close,fcntl,ioctl,select,pselect6,poll,ppoll,epoll_create1,epoll_ctl,"
             "epoll_wait,epoll_pwait,rt_sigtimedwait,nanosleep,clock_nanosleep,io_uring_setup,"
             "io_uring_enter,write",
             "python3", "-I", "-S", program(model, roomFirst), "0"});
    }
    ~Listing() override {
        // Whoever kills strace leaves its program running.
        if (const int child = traced(); child > 0)
            ::kill(child, SIGKILL);
        m_process.waitForFinished(kLongestWaitMs);
        m_process.kill();
        m_process.waitForFinished(kLongestWaitMs);
    }
    bool begins() {
        const bool told =
            QTest::qWaitFor([this] { return m_process.canReadLine(); }, kLongestWaitMs);
        if (!told)
            return false;
        const QByteArray line = m_process.readLine().trimmed();
        m_port = line.mid(line.lastIndexOf(':') + 1).toUShort();
        return m_port != 0;
    }
    std::uint16_t port() override { return m_port; }
    std::vector<Made> made() override {
        m_text += m_process.readAllStandardError();
        return parse(QString::fromUtf8(m_text));
    }

private:
    // The file, or the other one of the two programs in it (app/models/listing.h).
    QString program(const QString& model, bool roomFirst) {
        const QString path = QStringLiteral(MUXSCOPE_SOURCE_ROOT "/resources/listings/%1_server.py")
                                 .arg(QString(model).replace(QLatin1Char('-'), QLatin1Char('_')));
        if (!roomFirst)
            return path;
        QFile file(path);
        QFile other(m_folder.filePath(model));
        if (!file.open(QIODevice::ReadOnly) || !other.open(QIODevice::WriteOnly))
            return {};
        static const QRegularExpression kOnlyThere(QStringLiteral("^( *)#~ "));
        for (QString line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n')))
            if (!line.endsWith(QLatin1String("#~")))
                other.write((line.replace(kOnlyThere, QStringLiteral("\\1")) + '\n').toUtf8());
        return other.fileName();
    }
    [[nodiscard]] int traced() const {
        QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(m_process.processId()));
        return children.open(QIODevice::ReadOnly) ? children.readAll().split(' ').value(0).toInt()
                                                  : 0;
    }
    static void answer(Made& call, const QString& rest) {
        static const QRegularExpression kResult(QStringLiteral(R"(= (-?\d+|\?)(?: (E\w+))?)"));
        const auto result = kResult.globalMatch(rest);
        QRegularExpressionMatch last;
        for (auto each = result; each.hasNext();)
            last = each.next();
        call.result = last.captured(1).toLongLong();
        call.wouldBlock = last.captured(2) == QLatin1String("EAGAIN");
    }
    // "recvfrom(4, "GET", 16384, 0, NULL, NULL) = 3", "[pid 7] accept4(3,  <unfinished ...>",
    // "[pid 7] <... accept4 resumed>, ...) = 4"; from the first socket of the Internet on.
    static std::vector<Made> parse(const QString& text) {
        static const QRegularExpression kLine(QStringLiteral(
            R"(^(?:\[pid +(\d+)\] )?(?:<\.\.\. (\w+) resumed>|(\w+)\((\d+)?)(.*)$)"));
        std::vector<Made> calls;
        std::map<QString, std::size_t> unfinished; // by pid and name
        bool begun = false;
        const qsizetype whole = text.lastIndexOf(QLatin1Char('\n'));
        for (const QString& line : text.left(whole).split(QLatin1Char('\n'))) {
            const auto match = kLine.match(line);
            begun = begun || line.contains(QLatin1String("socket(AF_INET"));
            if (!begun || !match.hasMatch())
                continue;
            if (match.hasCaptured(2)) {
                // The last thread that is left is named by no pid any more.
                auto waiting = unfinished.find(match.captured(1) + match.captured(2));
                for (auto each = unfinished.begin();
                     waiting == unfinished.end() && each != unfinished.end(); ++each)
                    if (each->first.endsWith(match.captured(2)))
                        waiting = each;
                if (waiting != unfinished.end()) {
                    answer(calls[waiting->second], match.captured(5));
                    unfinished.erase(waiting);
                }
                continue;
            }
            Made call;
            call.call = plainName(match.captured(3));
            call.fd = match.hasCaptured(4) ? match.captured(4).toInt() : -1;
            call.modifies = line.contains(QLatin1String("EPOLL_CTL_MOD"));
            call.result = INT64_MIN;
            if (line.contains(QLatin1String("<unfinished")))
                unfinished[match.captured(1) + match.captured(3)] = calls.size();
            else
                answer(call, match.captured(5));
            calls.push_back(call);
        }
        std::erase_if(calls, [](const Made& call) { return call.result == INT64_MIN; });
        return calls;
    }

    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_text;
    std::uint16_t m_port = 0;
};

// How often a recv was told that there is nothing more.
std::size_t drained(Side& side) {
    const auto calls = side.made();
    return static_cast<std::size_t>(std::count_if(calls.begin(), calls.end(), [](const Made& call) {
        return call.call == QLatin1String("recv") && call.wouldBlock;
    }));
}

std::size_t count(Side& side, const char* name) {
    const auto calls = side.made();
    return static_cast<std::size_t>(
        std::count_if(calls.begin(), calls.end(), [name](const Made& call) {
            return call.call == QLatin1String(name) && call.result >= 0;
        }));
}

bool until(Side& side, const char* call, std::size_t times) {
    return QTest::qWaitFor([&] { return count(side, call) >= times; }, kLongestWaitMs);
}

// Two clients, one after the other: each sends its request in two parts, which the server receives
// apart, and hangs up when it has its answer.
bool serveTwo(Side& side, const QString& model) {
    const bool makesCalls = model != QLatin1String("io_uring");
    // Told of an edge, it reads until there is nothing more; only then the next bytes are another edge.
    const bool drains = model == QLatin1String("epoll-et");
    const auto isDrained = [&](std::size_t times) {
        return !drains || QTest::qWaitFor([&] { return drained(side) >= times; }, kLongestWaitMs);
    };
    const std::size_t closedBefore = count(side, "close");
    for (std::size_t client = 1; client <= 2; ++client) {
        auto connected = peer::Peer::connect(side.port(), 0);
        if (!connected || (makesCalls && !until(side, "accept4", client)))
            return false;
        {
            peer::Peer peer = std::move(*connected);
            const std::size_t received = count(side, "recv");
            if (!peer.send(kGet.substr(0, 7)) ||
                (makesCalls && !until(side, "recv", received + 1)) || !isDrained(2 * client - 1) ||
                !peer.send(kGet.substr(7)) ||
                peer.receiveResponse().find("200 OK") == std::string::npos ||
                !isDrained(2 * client))
                return false;
        }
        if (makesCalls && !until(side, "close", closedBefore + client))
            return false;
    }
    return true;
}

// "recv c1": each descriptor by what it is. Up to the last client's end: a listing is killed, a server
// closes what it has.
QStringList sequence(const std::vector<Made>& calls, const QString& model) {
    QStringList lines;
    std::map<int, QString> names;
    int connections = 0;
    for (const Made& made : calls) {
        const bool isWait = made.call == QLatin1String("select") ||
                            made.call == QLatin1String("poll") || made.fd < 0;
        const auto named = names.find(made.fd);
        const QString on = isWait || named == names.end() ? QString() : named->second;
        if (made.result >= 0) {
            const int fresh = static_cast<int>(made.result);
            if (made.call == QLatin1String("socket"))
                names[fresh] = QStringLiteral("listener");
            else if (made.call == QLatin1String("accept4"))
                names[fresh] = QStringLiteral("c%1").arg(++connections);
            else if (made.call == QLatin1String("epoll_create1"))
                names[fresh] = QStringLiteral("epoll");
            else if (made.call == QLatin1String("io_uring_setup"))
                names[fresh] = QStringLiteral("ring");
        }
        const bool left = std::any_of(allowed().begin(), allowed().end(), [&](const Allowed& each) {
            return (each.models.empty() || each.models.contains(model)) && each.applies(made, on);
        });
        // The engine makes its listener non-blocking by fcntl, Python by ioctl: the same is meant.
        const QString call =
            made.call == QLatin1String("ioctl") ? QStringLiteral("fcntl") : made.call;
        if (!left)
            lines << (on.isEmpty() ? call : call + QLatin1Char(' ') + on);
    }
    const qsizetype end = lines.lastIndexOf(QStringLiteral("close c2"));
    if (end >= 0)
        return lines.mid(0, end + 1);
    lines.removeIf([](const QString& line) { return line.startsWith(QLatin1String("close")); });
    return lines;
}

// Threads take turns as they like: each descriptor's calls in their order, one descriptor after the
// other.
QStringList byDescriptor(const QStringList& lines) {
    QStringList sorted = lines;
    std::stable_sort(sorted.begin(), sorted.end(), [](const QString& a, const QString& b) {
        return a.section(QLatin1Char(' '), 1) < b.section(QLatin1Char(' '), 1);
    });
    // How often the listener is asked once more before the end depends on the clock.
    while (!sorted.isEmpty() && sorted.last() == QLatin1String("accept4 listener"))
        sorted.removeLast();
    return sorted;
}

bool straceWorks() {
    QProcess probe;
    probe.start(QStringLiteral("strace"), {"-f", "-o", "/dev/null", "true"});
    return probe.waitForFinished(kLongestWaitMs) && probe.exitStatus() == QProcess::NormalExit &&
           probe.exitCode() == 0;
}

} // namespace

class ListingSequencesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        if (QStandardPaths::findExecutable(QStringLiteral("strace")).isEmpty() || !straceWorks())
            QSKIP("not run: strace is missing, or may trace nothing here (ptrace is refused)");
    }
    void aListingMakesTheCallsOfItsModel_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<bool>("roomFirst");
        for (const server::ModelFacts& facts : server::modelTable()) {
            if (!server::whyUnavailable(facts).empty())
                continue;
            const QString model = QString::fromStdString(std::string(facts.name));
            QTest::addRow("%s", qPrintable(model)) << model << false;
            if (facts.asksForRoom)
                QTest::addRow("%s, room first", qPrintable(model)) << model << true;
        }
    }
    void aListingMakesTheCallsOfItsModel() {
        QFETCH(QString, model);
        QFETCH(bool, roomFirst);
        Engine engine(model, roomFirst);
        QVERIFY(engine.begins());
        QVERIFY(serveTwo(engine, model));
        Listing listing(model, roomFirst);
        QVERIFY(listing.begins());
        QVERIFY(serveTwo(listing, model));
        QStringList wanted = sequence(engine.made(), model);
        // What strace has written is read as events are handled.
        QStringList got;
        (void)QTest::qWaitFor(
            [&] {
                got = sequence(listing.made(), model);
                return got.size() >= wanted.size();
            },
            kLongestWaitMs);
        if (model == QLatin1String("thread-per-client")) {
            wanted = byDescriptor(wanted);
            got = byDescriptor(got);
        }
        QVERIFY(wanted.size() >= 6);
        QVERIFY2(got == wanted, qPrintable(QStringLiteral("listing:\n  %1\nengine:\n  %2")
                                               .arg(got.join(QStringLiteral("\n  ")),
                                                    wanted.join(QStringLiteral("\n  ")))));
    }
};

QTEST_GUILESS_MAIN(ListingSequencesTest)
#include "listing_sequences_test.moc"
