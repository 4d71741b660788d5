// SPDX-License-Identifier: GPL-3.0-or-later
// The listing of LoopView: numbered lines, the executing one and the next one marked, values at the
// right; in the gutter breakpoints and how often each line was come to. GUI thread.
#pragma once

#include "models/listing.h"
#include "painters/palette.h"

#include <QAbstractScrollArea>
#include <QMap>
#include <optional>

namespace muxscope::ui {

class LoopListing : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit LoopListing(QWidget* parent = nullptr);

    void setListing(const Listing& listing, Listing::Language language);
    // The line that executes, if the listing has it; scrolls so that it is seen. `answered`: the call
    // on it has returned.
    void setCurrentLine(std::optional<int> line, bool answered);
    void setValues(const QMap<int, QString>& values); // by line
    // The line whose call comes after the executing one's, where the recording knows it.
    void setNextLine(std::optional<int> line);
    // What stands in the gutter of a line.
    struct Gutter {
        enum class Stop { none, enabled, disabled };
        bool canStop = false;
        QString whyNot; // it cannot
        Stop stop = Stop::none;
        quint64 runs = 0;    // up to the cursor
        bool counts = false; // it has calls to count
        bool operator==(const Gutter&) const = default;
    };
    void setGutter(std::vector<Gutter> gutter); // one a line
    [[nodiscard]] const std::vector<Gutter>& gutterLines() const { return m_gutter; }
    [[nodiscard]] std::optional<int> nextLine() const { return m_next; }
    // The line that keys act on.
    [[nodiscard]] int caretLine() const { return m_caret; }
    void setCaretLine(int line);
    // F9 while it has the focus.
    Q_INVOKABLE void toggleBreakpoint();
    void setEmptyText(const QString& text);
    [[nodiscard]] std::optional<int> currentLine() const { return m_current; }
    // The last line that ran, while the thread is in a call that the listing does not have.
    void setPassedLine(std::optional<int> line);
    [[nodiscard]] std::optional<int> passedLine() const { return m_passed; }
    [[nodiscard]] QMap<int, QString> values() const { return m_values; }

signals:
    void toggleWanted(int line);
    void runToWanted(int line);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    static constexpr int kMarkWidth = 16; // of the gutter: breakpoint and arrow
    enum class Tone { plain, keyword, string, comment, number };
    struct Run {
        qsizetype from = 0;
        qsizetype length = 0;
        Tone tone = Tone::plain;
    };
    static std::vector<Run> runsOf(const QString& text, Listing::Language language);
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] int digits() const; // of the greatest line number
    [[nodiscard]] int gutter() const;
    [[nodiscard]] int lineAt(QPoint at) const; // -1 = none
    [[nodiscard]] QString gutterTip(int line) const;
    void describe();
    [[nodiscard]] double charWidth() const;
    void updateScrollBars();
    void showLine(std::optional<int> line);
    void paintPassed(QPainter& painter, const Palette& palette) const;
    [[nodiscard]] int roomyLine(int line, int wanted) const;
    [[nodiscard]] int roomBeside(int line) const; // pixels right of its text
    void paintLine(QPainter& painter, const Palette& palette, int line, int top) const;
    void paintGutter(QPainter& painter, const Palette& palette, int line, int top) const;
    void paintValues(QPainter& painter, const Palette& palette) const;
    [[nodiscard]] int textEnd(int line) const; // x of the end of a line's text

    Listing m_listing;
    std::vector<std::vector<Run>> m_runs;
    std::optional<int> m_current;
    bool m_answered = false;
    std::optional<int> m_passed;
    std::optional<int> m_next;
    int m_caret = 0;
    std::vector<Gutter> m_gutter;
    QMap<int, QString> m_values;
    QString m_emptyText;
};

} // namespace muxscope::ui
