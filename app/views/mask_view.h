// SPDX-License-Identifier: GPL-3.0-or-later
// The event mask of the selected descriptor, bit by bit: what the kernel last reported for it, in
// poll(2)'s bits; select's answer is shown as the readiness that poll() would report. A bit is chosen by
// a click, or by Left and Right, Home and End; Space points the reference at it, Enter opens it there.
// GUI thread.
#pragma once

#include "models/table_twin.h"
#include "session/refresh.h"
#include "session/session.h"

#include <QWidget>

namespace muxscope::ui {

// What there is to show, from a world. Plain values, for the view and its tests.
struct MaskShown {
    // No call: why there is no mask.
    enum class Without { answer, multiplexer, descriptor };
    Without without = Without::answer;
    Fd fd;
    int number = -1;                      // of fd, as people read it
    trace::Call call = trace::Call::none; // that reported; none = nothing is known
    bool reported = false;                // the last answer named this descriptor
    std::uint32_t asked = 0;              // interest
    std::uint32_t bits = 0;               // poll's bits
    bool mapped = false;                  // inferred from select's sets
};
// `number`: of fd, as people read it.
MaskShown readMask(const world::World& world, Fd fd, int number);

class MaskView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
    Q_PROPERTY(QString summary READ summary NOTIFY subtitleChanged)
public:
    explicit MaskView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const { return m_subtitle; }
    // All of it in a few words, for where there is no room for more: "POLLIN → readable".
    [[nodiscard]] QString summary() const { return m_summary; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    Q_INVOKABLE muxscope::ui::TableTwin tableTwin() const;

signals:
    void subtitleChanged(const QString& subtitle);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void refresh();
    [[nodiscard]] QRect box(int i) const;
    [[nodiscard]] QString nameAt(QPoint at) const; // "POLLIN"; empty beside the boxes
    void paintBox(QPainter& painter, int i) const;
    void choose(int i); // by the keyboard
    void describe();
    [[nodiscard]] QString bitText(int i) const;

    Session& m_session;
    Refresh m_refresh;
    MaskShown m_shown;
    QString m_subtitle;
    QString m_summary;
    int m_chosen = 0; // the bit that the keyboard is at
};

} // namespace muxscope::ui
