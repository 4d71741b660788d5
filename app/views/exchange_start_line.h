// SPDX-License-Identifier: GPL-3.0-or-later
// The request line taken apart: each word underlined in its colour, with what it is below. GUI
// thread.
#pragma once

#include "models/exchange_reader.h"

#include <QWidget>

namespace muxscope::ui {

class ExchangeStartLine : public QWidget {
    Q_OBJECT
public:
    explicit ExchangeStartLine(QWidget* parent = nullptr);

    void setMessage(const world::MessageBytes& message);
    // The byte that is marked; its word is shown stronger. -1 = none.
    void setSelected(std::int64_t offset);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

signals:
    void byteChosen(qint64 offset);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    struct Word {
        QString text;
        QString caption;
        http::Role role = http::Role::Unparsed;
        std::int64_t offset = 0;
        std::int64_t length = 0;
    };
    [[nodiscard]] std::vector<int> lefts() const; // of each word, and the end

    std::vector<Word> m_words;
    std::int64_t m_selected = -1;
};

} // namespace muxscope::ui
