// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline: what the thread and each descriptor did when. Drag in the lanes travels, the wheel
// zooms at the pointer, dragging the axis pans, a double click shows everything, LIVE follows.
// Keys: + and - zoom, Up/Down choose a row, PageUp/PageDown scroll by a window. The layout is made at most once a
// frame and only when something changed. GUI thread, never blocks.
#pragma once

#include "geometry/timeline_layout.h"
#include "painters/timeline_painter.h"

#include <QTimer>
#include <QWidget>

namespace muxscope::ui {

class Session;

class TimelineView : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(Session& session, QWidget* parent = nullptr);

    // "10.0 s – 15.0 s (scroll to zoom, drag to travel)"
    [[nodiscard]] QString subtitle() const { return m_subtitle; }
    [[nodiscard]] bool follows() const { return m_follows; }
    void fit(); // all of history
    void showSpan(std::int64_t fromNs, std::int64_t toNs);

    [[nodiscard]] QSize sizeHint() const override { return {1360, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {400, 110}; }

signals:
    void subtitleChanged(const QString& subtitle);

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
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum class Drag { none, travel, pan };

    void refresh();
    void forget();
    void modeChanged();
    void tick(); // time goes by although nothing happens
    void rebuild();
    void follow();       // the window's end is the present
    void revealCursor(); // the window holds the cursor
    void travelTo(double x);
    void zoom(double x, double factor);
    void scrollRows(int rows);
    void chooseRow(int step);
    [[nodiscard]] std::int64_t nowNs() const;
    [[nodiscard]] std::int64_t cursorNs() const;
    [[nodiscard]] std::vector<world::ActivitySpan> exactSpans() const;
    [[nodiscard]] TimeScale scale() const;
    void updateSubtitle();
    [[nodiscard]] QString tooltipAt(QPointF point) const;

    Session& m_session;
    TimelineLayout m_layout;
    TimelinePainter m_painter;
    QTimer m_ticker;
    QString m_subtitle;
    std::int64_t m_fromNs = 0;
    std::int64_t m_toNs = 5'000'000'000;
    Drag m_drag = Drag::none;
    QPointF m_dragAt;
    int m_firstRow = 0;
    bool m_follows = true;
    bool m_fits = false; // while following: from the beginning on
    bool m_dirty = true;
};

} // namespace muxscope::ui
