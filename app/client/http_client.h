// SPDX-License-Identifier: GPL-3.0-or-later
// All connections of the built-in client. An ordinary request goes over the last idle connection when
// there is one (keep-alive), an awkward one over its own. Lives with the session, not with the panel: a
// panel that is made anew cuts nobody off. GUI thread, never blocks: a crowd comes in small steps.
#pragma once

#include "client/client_connection.h"

#include <QList>
#include <QPointer>
#include <QTimer>

namespace muxscope::ui {

class Session;

// How far a crowd is.
struct CrowdProgress {
    int clients = 0; // wanted; 0: there has been no crowd
    int opened = 0;  // begun to connect
    int connected = 0;
    int answered = 0; // all that they asked for
    int over = 0;     // closed, reset
    int failed = 0;   // refused and its kin
    [[nodiscard]] bool opening() const { return opened < clients; }
};

class HttpClient : public QObject {
    Q_OBJECT
public:
    explicit HttpClient(QObject* parent);
    // The session's; made when it is first asked for.
    static HttpClient& of(Session& session);

    void send(quint16 port, const ClientRequest& request, Sending sending) {
        send(port, request, SendPlan{sending});
    }
    void send(quint16 port, const ClientRequest& request, const SendPlan& plan);
    // Closes what is still being sent or awaited, and opens no more; idle connections stay.
    void cancel();
    void cancel(ClientConnection* connection); // this one, whatever it does
    void closeAll();
    // Forgets those that are over.
    void sweep();

    [[nodiscard]] const QList<ClientConnection*>& connections() const { return m_connections; }
    // The one that was sent on last; null before the first.
    [[nodiscard]] const ClientConnection* latest() const { return m_latest; }
    [[nodiscard]] bool busy() const;
    [[nodiscard]] CrowdProgress crowd() const; // the latest
    // Whether it is what was sent last.
    [[nodiscard]] bool crowdIsLatest() const { return m_crowdIsLatest; }

signals:
    void changed();

private:
    ClientConnection* open(quint16 port, const ClientRequest& request, const SendPlan& plan);
    void openMore();

    QList<ClientConnection*> m_connections; // newest last
    ClientConnection* m_latest = nullptr;
    QList<QPointer<ClientConnection>> m_crowd;
    int m_crowdClients = 0;
    bool m_crowdIsLatest = false;
    quint16 m_crowdPort = 0;
    ClientRequest m_crowdRequest;
    SendPlan m_crowdPlan;
    QTimer m_crowdPace;
};

} // namespace muxscope::ui
