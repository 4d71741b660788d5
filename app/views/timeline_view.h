// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline: what the threads and each descriptor did when. Drag in the lanes travels, with Shift
// it chooses a range; the wheel zooms at the pointer, dragging the axis pans, a double click shows
// everything, LIVE follows. In the strip below, the window is dragged and resized.
// Keys: + - 0 zoom, Up/Down choose a row, PageUp/PageDown scroll by a window, P pins, Space folds a
// group, G folds gaps, I and O and Shift+Left/Right choose a range, Z zooms to it, Esc clears it, F frames
// the action at the cursor.
// The layout is made at most once a frame and only when something changed. GUI thread, never blocks.
#pragma once

#include "geometry/timeline_layout.h"
#include "models/table_twin.h"
#include "painters/timeline_painter.h"
#include "session/refresh.h"

#include <QTimer>
#include <QWidget>

namespace muxscope::ui {

class Session;
class TimelineChoices;

class TimelineView : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(Session& session, QWidget* parent = nullptr);

    // "10.0 s – 15.0 s (scroll to zoom, drag to travel)"
    [[nodiscard]] QString subtitle() const { return m_subtitle; }
    [[nodiscard]] bool follows() const { return m_follows; }
    [[nodiscard]] bool isChoosingRange() const { return m_drag == Drag::range; }
    [[nodiscard]] const TimelineLayout& layoutShown() const { return m_layout; }
    // What the picture shows, in words.
    [[nodiscard]] QString textTwin() const;
    Q_INVOKABLE muxscope::ui::TableTwin tableTwin() const;

    [[nodiscard]] QSize sizeHint() const override { return {1360, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {400, 110}; }

public slots:
    void fit(); // all of history
    void showSpan(qint64 fromNs, qint64 toNs);
    void zoomToRange();
    void frameAction(); // what happened around the cursor without a pause
    void zoomIn();
    void zoomOut();
    void setFirstRow(int row);

signals:
    void subtitleChanged(const QString& subtitle);
    // Of the rows that scroll, after each new layout.
    void rowsChanged(int first, int fitting, int all);
    void searchWanted();
    void rangeChosen(); // by a drag, which is over

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum class Drag { none, travel, pan, range, strip, stripLeft, stripRight };

    void refresh();
    void forget();
    void modeChanged();
    void tick(); // time goes by although nothing happens
    void rebuild();
    [[nodiscard]] TimelineInput input() const;
    [[nodiscard]] std::vector<TimelineFlag> flags() const;
    [[nodiscard]] ExactWindow exactWindow() const;

    // timeline_window.cpp: which part of time is shown
    void follow();       // the window's end is the present
    void revealCursor(); // the window holds the cursor
    void frameHair();    // the action at the cursor, when it would be too narrow to be seen
    [[nodiscard]] bool actionSpan(std::int64_t& fromNs, std::int64_t& toNs) const;
    void travelTo(double x);
    void zoom(double x, double factor);
    void zoomAtCursor(double factor);
    void pan(double pixels);
    void scrollRows(int rows);
    void updateSubtitle();
    [[nodiscard]] std::int64_t nowNs() const;
    [[nodiscard]] std::int64_t fittingEnd() const;
    [[nodiscard]] std::int64_t cursorNs() const;
    [[nodiscard]] TimeScale scale() const;
    [[nodiscard]] TimeScale::Gaps gaps() const;

    // timeline_view_input.cpp
    void chooseRow(int step);
    void pressInGutter(const TimelineRow& row);
    [[nodiscard]] Drag dragAt(QPointF at, Qt::KeyboardModifiers modifiers) const;
    void dragStrip(double x);
    void setCursorShape(QPointF at);
    void toggleCurrent();
    void pinCurrent();

    // timeline_commands.cpp
    void addCommands();
    void addWindowCommands();
    void addRowCommands();
    void addRangeCommands();
    void moveRangeEnd(double pixels);

    TimelineChoices& choices() const;

    Session& m_session;
    Refresh m_refresh;
    TimelineLayout m_layout;
    TimelinePainter m_painter;
    QTimer m_ticker;
    QTimer m_words; // the text twin follows when the picture has come to rest
    QString m_subtitle;
    std::int64_t m_fromNs = 0;
    std::int64_t m_toNs = 5'000'000'000;
    Drag m_drag = Drag::none;
    QPointF m_dragAt;
    std::int64_t m_dragFromNs = 0;
    std::int64_t m_shownNowNs = 0; // the present, in the picture
    std::optional<world::LaneId> m_current;
    int m_firstRow = 0;
    bool m_follows = true;
    bool m_fits = false; // while following: from the beginning on
    bool m_dirty = true;
};

} // namespace muxscope::ui
