// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline_bookmarks_pane.h"

#include "geometry/timeline_words.h"
#include "session/bookmarks.h"
#include "session/session.h"
#include "views/timeline_tools.h"
#include "widgets/panel_command.h"
#include "world/time_index.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr int kTime = 0;
constexpr int kNote = 1;
constexpr int kMomentRole = Qt::UserRole;

quint64 momentOf(const QTreeWidgetItem* item) {
    return item->data(kTime, kMomentRole).toULongLong();
}

} // namespace

TimelineBookmarksPane::TimelineBookmarksPane(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_list(new QTreeWidget(this)) {
    setObjectName(QStringLiteral("timelineBookmarksPane"));
    setAccessibleName(tr("Bookmarks"));
    m_list->setObjectName(QStringLiteral("timelineBookmarks"));
    m_list->setAccessibleName(tr("Bookmarks"));
    m_list->setToolTip(tr("Enter goes there, F2 edits the note, Delete removes, Ctrl+Z undoes"));
    m_list->setHeaderLabels({tr("Time"), tr("Note")}); // not seen, but read aloud
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers); // F2 and double click, below
    m_list->header()->setStretchLastSection(true);
    m_list->header()->setSectionResizeMode(kTime, QHeaderView::ResizeToContents);
    addCommands();
    auto* title = new QLabel(tr("Bookmarks"), this);
    title->setObjectName(QStringLiteral("sectionTitle"));
    m_add = timelineButton("bookmarkAdd", tr("Add"),
                           tr("Bookmark the moment at the cursor (Ctrl+B)"), this);
    m_remove = timelineButton("bookmarkRemove", tr("Remove"),
                              tr("Remove the chosen bookmark (Delete)"), this);
    m_undo = timelineButton("bookmarkUndo", tr("Undo"),
                            tr("Undo the latest change of the bookmarks"), this);
    auto* head = new QHBoxLayout;
    head->setSpacing(2);
    head->addWidget(title, 1);
    for (QToolButton* button : {m_add, m_remove, m_undo})
        head->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    Bookmarks& bookmarks = session.bookmarks();
    connect(m_add, &QToolButton::clicked, this,
            [this] { m_session.bookmarks().add(m_session.playback().cursor()); });
    connect(m_remove, &QToolButton::clicked, this, &TimelineBookmarksPane::removeCurrent);
    connect(m_undo, &QToolButton::clicked, &bookmarks, &Bookmarks::undo);
    connect(&bookmarks, &Bookmarks::changed, this, &TimelineBookmarksPane::fill);
    connect(&session, &Session::cursorMoved, this, &TimelineBookmarksPane::showCursor);
    connect(&session, &Session::headMoved, this, [this](quint64 moment) {
        const auto& all = m_session.bookmarks().all();
        if (m_unresolved && moment >= all.back().moment)
            fill();
    });
    connect(m_list, &QTreeWidget::itemActivated, this, &TimelineBookmarksPane::goTo);
    connect(m_list, &QTreeWidget::itemClicked, this, &TimelineBookmarksPane::goTo);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this,
            [this](QTreeWidgetItem* item) { m_list->editItem(item, kNote); });
    connect(m_list, &QTreeWidget::itemChanged, this, &TimelineBookmarksPane::noteChanged);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this] { updateButtons(); });
    fill();
}

void TimelineBookmarksPane::fill() {
    if (!isVisible() && m_list->topLevelItemCount() == 0 && m_session.bookmarks().all().isEmpty())
        return updateButtons();
    m_filling = true;
    m_unresolved = false;
    m_list->clear();
    for (const Bookmark& bookmark : m_session.bookmarks().all()) {
        const bool held = m_session.hasTrace() && bookmark.moment >= m_session.firstMoment() &&
                          bookmark.moment <= m_session.head();
        m_unresolved |= bookmark.moment > m_session.head();
        const QString at = held ? timeText(world::timeOfMoment(m_session.log(), bookmark.moment), 6)
                                : tr("moment %1").arg(bookmark.moment); // gone, or not read yet
        auto* item = new QTreeWidgetItem(m_list, {at, bookmark.note});
        item->setData(kTime, kMomentRole, static_cast<qulonglong>(bookmark.moment));
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setToolTip(kNote, bookmark.note);
    }
    m_filling = false;
    showCursor();
    updateButtons();
}

// The one at the cursor is the current one, so that F2 writes to it.
void TimelineBookmarksPane::showCursor() {
    const Moment cursor = m_session.playback().cursor();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_list->topLevelItem(i);
        if (momentOf(item) == cursor) {
            m_list->setCurrentItem(item);
            return;
        }
    }
}

void TimelineBookmarksPane::goTo(const QTreeWidgetItem* item) {
    if (m_session.hasTrace())
        m_session.playback().goTo(
            std::clamp<Moment>(momentOf(item), m_session.firstMoment(), m_session.head()));
}

void TimelineBookmarksPane::noteChanged(QTreeWidgetItem* item, int column) {
    if (m_filling)
        return;
    const quint64 moment = momentOf(item);
    const QString note = item->text(kNote);
    // Not while the editor still holds the item: the list is filled anew.
    QMetaObject::invokeMethod(
        this,
        [this, moment, note, column] {
            if (column == kNote)
                m_session.bookmarks().setNote(moment, note);
            else
                fill(); // the time is not to be edited
        },
        Qt::QueuedConnection);
}

void TimelineBookmarksPane::removeCurrent() {
    if (const QTreeWidgetItem* item = m_list->currentItem())
        m_session.bookmarks().remove(momentOf(item));
}

void TimelineBookmarksPane::updateButtons() {
    m_add->setEnabled(m_session.hasTrace());
    m_remove->setEnabled(m_list->currentItem() != nullptr);
    m_undo->setEnabled(m_session.bookmarks().undoStack().canUndo());
}

void TimelineBookmarksPane::addCommands() {
    const auto command = [this](const char* name, const QString& text,
                                const QList<QKeySequence>& keys, const std::function<void()>& run) {
        addPanelCommand(*m_list, QString::fromLatin1(name), text, keys, run);
    };
    command("bookmarkEditNote", tr("Edit the note"), {QKeySequence(Qt::Key_F2)}, [this] {
        if (m_list->currentItem() != nullptr)
            m_list->editItem(m_list->currentItem(), kNote);
    });
    command("bookmarkDelete", tr("Remove the bookmark"), {QKeySequence(Qt::Key_Delete)},
            [this] { removeCurrent(); });
    command("bookmarksUndo", tr("Undo a change of the bookmarks"),
            {QKeySequence(QKeySequence::Undo)}, [this] { m_session.bookmarks().undo(); });
    command("bookmarksRedo", tr("Redo a change of the bookmarks"),
            {QKeySequence(QKeySequence::Redo)}, [this] { m_session.bookmarks().redo(); });
}

} // namespace muxscope::ui
