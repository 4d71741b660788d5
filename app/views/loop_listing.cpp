// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/loop_listing.h"

#include "painters/fonts.h"

#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextLayout>
#include <algorithm>

namespace muxscope::ui {

namespace {
constexpr qreal kUnbroken = 1e6; // wider than any line of a listing
constexpr int kMarkWidth = 16;   // breakpoint and arrow

// "3", "412", "1.2k", "35k", "2.1M": five letters at most.
QString runsText(quint64 runs) {
    constexpr quint64 kThousand = 1000;
    const auto scaled = [](double value, const char* unit) {
        return QString::number(value, 'f', value < 9.95 ? 1 : 0) + QLatin1String(unit);
    };
    const auto value = static_cast<double>(runs);
    return runs < kThousand               ? QString::number(runs)
           : runs < kThousand * kThousand ? scaled(value / 1e3, "k")
                                          : scaled(value / 1e6, "M");
}
} // namespace

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

double LoopListing::charWidth() const {
    return QFontMetricsF(monoFont()).horizontalAdvance(QLatin1Char('0'));
}

int LoopListing::gutter() const {
    const int digits = m_listing.lines.size() < 100 ? 2 : 3;
    return kMarkWidth + QFontMetrics(monoFont(-3)).horizontalAdvance(QStringLiteral("00.0k")) +
           static_cast<int>(charWidth() * (digits + 2));
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
    m_next.reset();
    m_values.clear();
    m_gutter.clear();
    m_caret = 0;
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
    showCurrent();
    describe();
    viewport()->update();
}

void LoopListing::setNextLine(std::optional<int> line) {
    if (line == m_next)
        return;
    m_next = line;
    viewport()->update();
}

void LoopListing::setGutter(std::vector<Gutter> gutter) {
    if (gutter == m_gutter)
        return;
    m_gutter = std::move(gutter);
    viewport()->update();
}

// Near an edge the line is brought to the middle; otherwise the text stands still.
void LoopListing::showCurrent() {
    if (!m_current)
        return;
    const int page = verticalScrollBar()->pageStep();
    const int top = verticalScrollBar()->value();
    const int margin = std::min(2, page / 3);
    if (*m_current < top + margin || *m_current >= top + page - margin)
        verticalScrollBar()->setValue(*m_current - page / 2);
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
    const int width = gutter() + static_cast<int>(static_cast<double>(longest + 1) * charWidth());
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(static_cast<int>(charWidth() * 4));
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
    const double left = gutter() - horizontalScrollBar()->value();
    // One layout for the line: pieces placed by measured widths drift from what hinting draws.
    QList<QTextLayout::FormatRange> formats;
    for (const Run& run : m_runs[static_cast<std::size_t>(line)]) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(run.from);
        range.length = static_cast<int>(run.length);
        range.format.setForeground(run.tone == Tone::keyword   ? palette.asleep.text
                                   : run.tone == Tone::string  ? palette.write.text
                                   : run.tone == Tone::comment ? palette.textMuted
                                                               : palette.read.text);
        formats.append(range);
    }
    QTextLayout layout(text, font);
    layout.setFormats(formats);
    layout.beginLayout();
    if (QTextLine whole = layout.createLine(); whole.isValid())
        whole.setLineWidth(kUnbroken);
    layout.endLayout();
    painter.setPen(palette.text);
    layout.draw(&painter, QPointF(left, baseline - QFontMetricsF(font).ascent()));
    paintGutter(painter, palette, line, top);
}

// It stands still when the text is scrolled sideways.
void LoopListing::paintGutter(QPainter& painter, const Palette& palette, int line, int top) const {
    const bool current = line == m_current.value_or(-1);
    painter.fillRect(QRect(0, top, gutter() - 6, lineHeight()),
                     current ? palette.currentLine : palette.panel);
    const int right = gutter() - static_cast<int>(charWidth());
    painter.setFont(monoFont());
    const int number = painter.fontMetrics().horizontalAdvance(QStringLiteral("000"));
    painter.setPen(current ? palette.attention.text : palette.textMuted);
    painter.drawText(QRect(0, top, right, lineHeight()), Qt::AlignRight | Qt::AlignVCenter,
                     QString::number(line + 1));
    const double middle = top + lineHeight() / 2.0;
    if (static_cast<std::size_t>(line) < m_gutter.size()) {
        const Gutter& mark = m_gutter[static_cast<std::size_t>(line)];
        if (mark.counts) {
            painter.setFont(monoFont(-3));
            painter.setPen(palette.textMuted);
            painter.drawText(QRect(kMarkWidth, top, right - number - kMarkWidth + 2, lineHeight()),
                             Qt::AlignRight | Qt::AlignVCenter, runsText(mark.runs));
        }
        if (mark.stop != Gutter::Stop::none) {
            painter.setPen(QPen(palette.exceptional.strong, 1.6));
            painter.setBrush(mark.stop == Gutter::Stop::enabled ? QBrush(palette.exceptional.strong)
                                                                : QBrush(Qt::NoBrush));
            painter.drawEllipse(QPointF(8, middle), 6, 6);
        }
    }
    if (line == m_caret && hasFocus()) {
        painter.setPen(QPen(palette.selectionLine, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRect(1, top, gutter() - 8, lineHeight() - 1));
    }
    const bool next = line == m_next.value_or(-1);
    if (!current && !next)
        return;
    // Full: the call has returned. Hollow: the thread is in it. Dotted: the next one.
    const QPolygonF arrow(
        {QPointF(5.5, middle - 4), QPointF(12, middle), QPointF(5.5, middle + 4)});
    const bool onDot = static_cast<std::size_t>(line) < m_gutter.size() &&
                       m_gutter[static_cast<std::size_t>(line)].stop == Gutter::Stop::enabled;
    const QColor colour = onDot     ? palette.exceptional.onStrong
                          : current ? palette.attention.strong
                                    : palette.textMuted;
    painter.setPen(QPen(colour, 1.4, current ? Qt::SolidLine : Qt::DotLine));
    painter.setBrush(current && m_answered ? QBrush(colour)
                     : onDot               ? QBrush(Qt::NoBrush)
                                           : QBrush(palette.panel));
    painter.drawPolygon(arrow);
}

// The line itself or one of the next ones whose text ends before `left`; else the line itself.
int LoopListing::roomyLine(int line, int wanted) const {
    constexpr int kNear = 3;
    int best = line;
    for (int each = line; each < static_cast<int>(m_listing.lines.size()) && each <= line + kNear;
         ++each) {
        if (each != line && m_values.contains(each))
            continue;
        if (roomBeside(each) >= wanted)
            return each;
        if (roomBeside(each) > roomBeside(best))
            best = each;
    }
    return best;
}

int LoopListing::roomBeside(int line) const {
    return viewport()->width() - textEnd(line) - 12;
}

// Beside the line where there is room, else beside the roomiest one just below, shortened: never over
// the program's own text.
void LoopListing::paintValues(QPainter& painter, const Palette& palette) const {
    const int first = verticalScrollBar()->value();
    const QFontMetrics metrics(monoFont(-1));
    painter.setFont(monoFont(-1));
    for (auto value = m_values.cbegin(); value != m_values.cend(); ++value) {
        constexpr int kAround = 12; // of the text within its box
        const int line = roomyLine(value.key(), metrics.horizontalAdvance(value.value()) + kAround);
        const QString text = metrics.elidedText(value.value(), Qt::ElideRight,
                                                std::max(0, roomBeside(line) - kAround));
        if (text.isEmpty())
            continue;
        const int width = metrics.horizontalAdvance(text) + kAround;
        const int left = viewport()->width() - width - 4;
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

void LoopListing::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    viewport()->update();
}

} // namespace muxscope::ui
