// SPDX-License-Identifier: GPL-3.0-or-later
// The exchanges that the world at the cursor holds, of all connections, the latest begun last. A row
// keeps only where its exchange stands; everything else is read from the world when it is asked. GUI
// thread.
#pragma once

#include "session/session.h"

#include <QAbstractTableModel>
#include <QStringList>
#include <functional>
#include <vector>

namespace muxscope::ui {

class ExchangeListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        fdColumn,
        numberColumn,
        methodColumn,
        targetColumn,
        statusColumn,
        bytesColumn,
        tookColumn,
        arrivalColumn,
        stateColumn,
        columnCount_
    };
    enum Role {
        StateRole = Qt::UserRole, // State
        EventRole,                // quint64: the event that brought its first byte
        TopicRole,                // QString: of a method or status, its name in the reference
    };
    enum class State { none, complete, receiving, handling, sending, malformed, left, unseen };
    Q_ENUM(State)

    // Where the world at the cursor and its log are at the time of asking; null when there is none.
    struct Source {
        std::function<const world::World*()> world;
        std::function<const trace::TraceLog*()> log;
    };
    explicit ExchangeListModel(Source source, QObject* parent = nullptr);

    // Only of this connection; none: of all.
    void setOnly(Fd fd);
    // Each of the words must be in one of the row's cells.
    void setWords(const QString& words);
    // Reads which exchanges there are now.
    void refresh();

    [[nodiscard]] Fd fdAt(int row) const { return Fd{m_rows[static_cast<std::size_t>(row)].fd}; }
    [[nodiscard]] std::uint32_t numberAt(int row) const {
        return m_rows[static_cast<std::size_t>(row)].number;
    }
    // -1: it is not listed.
    [[nodiscard]] int rowOf(Fd fd, std::uint32_t number) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        std::uint64_t event = 0; // of its first byte: the order
        std::int32_t fd = -1;
        std::uint32_t number = 0;
        auto operator<=>(const Row&) const = default;
    };
    struct Found {
        const world::Connection* connection = nullptr;
        const world::Exchange* exchange = nullptr;
    };
    [[nodiscard]] std::vector<Row> rowsNow() const;
    [[nodiscard]] Found find(const Row& row) const;
    [[nodiscard]] bool matches(const Row& row) const;
    [[nodiscard]] QString text(const Row& row, const Found& found, int column) const;
    [[nodiscard]] QString tookText(const world::Exchange& exchange) const;
    [[nodiscard]] QString toolTip(const Found& found, int column) const;
    void adopt(std::vector<Row> rows);

    Source m_source;
    std::vector<Row> m_rows;
    Fd m_only = kNoFd;
    QStringList m_words;
};

// How far it is. `left`: the connection ended before it was answered. `unseen`: bytes that would tell were
// not recorded (a snap length cut them).
ExchangeListModel::State stateOf(const world::Connection& connection,
                                 const world::Exchange& exchange);
QString exchangeStateWord(ExchangeListModel::State state);
// "5 recv", "3 in one recv": empty for a message that came whole and alone.
QString arrivalText(const world::Connection& connection, const world::Exchange& exchange,
                    bool response);
// The same in a sentence; empty for nothing to say.
QString arrivalSentence(const world::Connection& connection, const world::Exchange& exchange,
                        bool response);

} // namespace muxscope::ui
