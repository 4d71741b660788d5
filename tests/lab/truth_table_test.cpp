// SPDX-License-Identifier: GPL-3.0-or-later
// The readiness truth table against the kernel of this machine: each cell a case.
#include "lab/truth_table.h"

#include <QTest>

#include <cerrno>
#include <string>

using namespace muxscope::lab;

namespace {

// As claims.md has it. epoll: what epoll_wait says where it is not the same as poll.
struct Expected {
    const char* state;
    const char* select;
    const char* pollNothing;
    const char* pollAll;
    int epollAddError = 0;
};

constexpr Expected kTable[] = {
    {"TCP socket, fresh", "1 1 0", "HUP", "OUT|HUP"},
    {"TCP socket, only bound", "1 1 0", "HUP", "OUT|HUP"},
    {"listener, idle", "0 0 0", "-", "-"},
    {"listener, one pending", "1 0 0", "-", "IN"},
    {"connected, idle", "0 1 0", "-", "OUT"},
    {"urgent byte only", "0 1 1", "-", "PRI|OUT"},
    {"urgent byte behind 3 normal bytes", "1 1 1", "-", "IN|PRI|OUT"},
    {"peer FIN", "1 1 0", "-", "IN|OUT|RDHUP"},
    {"only our side shut down for writing", "0 1 0", "-", "OUT"},
    {"both directions shut", "1 1 0", "HUP", "IN|OUT|HUP|RDHUP"},
    {"peer RST, before reading SO_ERROR", "1 1 0", "ERR|HUP", "IN|OUT|ERR|HUP|RDHUP"},
    {"peer RST, after reading SO_ERROR", "1 1 0", "HUP", "IN|OUT|HUP|RDHUP"},
    {"non-blocking connect refused", "1 1 0", "ERR|HUP", "IN|OUT|ERR|HUP|RDHUP"},
    {"send buffer full", "0 0 0", "-", "-"},
    {"UDP after ICMP refusal", "1 1 0", "ERR", "OUT|ERR"},
    {"pipe reader end, writer closed", "1 . 0", "HUP", "HUP"},
    {"pipe writer end, reader closed", ". 1 0", "ERR", "OUT|ERR"},
    {"regular file", "1 1 0", "-", "IN|OUT", EPERM},
    {"closed fd number", "EBADF", "NVAL", "NVAL", EBADF},
};

QString epollText(const EpollCell& cell) {
    return cell.addError != 0 ? QString(strerrorname_np(cell.addError))
                              : QString::fromStdString(bitsText(cell.events));
}

} // namespace

class TruthTableTest : public QObject {
    Q_OBJECT

private slots:
    void everyStateHasItsRow() {
        QCOMPARE(std::size(kTable), fdStates().size());
        for (std::size_t i = 0; i < std::size(kTable); ++i)
            QCOMPARE(fdStates()[i].name, std::string_view(kTable[i].state));
    }
    void theKernelSays_data() {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("expected");
        for (std::size_t i = 0; i < std::size(kTable); ++i) {
            const Expected& row = kTable[i];
            const FdState& state = fdStates()[i];
            const auto seen = observe(state);
            const auto cell = [&](const char* column, const QString& said,
                                  const QString& expected) {
                QTest::addRow("%s: %s", row.state, column)
                    << (seen ? said : QString::fromStdString(seen.error().text)) << expected;
            };
            const TruthRow said = seen ? *seen : TruthRow{};
            const QString refusal =
                row.epollAddError != 0 ? strerrorname_np(row.epollAddError) : "";
            cell("select r w x", QString::fromStdString(selectText(said, state)), row.select);
            cell("poll, asked for nothing", QString::fromStdString(bitsText(said.pollNothing)),
                 row.pollNothing);
            cell("poll, asked for all", QString::fromStdString(bitsText(said.pollAll)),
                 row.pollAll);
            cell("epoll, asked for nothing", epollText(said.epollNothing),
                 refusal.isEmpty() ? row.pollNothing : refusal);
            cell("epoll, asked for all", epollText(said.epollAll),
                 refusal.isEmpty() ? row.pollAll : refusal);
        }
    }
    void theKernelSays() {
        QFETCH(QString, said);
        QFETCH(QString, expected);
        QCOMPARE(said, expected);
    }
};

QTEST_GUILESS_MAIN(TruthTableTest)
#include "truth_table_test.moc"
