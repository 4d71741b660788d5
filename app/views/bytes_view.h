// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a request or its response, as hex and text: coloured by what they are for, shaded by
// the recv or send that carried them. Bytes announced but not there yet are "··". A click marks a
// byte, a double click takes the cursor to the call that brought it. GUI thread.
#pragma once

#include "models/exchange_reader.h"

#include <QWidget>
#include <utility>

class QToolButton;

namespace muxscope::ui {

class BytesGrid;

class BytesView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
public:
    explicit BytesView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const {
        return m_subtitle;
    } // "19 recv calls, shaded one by one"
    [[nodiscard]] ExchangeReader& reader() { return m_reader; }
    void showResponse(bool response);

signals:
    void subtitleChanged(const QString& subtitle);

private:
    void refresh();
    void followSelection();

    Session& m_session;
    ExchangeReader m_reader;
    QString m_subtitle;
    QToolButton* m_requestButton = nullptr;
    QToolButton* m_responseButton = nullptr;
    BytesGrid* m_grid = nullptr;
    bool m_response = false;
    std::pair<std::int64_t, bool> m_marked{-1, false}; // the selection's byte, as last seen
};

} // namespace muxscope::ui
