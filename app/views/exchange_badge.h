// SPDX-License-Identifier: GPL-3.0-or-later
// A pill with a few words: how a message came ("5 recv", "3 in one recv"). Hidden while it has nothing
// to say. GUI thread.
#pragma once

#include <QWidget>

namespace muxscope::ui {

class ExchangeBadge : public QWidget {
    Q_OBJECT
public:
    explicit ExchangeBadge(QWidget* parent = nullptr);

    // `sentence` says the same for the tool tip and for screen readers.
    void say(const QString& text, const QString& sentence);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

} // namespace muxscope::ui
