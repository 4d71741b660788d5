// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a request or its response, as hex and text: coloured by what they are for, divided by
// the recv or send that carried them. Bytes announced but not there yet are "··". A click marks a
// byte, a double click takes the cursor to the call that brought it. Where no HTTP is spoken: what was
// received and what was sent. In a wide panel both stand side by side. GUI thread.
#pragma once

#include "models/exchange_reader.h"
#include "models/table_twin.h"

#include <QWidget>
#include <array>
#include <tuple>

class QLabel;
class QToolButton;

namespace muxscope::ui {

class BytesGrid;

class BytesView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
public:
    explicit BytesView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const { return m_subtitle; } // "19 recv calls"
    [[nodiscard]] ExchangeReader& reader() { return m_reader; }
    void showResponse(bool response);
    // Both messages, stretch by stretch.
    Q_INVOKABLE muxscope::ui::TableTwin tableTwin() const;

signals:
    void subtitleChanged(const QString& subtitle);

protected:
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void refresh();
    void fill(bool response);
    void layOutSides();
    void followSelection();
    void showFacts();
    void goToCall();
    [[nodiscard]] const world::MessageBytes& message(bool response) const;
    [[nodiscard]] QString subtitleText() const;
    [[nodiscard]] QString gistText(bool response) const;
    [[nodiscard]] QString factsText() const;
    [[nodiscard]] QString stateText() const;

    Session& m_session;
    ExchangeReader m_reader;
    QString m_subtitle;
    std::array<QToolButton*, 2> m_faces{}; // request, response
    std::array<BytesGrid*, 2> m_grids{};
    QLabel* m_facts = nullptr;
    QToolButton* m_toCall = nullptr;
    bool m_response = false;
    std::tuple<std::int64_t, bool, std::int64_t> m_marked{-1, false, 1}; // as last seen
};

} // namespace muxscope::ui
