// SPDX-License-Identifier: GPL-3.0-or-later
// One teaching switch or limit to set: its name as the command line has it, what it does, what is to
// be seen then. A flag is a check box, a number has its unit and its range. GUI thread.
#pragma once

#include "session/server_choices.h"

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;

namespace muxscope::ui {

class NumberRow : public QWidget {
    Q_OBJECT
public:
    NumberRow(const NumberChoice& choice, QWidget* parent);

    [[nodiscard]] const NumberChoice& choice() const { return m_choice; }
    [[nodiscard]] qint64 value() const;
    void setValue(qint64 value); // without a signal
    // Greyed with the reason when the switch means nothing to that model.
    void showFor(const QString& model);

signals:
    void changed();

private:
    void build();
    void showState();

    NumberChoice m_choice;
    bool m_relevant = true;
    QCheckBox* m_flag = nullptr;
    QDoubleSpinBox* m_number = nullptr;
    QLabel* m_about;
    QLabel* m_consequence;
};

} // namespace muxscope::ui
