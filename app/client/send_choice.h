// SPDX-License-Identifier: GPL-3.0-or-later
// How it sends: the way, where to stop, how many copies in one go, how many clients. GUI thread.
#pragma once

#include "client/client_request.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QRadioButton;
class QSpinBox;

namespace muxscope::ui {

class SendChoice : public QWidget {
    Q_OBJECT
public:
    explicit SendChoice(QWidget* parent);

    [[nodiscard]] SendPlan plan() const;
    void setPlan(const SendPlan& plan);

private:
    QSpinBox* addNumber(const char* name, const QString& label, const QString& about, int least,
                        int most);

    QList<QRadioButton*> m_ways;
    QGridLayout* m_numbers = nullptr;
    QSpinBox* m_stopAt = nullptr;
    QSpinBox* m_copies = nullptr;
    QSpinBox* m_clients = nullptr;
};

} // namespace muxscope::ui
