// SPDX-License-Identifier: GPL-3.0-or-later
// Offers what a Muxscope that was killed had recorded: to open it or to delete it, one recording after the
// other, the newest first. What is neither stays for the next start. GUI thread.
#pragma once

#include <QFrame>
#include <QString>

class QLabel;
class QPushButton;
class QToolButton;

namespace muxscope::ui {

class RecoveryBar : public QFrame {
    Q_OBJECT
public:
    explicit RecoveryBar(QWidget* parent = nullptr);

    struct Offer {
        qint64 changedNs = 0; // CLOCK_REALTIME
        quint64 bytes = 0;
        int more = 0; // beside it
    };
    void offer(const Offer& offer);

signals:
    void openWanted();
    void deleteWanted();
    void later();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitText();

    QLabel* m_text;
    QPushButton* m_open;
    QPushButton* m_delete;
    QToolButton* m_later;
};

} // namespace muxscope::ui
