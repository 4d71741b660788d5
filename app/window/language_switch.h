// SPDX-License-Identifier: GPL-3.0-or-later
// The languages side by side in the window's corner, each in its own words: "EN / 中文". One press
// changes everything at once; the one in force is marked. GUI thread.
#pragma once

#include <QString>
#include <QWidget>

class QToolButton;

namespace muxscope::ui {

class LanguageSwitch : public QWidget {
    Q_OBJECT
public:
    explicit LanguageSwitch(QWidget* parent);
    void show(const QString& language); // as useLanguage takes it

signals:
    void chosen(const QString& language);

private:
    QList<QToolButton*> m_buttons; // in the order of languages()
};

} // namespace muxscope::ui
