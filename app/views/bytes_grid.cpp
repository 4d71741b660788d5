// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/bytes_grid.h"

#include "models/byte_dump.h"
#include "models/exchange_reader.h"
#include "painters/fonts.h"
#include "session/http_words.h"
#include "session/quantities.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr std::int64_t kMissingRows = 1; // of "··" below an unfinished message

} // namespace

BytesGrid::BytesGrid(QWidget* parent) : QAbstractScrollArea(parent) {
    setObjectName(QStringLiteral("bytesGrid"));
    setAccessibleName(tr("Bytes of the message"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    measure();
}

QSize BytesGrid::sizeHint() const {
    return {m_grid.width(), m_grid.rowHeight * 6};
}

void BytesGrid::measure() {
    const QFontMetrics metrics(monoFont());
    m_grid.charWidth = metrics.horizontalAdvance(QLatin1Char('0'));
    m_grid.cellWidth = m_grid.charWidth * 3 + 2;
    m_grid.cellMinimum = m_grid.charWidth * 2 + 4;
    // Numbers are of use only where there are several calls.
    m_grid.labelHeight = m_message.calls.size() > 1 ? QFontMetrics(monoFont(-4)).ascent() : 0;
    m_grid.rowHeight = metrics.height() + 5 + m_grid.labelHeight;
    m_grid.hexLeft = m_grid.charWidth * 6;
    m_grid.gap = m_grid.charWidth * 2;
    m_grid.fitInto(viewport()->width());
    setMinimumHeight(m_grid.rowHeight * 3);
    // Whole rows only: half of one would only puzzle.
    const int rest = contentsRect().height() % m_grid.rowHeight;
    if (rest != viewportMargins().bottom())
        setViewportMargins(0, 0, 0, rest);
}

void BytesGrid::setMessage(const world::MessageBytes& message, std::uint64_t announced,
                           bool complete) {
    const bool sameStart =
        message.calls.empty() == m_message.calls.empty() &&
        (message.calls.empty() || message.calls.front().event == m_message.calls.front().event);
    m_message = message;
    m_announced = announced;
    m_complete = complete;
    m_broken = malformedAt(message);
    measure();
    updateScrollBar();
    if (!sameStart)
        verticalScrollBar()->setValue(0);
    viewport()->update();
}

void BytesGrid::setEmptyText(const QString& text) {
    m_emptyText = text;
    describe();
    viewport()->update();
}

std::int64_t BytesGrid::cellsShown() const {
    const std::int64_t announced = static_cast<std::int64_t>(m_announced);
    if (m_message.bytes.empty() && m_announced == 0)
        return 0;
    if (m_complete || announced > known())
        return std::max(known(), std::min(announced, known() + m_grid.columns * 64));
    return (m_grid.rows(known()) + kMissingRows) * m_grid.columns;
}

void BytesGrid::updateScrollBar() {
    const auto rows = static_cast<int>(m_grid.rows(cellsShown()));
    const int page = std::max(1, viewport()->height() / m_grid.rowHeight);
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, rows - page));
}

void BytesGrid::setSelected(std::int64_t offset, std::int64_t length) {
    const std::int64_t selected = offset < known() ? offset : -1;
    if (selected == m_selected && length == m_length)
        return;
    m_selected = selected;
    m_length = length;
    if (m_selected >= 0) {
        const auto row = static_cast<int>(m_grid.rowOf(m_selected));
        const int page = verticalScrollBar()->pageStep();
        if (row < verticalScrollBar()->value() || row >= verticalScrollBar()->value() + page)
            verticalScrollBar()->setValue(row - page / 2);
    }
    describe();
    viewport()->update();
}

void BytesGrid::setGist(const QString& gist) {
    m_gist = gist;
    describe();
}

void BytesGrid::describe() {
    QStringList lines{byteDescription(m_selected), m_gist};
    lines.removeAll(QString());
    const QString text = lines.isEmpty() ? m_emptyText : lines.join(QLatin1Char('\n'));
    if (text != accessibleDescription())
        setAccessibleDescription(text);
}

const world::RoleSpan* BytesGrid::spanOf(std::int64_t offset) const {
    const auto at = static_cast<std::uint64_t>(offset);
    const auto next = std::upper_bound(
        m_message.spans.begin(), m_message.spans.end(), at,
        [](std::uint64_t wanted, const world::RoleSpan& span) { return wanted < span.offset; });
    if (next == m_message.spans.begin())
        return nullptr;
    const auto& span = *std::prev(next);
    return at < span.offset + span.length ? &span : nullptr;
}

int BytesGrid::callOf(std::int64_t offset) const {
    const auto at = static_cast<std::uint64_t>(offset);
    const auto next =
        std::upper_bound(m_message.calls.begin(), m_message.calls.end(), at,
                         [](std::uint64_t wanted, const world::MessageBytes::Boundary& call) {
                             return wanted < call.offset;
                         });
    return static_cast<int>(next - m_message.calls.begin()) - 1;
}

std::uint64_t BytesGrid::eventOfByte(std::int64_t offset) const {
    return ui::eventOfByte(m_message, offset);
}

QString BytesGrid::byteDescription(std::int64_t offset) const {
    if (offset < 0 || offset >= cellsShown())
        return {};
    if (offset >= known())
        return tr("byte %1: not there yet").arg(offset);
    const world::RoleSpan* span = spanOf(offset);
    QString text = tr("byte %1: %2")
                       .arg(offset)
                       .arg(roleWord(span == nullptr ? http::Role::Unparsed : span->role));
    const int call = callOf(offset);
    if (call >= 0)
        text += QStringLiteral("\n") + tr("brought by %1 call %2 of %3 (moment %4)")
                                           .arg(m_callName)
                                           .arg(call + 1)
                                           .arg(m_message.calls.size())
                                           .arg(countText(eventOfByte(offset) + 1));
    return text;
}

void BytesGrid::resizeEvent(QResizeEvent*) {
    measure();
    updateScrollBar();
}

void BytesGrid::mousePressEvent(QMouseEvent* event) {
    const auto offset = m_grid.offsetAt(event->position().toPoint(), verticalScrollBar()->value());
    if (event->button() == Qt::LeftButton && offset && *offset < known())
        emit byteChosen(*offset);
}

void BytesGrid::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto offset = m_grid.offsetAt(event->position().toPoint(), verticalScrollBar()->value());
    if (offset && eventOfByte(*offset) != world::kNoEvent)
        emit callWanted(eventOfByte(*offset));
}

void BytesGrid::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(plainText(markedBytes()));
        return;
    }
    std::int64_t to = std::max<std::int64_t>(m_selected, 0);
    switch (event->key()) {
    case Qt::Key_Left:
        to -= 1;
        break;
    case Qt::Key_Right:
        to += m_selected < 0 ? 0 : 1;
        break;
    case Qt::Key_Up:
        to -= m_grid.columns;
        break;
    case Qt::Key_Down:
        to += m_grid.columns;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (eventOfByte(m_selected) != world::kNoEvent)
            emit callWanted(eventOfByte(m_selected));
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    event->accept();
    if (known() > 0)
        emit byteChosen(std::clamp<std::int64_t>(to, 0, known() - 1));
}

std::string_view BytesGrid::markedBytes() const {
    const std::string_view all(m_message.bytes);
    return m_selected < 0
               ? all
               : all.substr(static_cast<std::size_t>(m_selected),
                            static_cast<std::size_t>(std::max<std::int64_t>(m_length, 1)));
}

void BytesGrid::offerCopies(QMenu& menu) {
    const auto offer = [&](const QString& text, const QString& copied) {
        QAction* action = menu.addAction(text);
        action->setEnabled(!copied.isEmpty());
        connect(action, &QAction::triggered, this,
                [copied] { QGuiApplication::clipboard()->setText(copied); });
    };
    offer(m_selected < 0 ? tr("Copy all bytes as hex") : tr("Copy the marked bytes as hex"),
          hexBytes(markedBytes()));
    offer(m_selected < 0 ? tr("Copy all bytes as text") : tr("Copy the marked bytes as text"),
          plainText(markedBytes()));
    offer(tr("Copy all as a hex dump"), hexDump(m_message.bytes));
}

void BytesGrid::contextMenuEvent(QContextMenuEvent* event) {
    std::int64_t offset = m_selected;
    QPoint at = viewport()->mapToGlobal(viewport()->rect().center());
    if (event->reason() == QContextMenuEvent::Mouse) {
        at = event->globalPos();
        offset =
            m_grid.offsetAt(viewport()->mapFrom(this, event->pos()), verticalScrollBar()->value())
                .value_or(-1);
    }
    const std::uint64_t call = eventOfByte(offset);
    QMenu menu(this);
    QAction* go = menu.addAction(tr("Go to the %1 call that carried this byte").arg(m_callName));
    go->setEnabled(call != world::kNoEvent);
    QAction* broken = menu.addAction(tr("Go to the byte where the message is malformed"));
    broken->setEnabled(m_broken >= 0);
    menu.addSeparator();
    offerCopies(menu);
    const QAction* chosen = menu.exec(at);
    if (chosen == go)
        emit callWanted(call);
    else if (chosen == broken)
        emit byteChosen(m_broken);
}

void BytesGrid::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        measure();
    viewport()->update();
}

bool BytesGrid::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto offset = m_grid.offsetAt(help->pos(), verticalScrollBar()->value());
    QToolTip::showText(help->globalPos(), offset ? byteDescription(*offset) : QString(), this);
    return true;
}

} // namespace muxscope::ui
