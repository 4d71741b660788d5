// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/calls_filter_field.h"

#include "painters/fonts.h"
#include "painters/palette.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QStringListModel>
#include <QStyle>
#include <QTextCharFormat>

namespace muxscope::ui {

namespace {
constexpr int kLineGap = 6; // pixels between this field and the line below, and after it
} // namespace

CallsFilterField::CallsFilterField(QWidget* parent)
    : QLineEdit(parent), m_completer(new QCompleter(this)), m_words(new QStringListModel(this)) {
    setFont(monoFont());
    setClearButtonEnabled(true);
    m_completer->setModel(m_words);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(10);
    m_completer->popup()->setObjectName(QStringLiteral("callsFilterWords"));
    m_completer->popup()->setAccessibleName(tr("What could come next"));
    m_completer->popup()->setFont(monoFont());
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this,
            &CallsFilterField::replaceWord);
    connect(this, &QLineEdit::textEdited, this, [this] { offer(false); });
}

void CallsFilterField::showFault(const std::optional<CallFilter::Fault>& fault) {
    const bool bad = fault.has_value();
    if (property("bad").toBool() != bad) {
        setProperty("bad", bad);
        style()->unpolish(this);
        style()->polish(this);
    }
    // A line edit marks a part of its text only as an input method would.
    QList<QInputMethodEvent::Attribute> attributes;
    if (bad && fault->at < text().size()) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(Palette::current().exceptional.strong);
        format.setForeground(Palette::current().exceptional.text);
        const auto length = std::min(fault->length, text().size() - fault->at);
        attributes.append({QInputMethodEvent::TextFormat,
                           static_cast<int>(fault->at) - cursorPosition(), static_cast<int>(length),
                           format});
    }
    QInputMethodEvent mark(QString(), attributes);
    QLineEdit::inputMethodEvent(&mark);
    keepClear(bad);
}

// What is wrong stands in the line below: the words that could come next leave it in sight.
void CallsFilterField::keepClear(bool below) {
    const int room = below ? QFontMetrics(textFont(-1)).height() + kLineGap : 0;
    QAbstractItemView* popup = m_completer->popup();
    const bool under = popup->y() >= mapToGlobal(rect().bottomLeft()).y(); // else above: no room
    if (popup->isVisible() && under)
        popup->move(popup->x(), popup->y() + room - m_below);
    m_below = room;
}

// While typing only what goes on with a word, or follows an operator; when asked for, all there is.
void CallsFilterField::offer(bool asked) {
    if (!m_values)
        return;
    const CallFilterWords found = callFilterWords(text(), cursorPosition(), m_values());
    const bool begun = cursorPosition() > found.from;
    const bool wanted = asked || begun || text().left(found.from).endsWith(QLatin1Char(' '));
    if (found.words.isEmpty() || !wanted || (text().isEmpty() && !asked)) {
        m_completer->popup()->hide();
        return;
    }
    m_words->setStringList(found.words);
    const QFontMetrics metrics(m_completer->popup()->font());
    int width = 0;
    for (const QString& word : found.words)
        width = std::max(width, metrics.horizontalAdvance(word));
    QRect at = cursorRect();
    at.moveLeft(std::max(0, at.left() - metrics.horizontalAdvance(QLatin1Char('0')) *
                                            static_cast<int>(cursorPosition() - found.from)));
    at.setWidth(width + 48);
    at.setBottom(height() + m_below);
    m_completer->complete(at);
    // Enter takes what is marked; while typing nothing is, so that Enter only ends the typing.
    m_completer->popup()->setCurrentIndex(asked ? m_completer->completionModel()->index(0, 0)
                                                : QModelIndex());
}

void CallsFilterField::replaceWord(const QString& word) {
    const CallFilterWords found = callFilterWords(text(), cursorPosition(), {});
    QString whole = text();
    const bool last = found.from + found.length >= whole.size();
    const QString fresh = last ? word + QLatin1Char(' ') : word;
    whole.replace(found.from, found.length, fresh);
    setText(whole);
    setCursorPosition(static_cast<int>(found.from + fresh.size()));
    offer(false);
}

void CallsFilterField::keyPressEvent(QKeyEvent* event) {
    const bool asks =
        (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) ||
        (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier);
    if (asks) {
        offer(true);
        return;
    }
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void CallsFilterField::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        m_completer->popup()->hide();
}

} // namespace muxscope::ui
