// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/notes_view.h"

#include "session/bookmarks.h"
#include "session/session.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr qsizetype kMostKept = 100'000; // characters

QString stateKey() {
    return QStringLiteral("notes");
}

} // namespace

std::optional<quint64> momentAround(const QString& line, qsizetype column) {
    static const QRegularExpression kMoment(QStringLiteral("#(\\d{1,18})"));
    for (const QRegularExpressionMatch& match : kMoment.globalMatch(line))
        if (match.capturedStart() <= column && column <= match.capturedEnd())
            return match.captured(1).toULongLong();
    return std::nullopt;
}

NotesView::NotesView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_text(new QPlainTextEdit(this)) {
    m_text->setObjectName(QStringLiteral("notesText"));
    m_text->setAccessibleName(tr("Notes"));
    m_text->setPlaceholderText(
        tr("What you notice. “#1208” is a moment: double click it, or press Ctrl+Enter in it."));
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    m_text->viewport()->installEventFilter(this);
    auto* insert = new QPushButton(tr("Insert the moment"), this);
    insert->setObjectName(QStringLiteral("notesInsert"));
    insert->setAccessibleName(insert->text());
    insert->setToolTip(tr("Write down where the cursor of time stands now"));
    auto* row = new QHBoxLayout;
    row->addWidget(insert);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text, 1);
    column->addLayout(row);
    connect(insert, &QPushButton::clicked, this, &NotesView::insertMoment);
    // A recording brings its own; what is written beside a server that runs is kept from one to the next.
    connect(&session, &Session::traceReplaced, this, &NotesView::bringBack);
    connect(&session.bookmarks(), &Bookmarks::notesChanged, this, &NotesView::showNotes);
    if (session.fileName().isEmpty() && session.bookmarks().notes().isEmpty())
        bringBack();
    showNotes();
    connect(m_text, &QPlainTextEdit::textChanged, this, &NotesView::keep);
}

QString NotesView::subtitle() const {
    const int lines = m_text->document()->isEmpty() ? 0 : m_text->document()->blockCount();
    return tr("%n line(s)", nullptr, lines);
}

void NotesView::keep() {
    const QString text = m_text->toPlainText().left(kMostKept);
    if (m_session.fileName().isEmpty())
        m_session.viewState().insert(stateKey(), text);
    m_session.bookmarks().setNotes(text);
    emit subtitleChanged(subtitle());
}

void NotesView::bringBack() {
    m_session.bookmarks().loadNotes(m_session.viewState().value(stateKey()));
}

void NotesView::showNotes() {
    if (m_text->toPlainText() == m_session.bookmarks().notes())
        return;
    const QSignalBlocker notTyped(m_text);
    m_text->setPlainText(m_session.bookmarks().notes());
    emit subtitleChanged(subtitle());
}

void NotesView::insertMoment() {
    m_text->insertPlainText(QStringLiteral("#%1 ").arg(m_session.playback().cursor()));
    m_text->setFocus();
}

void NotesView::goToMoment() {
    const QTextCursor cursor = m_text->textCursor();
    const auto moment = momentAround(cursor.block().text(), cursor.positionInBlock());
    if (!moment || !m_session.hasTrace())
        return;
    m_session.playback().goTo(
        std::clamp<quint64>(*moment, m_session.firstMoment(), m_session.head()));
}

bool NotesView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonDblClick) {
        // After the editor has set its cursor to the place.
        QMetaObject::invokeMethod(this, &NotesView::goToMoment, Qt::QueuedConnection);
    } else if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        // Ctrl+Enter sends a request anywhere else.
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            if (event->type() == QEvent::KeyPress)
                goToMoment();
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace muxscope::ui
