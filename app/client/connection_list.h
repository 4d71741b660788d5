// SPDX-License-Identifier: GPL-3.0-or-later
// The connections of the built-in client, one row each: our port, the server's descriptor when the
// trace knows it, what the connection is doing, and a button that closes it. Only as many rows as fit are made. GUI thread.
#pragma once

#include "client/http_client.h"
#include "session/refresh.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace muxscope::ui {

class Session;

class ConnectionList : public QWidget {
    Q_OBJECT
public:
    ConnectionList(Session& session, HttpClient& client, QWidget* parent);

    // "4 open · 1 waiting"
    [[nodiscard]] QString summary() const { return m_summary; }

signals:
    void summaryChanged(const QString& summary);

protected:
    void mousePressEvent(QMouseEvent* event) override;

private:
    struct Row;
    void refresh();
    Row makeRow();
    void fill(Row& row, ClientConnection& connection, int fd);
    [[nodiscard]] QHash<quint16, int> descriptorsByPort() const;

    struct Row {
        QWidget* frame = nullptr;
        QLabel* port = nullptr;
        QLabel* fd = nullptr;
        QLabel* state = nullptr;
        QToolButton* close = nullptr; // this one alone
        QPointer<ClientConnection> connection;
        int number = -1; // of the descriptor, to select it
    };
    Session& m_session;
    HttpClient& m_client;
    QVBoxLayout* m_column;
    QLabel* m_more;
    QList<Row> m_rows;
    Refresh m_refresh;
    QString m_summary;
};

} // namespace muxscope::ui
