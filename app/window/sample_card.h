// SPDX-License-Identifier: GPL-3.0-or-later
// Something to begin with, as a button of several lines: a title, what it is, and a small heading. Enter
// and Space press it; a screen reader reads all of it. GUI thread.
#pragma once

#include <QAbstractButton>
#include <QHash>
#include <QStaticText>

namespace muxscope::ui {

class SampleCard : public QAbstractButton {
    Q_OBJECT
public:
    SampleCard(const QString& heading, const QString& title, const QString& about,
               QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Texts { // laid out for one width
        QStaticText heading;
        QStaticText title;
        QStaticText about;
    };
    [[nodiscard]] QRect textArea(int width) const;
    [[nodiscard]] const Texts& textsIn(int room) const;

    QString m_heading;
    QString m_title;
    QString m_about;
    mutable QHash<int, Texts> m_texts; // by the room for them
};

} // namespace muxscope::ui
