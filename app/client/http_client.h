// SPDX-License-Identifier: GPL-3.0-or-later
// All connections of the built-in client. An ordinary request goes over the last idle connection when
// there is one (keep-alive), an awkward one over its own. GUI thread, never blocks.
#pragma once

#include "client/client_connection.h"

#include <QList>

namespace muxscope::ui {

class HttpClient : public QObject {
    Q_OBJECT
public:
    explicit HttpClient(QObject* parent);

    void send(quint16 port, const ClientRequest& request, Sending sending);
    // Closes what is still being sent or awaited; idle connections stay.
    void cancel();
    void closeAll();
    // Forgets those that are over.
    void sweep();

    [[nodiscard]] const QList<ClientConnection*>& connections() const { return m_connections; }
    // The one that was sent on last; null before the first.
    [[nodiscard]] const ClientConnection* latest() const { return m_latest; }
    [[nodiscard]] bool busy() const;

signals:
    void changed();

private:
    ClientConnection* open(quint16 port, const ClientRequest& request, Sending sending);

    QList<ClientConnection*> m_connections; // newest last
    ClientConnection* m_latest = nullptr;
};

} // namespace muxscope::ui
