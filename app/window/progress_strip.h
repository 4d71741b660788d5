// SPDX-License-Identifier: GPL-3.0-or-later
// What takes longer than half a second: a line that says what it is, how far it is, and a button that
// ends it. It looks by itself; whoever makes it says what there is to look at. GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>
#include <functional>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace muxscope::ui {

class ProgressStrip : public QFrame {
    Q_OBJECT
public:
    static constexpr int kPatienceMs = 500; // what is done sooner is not announced

    struct Work {
        QString what;     // "Opening run.muxscope"
        double done = 0;  // 0 .. 1
        QString stopText; // of the button, "Stop reading"
        QString stopTip;
        std::function<void()> stop;
    };
    // Asked several times a second; nothing: nothing is going on.
    explicit ProgressStrip(std::function<std::optional<Work>()> look, QWidget* parent = nullptr);

signals:
    void shown(bool visible);

private:
    void refresh();

    std::function<std::optional<Work>()> m_look;
    std::function<void()> m_stopWork;
    QLabel* m_what;
    QProgressBar* m_bar;
    QPushButton* m_stop;
    QTimer m_pace;
    QElapsedTimer m_since;
    bool m_visible = false;
};

} // namespace muxscope::ui
