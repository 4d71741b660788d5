// SPDX-License-Identifier: GPL-3.0-or-later
// What the chosen part of an exchange is, in two or three lines with the RFC section; a click or Enter
// opens the reference there. GUI thread.
#pragma once

#include <QAbstractButton>

namespace muxscope::ui {

class ExchangeMeaning : public QAbstractButton {
    Q_OBJECT
public:
    explicit ExchangeMeaning(QWidget* parent = nullptr);

    void setMeaning(const QString& title, const QString& meaning);
    void setLines(int lines); // room for so many
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_title;
    QString m_meaning;
    int m_lines = 2;
};

} // namespace muxscope::ui
