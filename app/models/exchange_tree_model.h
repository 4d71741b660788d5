// SPDX-License-Identifier: GPL-3.0-or-later
// One exchange as a tree: request line, headers, blank line, body, response; each part says whether
// it is complete, waiting for bytes or not there yet. GUI thread.
#pragma once

#include "models/exchange_reader.h"

#include <QAbstractItemModel>
#include <memory>
#include <vector>

namespace muxscope::ui {

class ExchangeTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { partColumn, stateColumn, columnCount_ };
    enum Role {
        StateRole = Qt::UserRole, // State
        OffsetRole,               // qint64 in the message; -1 = no byte of it is there
        LengthRole,               // qint64
        InResponseRole,           // bool
        VerbatimRole,             // bool: the text is what was on the wire
        TopicRole,                // QString: its name in the reference; may be empty
        MeaningRole,              // QString: what it is, in one line with its RFC section
    };
    enum class State { none, complete, waiting, notYet, malformed };
    Q_ENUM(State)

    explicit ExchangeTreeModel(QObject* parent = nullptr);
    ~ExchangeTreeModel() override;

    void show(const ExchangeShown& shown);
    // The deepest part that holds the byte; invalid when none does.
    [[nodiscard]] QModelIndex indexOfByte(std::int64_t offset, bool inResponse) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    struct Part;

private:
    [[nodiscard]] const Part& part(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const Part& part, int column) const;
    void adopt(Part& old, Part& fresh);

    std::unique_ptr<Part> m_root;
};

} // namespace muxscope::ui
