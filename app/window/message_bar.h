// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong, where the user looks: below the toolbar, with what can be done about it. A long
// message takes more lines, never a wider window. GUI thread.
#pragma once

#include "session/session.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace muxscope::ui {

class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent);

    void tint(); // after a change of theme

public slots:
    void show(const muxscope::ui::UserMessage& message);
    void dismiss();

signals:
    void remedyChosen(muxscope::ui::UserMessage::Remedy remedy);
    void shown(bool visible);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitText();

    UserMessage m_message;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_remedy;
    QToolButton* m_close;
};

} // namespace muxscope::ui
