// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/loop_listing.h"

#include "painters/fonts.h"
#include "widgets/panel_command.h"

#include <QEvent>
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
    addPanelCommand(
        *this, QStringLiteral("toggleBreakpointLine"), tr("Set or clear a breakpoint at the line"),
        {QKeySequence(Qt::Key_Space), QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)},
        [this] { toggleBreakpoint(); });
}

int LoopListing::lineHeight() const {
    return QFontMetrics(monoFont()).height() + 3;
}

double LoopListing::charWidth() const {
    return QFontMetricsF(monoFont()).horizontalAdvance(QLatin1Char('0'));
}

int LoopListing::digits() const {
    return m_listing.lines.size() < 100 ? 2 : 3;
}

int LoopListing::gutter() const {
    return kMarkWidth + QFontMetrics(monoFont(-3)).horizontalAdvance(QStringLiteral("00.0k")) +
           static_cast<int>(charWidth() * (digits() + 2));
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
    m_passed.reset();
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
    showLine(m_current);
    describe();
    viewport()->update();
}

void LoopListing::setPassedLine(std::optional<int> line) {
    if (line == m_passed)
        return;
    m_passed = line;
    showLine(m_passed);
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
void LoopListing::showLine(std::optional<int> line) {
    if (!line)
        return;
    const int page = verticalScrollBar()->pageStep();
    const int top = verticalScrollBar()->value();
    const int margin = std::min(2, page / 3);
    if (*line < top + margin || *line >= top + page - margin)
        verticalScrollBar()->setValue(*line - page / 2);
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

void LoopListing::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    viewport()->update();
}

} // namespace muxscope::ui
