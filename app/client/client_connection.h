// SPDX-License-Identifier: GPL-3.0-or-later
// One connection of the built-in client: connects, sends one request in one of the awkward ways, and
// keeps what comes back. It stays open afterwards (keep-alive) until the peer or the user closes it.
// GUI thread, never blocks.
#pragma once

#include "client/client_request.h"
#include "http/message_parser.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTimer>

namespace muxscope::ui {

class ClientConnection : public QObject {
    Q_OBJECT
public:
    enum class State {
        connecting,
        sending, // bytes are still to be sent, on purpose
        holding, // stopped half way
        waiting, // all sent, no answer yet
        reading, // an answer is coming
        idle,    // answered, kept alive
        notReading,
        closed, // by either side
        reset,  // by us
        failed,
    };
    Q_ENUM(State)

    explicit ClientConnection(QObject* parent);
    ~ClientConnection() override;

    void start(quint16 port, const ClientRequest& request, const SendPlan& plan);
    // Another request on the same connection; only when idle.
    void sendAgain(const ClientRequest& request, const SendPlan& plan);
    [[nodiscard]] bool reusable(quint16 port) const;
    void close();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] quint16 localPort() const { return m_localPort; } // 0 before it is connected
    [[nodiscard]] qint64 bytesSent() const { return m_sent; }
    [[nodiscard]] qint64 bytesToSend() const { return m_out.size(); }
    [[nodiscard]] bool urgentSent() const { return m_urgentSent; }
    [[nodiscard]] Sending sending() const { return m_plan.way; }
    // Final answers that are whole (interim ones, 1xx, do not count), and how many were asked for.
    [[nodiscard]] int answers() const { return m_answers; }
    [[nodiscard]] int answersWanted() const { return m_wanted; }
    // Connection refused, for example: text for a person; empty when nothing failed.
    [[nodiscard]] QString errorText() const { return m_error; }
    [[nodiscard]] bool refused() const { return m_refused; }
    // "HTTP/1.1 200 OK", or an interim one while that is the last; empty before any has come. Of a
    // protocol without status lines: the latest line that came.
    [[nodiscard]] QString statusLine() const;
    [[nodiscard]] qint64 bytesReceived() const { return m_received; }
    [[nodiscard]] const QByteArray& answer() const { return m_answer; } // its beginning
    // Since the order to send; 0: not yet. Connected (of a connection used again: 0), first byte of the
    // answer, latest byte of it.
    [[nodiscard]] qint64 connectedNs() const { return m_connectedNs; }
    [[nodiscard]] qint64 firstByteNs() const { return m_firstByteNs; }
    [[nodiscard]] qint64 elapsedNs() const { return m_elapsedNs; }

signals:
    void changed();

private:
    void connected();
    void beginAnswers();
    void readAnswers(const QByteArray& bytes);
    void sendNext();
    void sendAll(qint64 upTo);
    void readSome();
    void failed(QAbstractSocket::SocketError error);
    void setState(State state);
    // Where the answer begins behind the interim ones (1xx, RFC 9110 section 15.2).
    [[nodiscard]] qsizetype finalAnswerAt() const;

    QTcpSocket m_socket;
    QTimer m_pace;
    QElapsedTimer m_sinceStart;
    ClientRequest m_request;
    SendPlan m_plan;
    http::MessageParser m_parser{http::MessageParser::Kind::Response, http::Limits::observer()};
    http::Method m_method = http::Method::Get; // that is answered
    int m_answers = 0;
    int m_wanted = 1;
    State m_state = State::connecting;
    QByteArray m_out;
    qint64 m_sent = 0;
    QByteArray m_answer;
    qint64 m_received = 0;
    qint64 m_connectedNs = 0;
    qint64 m_firstByteNs = 0;
    qint64 m_elapsedNs = 0;
    quint16 m_port = 0;
    quint16 m_localPort = 0;
    bool m_urgentSent = false;
    bool m_refused = false;
    QString m_error;
};

} // namespace muxscope::ui
