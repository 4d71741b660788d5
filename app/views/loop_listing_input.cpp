// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse, keys and words of the listing.
#include "views/loop_listing.h"

#include <QContextMenuEvent>
#include <QFocusEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

namespace muxscope::ui {

int LoopListing::lineAt(QPoint at) const {
    const int line = verticalScrollBar()->value() + std::max(0, at.y()) / lineHeight();
    return line < static_cast<int>(m_listing.lines.size()) ? line : -1;
}

void LoopListing::setCaretLine(int line) {
    m_caret = std::clamp(line, 0, std::max(0, static_cast<int>(m_listing.lines.size()) - 1));
    const int top = verticalScrollBar()->value();
    const int page = verticalScrollBar()->pageStep();
    if (m_caret < top)
        verticalScrollBar()->setValue(m_caret);
    else if (m_caret >= top + page)
        verticalScrollBar()->setValue(m_caret - page + 1);
    describe();
    viewport()->update();
}

void LoopListing::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    // Who comes by the keyboard means the line that is looked at.
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
        event->reason() == Qt::ShortcutFocusReason)
        if (const auto line = m_current ? m_current : m_passed)
            setCaretLine(*line);
    viewport()->update();
}

void LoopListing::toggleBreakpoint() {
    if (static_cast<std::size_t>(m_caret) >= m_gutter.size())
        return;
    if (m_gutter[static_cast<std::size_t>(m_caret)].canStop)
        emit toggleWanted(m_caret);
    else
        QToolTip::showText(
            viewport()->mapToGlobal(
                QPoint(gutter(), (m_caret - verticalScrollBar()->value() + 1) * lineHeight())),
            m_gutter[static_cast<std::size_t>(m_caret)].whyNot, this);
}

// The picture's twin for those who do not see it: the executing line, its values, the line of the keys.
void LoopListing::describe() {
    const auto textOf = [this](int line) {
        return static_cast<std::size_t>(line) < m_listing.lines.size()
                   ? m_listing.lines[static_cast<std::size_t>(line)].text.trimmed()
                   : QString();
    };
    QStringList words;
    if (m_current)
        words << tr("Executing line %1: %2").arg(*m_current + 1).arg(textOf(*m_current));
    if (m_passed)
        words << tr("Line %1 ran last: %2").arg(*m_passed + 1).arg(textOf(*m_passed));
    for (auto value = m_values.cbegin(); value != m_values.cend(); ++value)
        words << value.value();
    words << tr("Keys act on line %1: %2").arg(m_caret + 1).arg(textOf(m_caret));
    if (static_cast<std::size_t>(m_caret) < m_gutter.size())
        words << gutterTip(m_caret);
    setAccessibleDescription(words.join(QStringLiteral(". ")));
}

QString LoopListing::gutterTip(int line) const {
    if (static_cast<std::size_t>(line) >= m_gutter.size())
        return {};
    const Gutter& mark = m_gutter[static_cast<std::size_t>(line)];
    QStringList words;
    if (mark.counts)
        words << tr("Reached %n time(s) up to the cursor.", nullptr,
                    static_cast<int>(std::min<quint64>(mark.runs, INT_MAX)));
    if (!mark.canStop)
        words << mark.whyNot;
    else if (mark.stop == Gutter::Stop::none)
        words << tr("Click here or press F9 to stop before this call.");
    else
        words << tr("The server stops before this call; click here or press F9 to let it go on.");
    return words.join(QLatin1Char(' '));
}

void LoopListing::mousePressEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    const int line = lineAt(at);
    if (event->button() != Qt::LeftButton || line < 0)
        return;
    setCaretLine(line);
}

// Not with the press: the release that follows would take away what is said about the line.
void LoopListing::mouseReleaseEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    if (event->button() == Qt::LeftButton && at.x() < gutter() && lineAt(at) == m_caret)
        toggleBreakpoint();
}

void LoopListing::contextMenuEvent(QContextMenuEvent* event) {
    const int line = event->reason() == QContextMenuEvent::Mouse
                         ? lineAt(viewport()->mapFrom(this, event->pos()))
                         : m_caret;
    if (line < 0 || static_cast<std::size_t>(line) >= m_gutter.size())
        return;
    setCaretLine(line);
    const Gutter& mark = m_gutter[static_cast<std::size_t>(line)];
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    QAction* toggle = menu->addAction(
        mark.stop == Gutter::Stop::none ? tr("Set a breakpoint") : tr("Remove the breakpoint"));
    QAction* run = menu->addAction(tr("Run to this line"));
    for (QAction* action : {toggle, run}) {
        action->setEnabled(mark.canStop);
        action->setToolTip(mark.canStop ? action->text() : mark.whyNot);
    }
    connect(toggle, &QAction::triggered, this, [this, line] { emit toggleWanted(line); });
    connect(run, &QAction::triggered, this, [this, line] { emit runToWanted(line); });
    menu->popup(event->globalPos());
}

bool LoopListing::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int line = lineAt(help->pos());
        if (line >= 0 && help->pos().x() < gutter())
            QToolTip::showText(help->globalPos(), gutterTip(line), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LoopListing::resizeEvent(QResizeEvent*) {
    updateScrollBars();
    showLine(m_current ? m_current : m_passed);
}

void LoopListing::scrollContentsBy(int, int) {
    viewport()->update();
}

void LoopListing::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() != Qt::NoModifier)
        return QAbstractScrollArea::keyPressEvent(event);
    const int page = verticalScrollBar()->pageStep();
    switch (event->key()) {
    case Qt::Key_Up:
        return setCaretLine(m_caret - 1);
    case Qt::Key_Down:
        return setCaretLine(m_caret + 1);
    case Qt::Key_PageUp:
        return setCaretLine(m_caret - page);
    case Qt::Key_PageDown:
        return setCaretLine(m_caret + page);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

} // namespace muxscope::ui
