// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange_tree_model.h"

#include "models/exchange_parts.h"
#include "models/exchange_stream.h"
#include "models/reference.h"

#include <utility>

namespace muxscope::ui {

ExchangeTreeModel::ExchangeTreeModel(QObject* parent)
    : QAbstractItemModel(parent), m_root(std::make_unique<Part>()) {}

ExchangeTreeModel::~ExchangeTreeModel() = default;

void ExchangeTreeModel::show(const ExchangeShown& shown) {
    adopt(*m_root, shown.stream ? *partsOfStream(shown) : *partsOf(shown));
}

// Makes `old` say what `fresh` says; rows are added and removed at the end only, so that what the
// user has opened stays open.
void ExchangeTreeModel::adopt(Part& old, Part& fresh) {
    const QModelIndex at = indexOf(old, 0);
    const int had = static_cast<int>(old.children.size());
    const int has = static_cast<int>(fresh.children.size());
    if (has < had) {
        beginRemoveRows(at, has, had - 1);
        old.children.resize(static_cast<std::size_t>(has));
        endRemoveRows();
    }
    for (int i = 0; i < std::min(had, has); ++i) {
        Part& mine = *old.children[static_cast<std::size_t>(i)];
        Part& theirs = *fresh.children[static_cast<std::size_t>(i)];
        mine.text = std::move(theirs.text);
        mine.stateText = std::move(theirs.stateText);
        mine.topic = std::move(theirs.topic);
        mine.state = theirs.state;
        mine.offset = theirs.offset;
        mine.length = theirs.length;
        mine.inResponse = theirs.inResponse;
        mine.verbatim = theirs.verbatim;
    }
    if (std::min(had, has) > 0)
        emit dataChanged(index(0, 0, at), index(std::min(had, has) - 1, columnCount_ - 1, at));
    for (int i = 0; i < std::min(had, has); ++i)
        adopt(*old.children[static_cast<std::size_t>(i)],
              *fresh.children[static_cast<std::size_t>(i)]);
    if (has <= had)
        return;
    beginInsertRows(at, had, has - 1);
    for (int i = had; i < has; ++i) {
        fresh.children[static_cast<std::size_t>(i)]->parent = &old;
        old.children.push_back(std::move(fresh.children[static_cast<std::size_t>(i)]));
    }
    endInsertRows();
}

const ExchangeTreeModel::Part& ExchangeTreeModel::part(const QModelIndex& index) const {
    return index.isValid() ? *static_cast<const Part*>(index.internalPointer()) : *m_root;
}

QModelIndex ExchangeTreeModel::indexOf(const Part& part, int column) const {
    if (part.parent == nullptr)
        return {};
    const auto& siblings = part.parent->children;
    for (std::size_t row = 0; row < siblings.size(); ++row)
        if (siblings[row].get() == &part)
            return createIndex(static_cast<int>(row), column, &part);
    return {};
}

QModelIndex ExchangeTreeModel::indexOfByte(std::int64_t offset, bool inResponse) const {
    const Part* found = m_root.get();
    for (bool deeper = true; deeper && offset >= 0;) {
        deeper = false;
        for (const auto& child : found->children) {
            if (child->inResponse == inResponse && child->offset >= 0 && child->offset <= offset &&
                offset < child->offset + child->length) {
                found = child.get();
                deeper = true;
                break;
            }
        }
    }
    return indexOf(*found, 0);
}

QModelIndex ExchangeTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, part(parent).children[static_cast<std::size_t>(row)].get());
}

QModelIndex ExchangeTreeModel::parent(const QModelIndex& index) const {
    return index.isValid() && part(index).parent != nullptr ? indexOf(*part(index).parent, 0)
                                                            : QModelIndex();
}

int ExchangeTreeModel::rowCount(const QModelIndex& parent) const {
    return parent.column() > 0 ? 0 : static_cast<int>(part(parent).children.size());
}

int ExchangeTreeModel::columnCount(const QModelIndex&) const {
    return columnCount_;
}

QVariant ExchangeTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Part& shown = part(index);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == partColumn ? shown.text : shown.stateText;
    case Qt::ToolTipRole:
        return shown.topic.isEmpty() ? shown.text
                                     : shown.text + QStringLiteral("\n\n") + meaningOf(shown.topic);
    case StateRole:
        return QVariant::fromValue(shown.state);
    case OffsetRole:
        return QVariant::fromValue<qint64>(shown.offset);
    case LengthRole:
        return QVariant::fromValue<qint64>(shown.length);
    case InResponseRole:
        return shown.inResponse;
    case VerbatimRole:
        return shown.verbatim;
    case TopicRole:
        return shown.topic;
    case MeaningRole:
        return shown.state == State::malformed && shown.topic == QLatin1String("malformed")
                   ? QStringLiteral("%1 (%2). %3")
                         .arg(shown.text, shown.stateText, meaningOf(shown.topic))
                   : meaningOf(shown.topic);
    default:
        return {};
    }
}

QVariant ExchangeTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    return section == partColumn ? tr("part") : tr("state");
}

} // namespace muxscope::ui
