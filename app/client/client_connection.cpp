// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client_connection.h"

#include "client/client_socket.h"

#include <QHostAddress>

namespace muxscope::ui {

namespace {

constexpr qsizetype kAnswerKept = 256 * 1024;
constexpr qint64 kUnreadBuffer = 4096; // Qt reads no further than this for a client that does not
constexpr int kResetAfterMs = 60;      // lets the first half arrive before the RST overtakes it

QByteArray headerValue(const QByteArray& head, const QByteArray& name) {
    for (const QByteArray& line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().toLower() == name)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

} // namespace

ClientConnection::ClientConnection(QObject* parent) : QObject(parent) {
    connect(&m_socket, &QTcpSocket::connected, this, &ClientConnection::connected);
    connect(&m_socket, &QTcpSocket::readyRead, this, &ClientConnection::readSome);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &ClientConnection::failed);
    connect(&m_socket, &QTcpSocket::disconnected, this, [this] {
        if (m_state != State::failed && m_state != State::reset)
            setState(State::closed);
    });
    connect(&m_pace, &QTimer::timeout, this, &ClientConnection::sendNext);
    m_pace.setInterval(kByteEveryMs);
}

ClientConnection::~ClientConnection() {
    m_socket.disconnect(this);
    m_socket.abort();
}

void ClientConnection::start(quint16 port, const ClientRequest& request, Sending sending) {
    m_port = port;
    m_request = request;
    m_sending = sending;
    m_sinceStart.start();
    if (sending == Sending::neverRead)
        m_socket.setReadBufferSize(kUnreadBuffer);
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

bool ClientConnection::reusable(quint16 port) const {
    return m_state == State::idle && m_port == port &&
           m_request.method != QLatin1String("CONNECT") &&
           m_socket.state() == QAbstractSocket::ConnectedState;
}

void ClientConnection::sendAgain(const ClientRequest& request, Sending sending) {
    m_request = request;
    m_sending = sending;
    m_sent = 0;
    m_received = 0;
    m_answer.clear();
    m_urgentSent = false;
    m_sinceStart.start();
    connected();
}

void ClientConnection::close() {
    m_pace.stop();
    m_socket.disconnectFromHost();
}

void ClientConnection::connected() {
    m_localPort = m_socket.localPort();
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_out = m_request.toBytes(m_port, true);
    const qint64 half = qMax<qint64>(1, m_out.size() / 2);
    switch (m_sending) {
    case Sending::byteByByte:
        setState(State::sending);
        sendNext();
        m_pace.start();
        return;
    case Sending::stopHalfWay:
        sendAll(half);
        setState(State::holding);
        return;
    case Sending::resetMidway:
        sendAll(half);
        setState(State::holding);
        QTimer::singleShot(kResetAfterMs, this, [this] {
            resetOnClose(m_socket.socketDescriptor());
            setState(State::reset);
            m_socket.abort();
        });
        return;
    case Sending::halfClose:
        sendAll(m_out.size());
        m_socket.flush();
        shutdownWriting(m_socket.socketDescriptor());
        break;
    case Sending::urgentByte:
        sendAll(m_out.size());
        m_socket.flush();
        m_urgentSent = sendUrgentByte(m_socket.socketDescriptor(), '!');
        break;
    case Sending::atOnce:
    case Sending::neverRead:
    case Sending::burst:
    case Sending::count:
        sendAll(m_out.size());
        break;
    }
    // A plain text need not be answered.
    setState(m_sending == Sending::neverRead ? State::notReading
             : m_request.plain               ? State::idle
                                             : State::waiting);
}

void ClientConnection::sendNext() {
    sendAll(m_sent + 1);
    if (m_sent >= m_out.size()) {
        m_pace.stop();
        setState(m_request.plain ? State::idle : State::waiting);
    } else {
        emit changed();
    }
}

void ClientConnection::sendAll(qint64 upTo) {
    const qint64 end = qMin<qint64>(upTo, m_out.size());
    const qint64 taken = m_socket.write(m_out.constData() + m_sent, end - m_sent);
    if (taken > 0)
        m_sent += taken;
    m_socket.flush();
}

void ClientConnection::readSome() {
    if (m_sending == Sending::neverRead)
        return;
    const QByteArray bytes = m_socket.readAll();
    m_received += bytes.size();
    if (m_answer.size() < kAnswerKept)
        m_answer += bytes.left(kAnswerKept - m_answer.size());
    m_elapsedMs = m_sinceStart.elapsed();
    if (m_request.plain) {
        emit changed();
        return;
    }
    // An answer that comes before all is sent (400, 413): sending on would only earn a reset.
    if (answerComplete()) {
        m_pace.stop();
        setState(State::idle);
    } else if (m_state == State::waiting || m_state == State::reading) {
        m_state = State::reading;
        emit changed();
    }
}

qsizetype ClientConnection::finalAnswerAt() const {
    qsizetype at = 0;
    for (;;) {
        const qsizetype blank = m_answer.indexOf("\r\n\r\n", at);
        const int status = m_answer.mid(at + 9, 3).toInt();
        if (blank < 0 || status < 100 || status > 199 || status == 101)
            return at;
        at = blank + 4;
    }
}

bool ClientConnection::answerComplete() const {
    const qsizetype begin = finalAnswerAt();
    const qsizetype blank = m_answer.indexOf("\r\n\r\n", begin);
    if (blank < 0)
        return false;
    const QByteArray head = m_answer.mid(begin, blank - begin);
    const int status = head.mid(9, 3).toInt();
    const bool tunnel =
        m_request.method == QLatin1String("CONNECT") && status >= 200 && status < 300;
    if (m_request.method == QLatin1String("HEAD") || status == 204 || status == 304 || tunnel)
        return true;
    if (headerValue(head, "transfer-encoding").toLower().contains("chunked"))
        return m_answer.endsWith("0\r\n\r\n");
    const QByteArray length = headerValue(head, "content-length");
    return !length.isEmpty() && m_received >= blank + 4 + length.toLongLong();
}

QString ClientConnection::statusLine() const {
    if (m_request.plain) {
        const qsizetype from = m_answer.lastIndexOf('\n', m_answer.size() - 2) + 1;
        return QString::fromUtf8(m_answer.mid(from)).trimmed();
    }
    const qsizetype begin = finalAnswerAt();
    const qsizetype end = m_answer.indexOf("\r\n", begin);
    if (end >= 0)
        return QString::fromLatin1(m_answer.mid(begin, end - begin));
    const qsizetype interimEnd = m_answer.indexOf("\r\n"); // all that has come so far
    return begin > 0 ? QString::fromLatin1(m_answer.left(interimEnd)) : QString();
}

void ClientConnection::failed(QAbstractSocket::SocketError error) {
    m_pace.stop();
    if (m_state == State::reset)
        return;
    // The peer closing after its answer is no failure.
    if (error == QAbstractSocket::RemoteHostClosedError) {
        setState(State::closed);
        return;
    }
    m_refused = error == QAbstractSocket::ConnectionRefusedError;
    m_error = m_refused ? tr("Nobody listens on port %1: press Start first.").arg(m_port)
                        : m_socket.errorString();
    setState(State::failed);
}

void ClientConnection::setState(State state) {
    m_state = state;
    emit changed();
}

} // namespace muxscope::ui
