// SPDX-License-Identifier: GPL-3.0-or-later
// Every exchange of the history, of all connections, the latest begun last; those that begin after the
// cursor are not yet. A row is a number in the index of exchanges, made when it is asked for: a hundred thousand
// cost nothing. What the world at the cursor still holds of an exchange is told as it is there; of older
// ones what came of them. GUI thread; refresh() takes at most the time it is given.
#pragma once

#include "session/session.h"
#include "world/exchange_index.h"

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
        NotYetRole,               // bool: begins after the cursor
        HeldRole,                 // bool: the world at the cursor has it: its bytes can be shown
        EndRole,                  // quint64: the event of its latest byte
    };
    enum class State { none, complete, receiving, handling, sending, malformed, left, unseen };
    Q_ENUM(State)

    // The world at the cursor, its log and every exchange up to the head, at the time of asking; null when
    // there is none.
    struct Source {
        std::function<const world::World*()> world;
        std::function<const trace::TraceLog*()> log;
        std::function<const world::ExchangeIndex*()> exchanges;
        std::function<Moment()> cursor;
        std::function<const world::World*()> newest; // for the names of descriptors
    };
    static constexpr std::int64_t kBudgetNs = 8'000'000;
    explicit ExchangeListModel(Source source, QObject* parent = nullptr);

    // Only of this connection; none: of all.
    void setOnly(Fd fd);
    // Each of the words must be in one of the row's cells.
    void setWords(const QString& words);
    // Takes in what has come, for at most `budgetNs`. False when there is more to look through.
    bool refresh(std::int64_t budgetNs = kBudgetNs);
    // Another log: forgets every row.
    void restart();
    // That began before what is held.
    [[nodiscard]] std::uint64_t older() const;

    [[nodiscard]] Fd fdAt(int row) const { return Fd{begun(row).fd}; }
    [[nodiscard]] std::uint32_t numberAt(int row) const { return begun(row).number; }
    // -1: it is not listed.
    [[nodiscard]] int rowOf(Fd fd, std::uint32_t number) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Begun = world::ExchangeIndex::Entry;
    // What a row says, from the world at the cursor or from what came of it.
    struct Facts {
        QString method;
        QString target;
        std::uint16_t status = 0;
        std::uint64_t bytesIn = 0;
        std::uint64_t bytesOut = 0;
        std::uint64_t answeredAt = world::kNoEvent;
        State state = State::none;
        const world::Connection* connection = nullptr; // both: the world has it
        const world::Exchange* exchange = nullptr;
    };
    [[nodiscard]] int numberOf(const Begun& row) const; // of the descriptor, as people read it
    [[nodiscard]] bool filtered() const { return m_only.valid() || !m_words.isEmpty(); }
    [[nodiscard]] std::uint64_t sequenceAt(int row) const;
    [[nodiscard]] const Begun& begun(int row) const;
    [[nodiscard]] Facts factsOf(const Begun& row) const;
    [[nodiscard]] Facts outcomeFacts(const Begun& row) const;
    [[nodiscard]] bool matches(const Begun& row, const Facts& facts) const;
    [[nodiscard]] QString text(const Begun& row, const Facts& facts, int column) const;
    [[nodiscard]] QString tookText(const Begun& row, const Facts& facts) const;
    [[nodiscard]] QString toolTip(const Facts& facts, int column) const;
    void forget(std::uint64_t from);
    void insert(std::uint64_t sequence);
    void lookAgain(const world::ExchangeIndex& exchanges);
    bool lookThrough(const world::ExchangeIndex& exchanges, std::int64_t budgetNs);
    void beginAgain();

    Source m_source;
    // All: [m_from, m_to). Filtered: those of them that match, and how far they have been looked at.
    std::uint64_t m_from = 0;
    std::uint64_t m_to = 0;
    std::vector<std::uint64_t> m_matching;
    std::vector<std::uint64_t> m_open; // looked at, do not match and go on: they may
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
