// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/loop_listing.h"

#include "painters/fonts.h"

#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>
#include <algorithm>

namespace muxscope::ui {

LoopListing::LoopListing(QWidget* parent) : QAbstractScrollArea(parent) {
    setObjectName(QStringLiteral("loopListing"));
    setAccessibleName(tr("Listing of the running loop"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(lineHeight() * 4);
}

int LoopListing::lineHeight() const {
    return QFontMetrics(monoFont()).height() + 3;
}

int LoopListing::charWidth() const {
    return QFontMetrics(monoFont()).horizontalAdvance(QLatin1Char('0'));
}

int LoopListing::gutter() const {
    return charWidth() * 6;
}

// The words of one line that have a colour; a small scanner, not a parser.
std::vector<LoopListing::Run> LoopListing::runsOf(const QString& text, Listing::Language language) {
    static const QRegularExpression kPython(QStringLiteral(
        R"((?<comment>#.*$)|(?<string>b?"(?:\\.|[^"\\])*")|(?<number>\b\d[\d.]*\b)|(?<keyword>\b(?:import|from|def|return|while|for|in|if|elif|else|not|and|or|is|try|except|pass|del|True|False|None)\b))"));
    static const QRegularExpression kC(QStringLiteral(
        R"((?<comment>//.*$|^#\w+)|(?<string>"(?:\\.|[^"\\])*"|<[\w/.]+\.h>)|(?<number>\b\d\w*\b)|(?<keyword>\b(?:static|const|struct|enum|int|char|unsigned|void|size_t|ssize_t|return|while|for|if|else|continue|sizeof)\b))"));
    std::vector<Run> runs;
    auto each = (language == Listing::Language::python ? kPython : kC).globalMatch(text);
    while (each.hasNext()) {
        const auto match = each.next();
        const Tone tone = match.hasCaptured(QStringLiteral("comment"))  ? Tone::comment
                          : match.hasCaptured(QStringLiteral("string")) ? Tone::string
                          : match.hasCaptured(QStringLiteral("number")) ? Tone::number
                                                                        : Tone::keyword;
        runs.push_back({match.capturedStart(), match.capturedLength(), tone});
    }
    return runs;
}

void LoopListing::setListing(const Listing& listing, Listing::Language language) {
    m_listing = listing;
    m_runs.clear();
    for (const Listing::Line& line : listing.lines)
        m_runs.push_back(runsOf(line.text, language));
    m_current.reset();
    m_values.clear();
    updateScrollBars();
    viewport()->update();
}

void LoopListing::setEmptyText(const QString& text) {
    m_emptyText = text;
    viewport()->update();
}

void LoopListing::setCurrentLine(std::optional<int> line, bool answered) {
    if (line == m_current && answered == m_answered)
        return;
    m_answered = answered;
    m_current = line;
    if (line) {
        const int page = verticalScrollBar()->pageStep();
        const int top = verticalScrollBar()->value();
        const int margin = std::min(2, page / 3);
        if (*line < top + margin || *line >= top + page - margin)
            verticalScrollBar()->setValue(*line - page / 2);
    }
    viewport()->update();
}

void LoopListing::setValues(const QMap<int, QString>& values) {
    if (values == m_values)
        return;
    m_values = values;
    viewport()->update();
}

void LoopListing::updateScrollBars() {
    const int page = std::max(1, viewport()->height() / lineHeight());
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(m_listing.lines.size()) - page));
    qsizetype longest = 0;
    for (const Listing::Line& line : m_listing.lines)
        longest = std::max(longest, line.text.size());
    const int width = gutter() + (static_cast<int>(longest) + 1) * charWidth();
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(charWidth() * 4);
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
}

int LoopListing::textEnd(int line) const {
    return gutter() - horizontalScrollBar()->value() +
           static_cast<int>(m_listing.lines[static_cast<std::size_t>(line)].text.size()) *
               charWidth();
}

void LoopListing::paintLine(QPainter& painter, const Palette& palette, int line, int top) const {
    const bool current = m_current == line;
    QFont font = monoFont();
    if (current) {
        painter.fillRect(QRect(0, top, viewport()->width(), lineHeight()), palette.currentLine);
        font.setBold(true);
    }
    painter.setFont(font);
    const int baseline = top + QFontMetrics(font).ascent() + 1;
    const QString& text = m_listing.lines[static_cast<std::size_t>(line)].text;
    const int left = gutter() - horizontalScrollBar()->value();
    painter.setPen(palette.text);
    painter.drawText(left, baseline, text);
    // The coloured words again, over the plain ones: one fixed-width cell for each character.
    for (const Run& run : m_runs[static_cast<std::size_t>(line)]) {
        const QRect at(left + static_cast<int>(run.from) * charWidth(), top,
                       static_cast<int>(run.length) * charWidth(), lineHeight());
        painter.fillRect(at, current ? palette.currentLine : palette.panel);
        painter.setPen(run.tone == Tone::keyword   ? palette.asleep.text
                       : run.tone == Tone::string  ? palette.write.text
                       : run.tone == Tone::comment ? palette.textMuted
                                                   : palette.read.text);
        painter.drawText(at.left(), baseline, text.mid(run.from, run.length));
    }
    // The gutter stands still when the text is scrolled sideways.
    painter.fillRect(QRect(0, top, gutter() - 6, lineHeight()),
                     current ? palette.currentLine : palette.panel);
    painter.setPen(current ? palette.attention.text : palette.textMuted);
    painter.drawText(QRect(0, top, gutter() - charWidth(), lineHeight()),
                     Qt::AlignRight | Qt::AlignVCenter, QString::number(line + 1));
    if (!current)
        return;
    // Full: the call has returned. Hollow: the thread is in it.
    const double middle = top + lineHeight() / 2.0;
    const QPolygonF arrow({QPointF(5, middle - 5), QPointF(13, middle), QPointF(5, middle + 5)});
    painter.setPen(QPen(palette.attention.strong, 1.4));
    painter.setBrush(m_answered ? QBrush(palette.attention.strong) : QBrush(Qt::NoBrush));
    painter.drawPolygon(arrow);
}

// Beside the line where there is room, else beside the next one, else over the line's end.
void LoopListing::paintValues(QPainter& painter, const Palette& palette) const {
    const int first = verticalScrollBar()->value();
    const QFontMetrics metrics(monoFont(-1));
    painter.setFont(monoFont(-1));
    for (auto value = m_values.cbegin(); value != m_values.cend(); ++value) {
        const QString text =
            metrics.elidedText(value.value(), Qt::ElideRight, viewport()->width() * 3 / 4);
        const int width = metrics.horizontalAdvance(text) + 12;
        const int left = viewport()->width() - width - 4;
        int line = value.key();
        const bool lastLine = line + 1 >= static_cast<int>(m_listing.lines.size());
        if (textEnd(line) + 8 > left && !lastLine && textEnd(line + 1) + 8 <= left &&
            !m_values.contains(line + 1))
            ++line;
        const QRect at(left, (line - first) * lineHeight() + 1, width, lineHeight() - 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(line == m_current.value_or(-1) ? palette.currentLine
                                                        : palette.attention.soft);
        painter.drawRoundedRect(at, 4, 4);
        painter.setPen(palette.attention.text);
        painter.drawText(at, Qt::AlignCenter, text);
    }
}

void LoopListing::paintEvent(QPaintEvent*) {
    const Palette& palette = Palette::current();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), palette.panel);
    if (m_listing.lines.empty()) {
        painter.setFont(textFont());
        painter.setPen(palette.textMuted);
        painter.drawText(viewport()->rect().adjusted(12, 4, -12, -4),
                         static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const int first = verticalScrollBar()->value();
    const int last = std::min(static_cast<int>(m_listing.lines.size()),
                              first + viewport()->height() / lineHeight() + 1);
    for (int line = first; line < last; ++line)
        paintLine(painter, palette, line, (line - first) * lineHeight());
    paintValues(painter, palette);
    if (hasFocus()) {
        painter.setPen(QPen(palette.selectionLine, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void LoopListing::resizeEvent(QResizeEvent*) {
    updateScrollBars();
}

void LoopListing::scrollContentsBy(int, int) {
    viewport()->update();
}

void LoopListing::keyPressEvent(QKeyEvent* event) {
    QScrollBar* bar = verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Up:
        bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
        break;
    case Qt::Key_Down:
        bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        break;
    case Qt::Key_PageUp:
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
        break;
    case Qt::Key_PageDown:
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void LoopListing::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    viewport()->update();
}

} // namespace muxscope::ui
