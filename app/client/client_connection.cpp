// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client_connection.h"

#include "client/client_socket.h"
#include "client/request_check.h"

#include <QHostAddress>

namespace muxscope::ui {

namespace {

constexpr qsizetype kAnswerKept = 256 * 1024;
constexpr qint64 kUnreadBuffer = 4096; // Qt reads no further than this for a client that does not
constexpr int kResetAfterMs = 60;      // lets the first half arrive before the RST overtakes it

http::Method methodOf(const QByteArray& request) {
    return http::methodFromName(request.left(request.indexOf(' ')).toStdString());
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

void ClientConnection::start(quint16 port, const ClientRequest& request, const SendPlan& plan) {
    m_port = port;
    m_request = request;
    m_plan = plan;
    m_sinceStart.start();
    if (plan.way == Sending::neverRead)
        m_socket.setReadBufferSize(kUnreadBuffer);
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

bool ClientConnection::reusable(quint16 port) const {
    return m_state == State::idle && m_port == port && m_method != http::Method::Connect &&
           (m_request.plain || m_answers >= m_wanted) &&
           m_socket.state() == QAbstractSocket::ConnectedState;
}

void ClientConnection::sendAgain(const ClientRequest& request, const SendPlan& plan) {
    m_request = request;
    m_plan = plan;
    m_sent = 0;
    m_received = 0;
    m_answer.clear();
    m_urgentSent = false;
    m_firstByteNs = m_elapsedNs = 0;
    m_sinceStart.start();
    connected();
    m_connectedNs = 0; // it was
}

void ClientConnection::close() {
    m_pace.stop();
    m_socket.disconnectFromHost();
}

void ClientConnection::connected() {
    m_localPort = m_socket.localPort();
    m_connectedNs = m_sinceStart.nsecsElapsed();
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    beginAnswers();
    const qint64 stopAt = m_plan.stopAt > 0 ? m_plan.stopAt : qMax<qint64>(1, m_out.size() / 2);
    switch (m_plan.way) {
    case Sending::byteByByte:
        setState(State::sending);
        sendNext();
        m_pace.start();
        return;
    case Sending::stopHalfWay:
        sendAll(stopAt);
        setState(State::holding);
        return;
    case Sending::resetMidway:
        sendAll(stopAt);
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
    setState(m_plan.way == Sending::neverRead ? State::notReading
             : m_request.plain                ? State::idle
                                              : State::waiting);
}

// What goes out, and what is to come back.
void ClientConnection::beginAnswers() {
    const QByteArray once = m_request.toBytes(m_port, true);
    m_out = once.repeated(qBound(1, m_plan.copies, kMostCopies));
    m_method = methodOf(once);
    m_answers = 0;
    // Of raw bytes: as many as a strict server sees in them, at least one that says what is wrong.
    m_wanted = m_request.raw ? qMax(1, checkRequest(m_out).complete)
                             : qBound(1, m_plan.copies, kMostCopies);
    m_parser.reset();
    m_parser.expectBodyFor(m_method);
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
    if (m_plan.way == Sending::neverRead)
        return;
    const QByteArray bytes = m_socket.readAll();
    m_received += bytes.size();
    if (m_answer.size() < kAnswerKept)
        m_answer += bytes.left(kAnswerKept - m_answer.size());
    m_elapsedNs = m_sinceStart.nsecsElapsed();
    if (m_firstByteNs == 0)
        m_firstByteNs = m_elapsedNs;
    if (m_request.plain) {
        emit changed();
        return;
    }
    readAnswers(bytes);
    const bool early = m_sent < m_out.size() && m_answers > 0 && m_plan.copies == 1;
    // An answer that comes before all is sent (400, 413): sending on would only earn a reset.
    if (m_answers >= m_wanted || early) {
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

void ClientConnection::readAnswers(const QByteArray& bytes) {
    const std::string_view all(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    for (std::size_t at = 0; at < all.size() && !m_parser.failed();) {
        const std::size_t taken = m_parser.feed(all.substr(at));
        at += taken;
        const int status = m_parser.statusCode();
        if (!m_parser.complete())
            continue;
        if (status == 101 || status >= 200)
            ++m_answers;
        m_parser.reset();
        m_parser.expectBodyFor(m_method);
        if (taken == 0)
            return;
    }
    if (m_parser.failed()) // no HTTP: whatever it is, more of it is not waited for
        m_answers = m_wanted;
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
              : error == QAbstractSocket::SocketResourceError
                  ? tr("No descriptor is left for one more connection (ulimit -n).")
                  : m_socket.errorString();
    setState(State::failed);
}

void ClientConnection::setState(State state) {
    m_state = state;
    emit changed();
}

} // namespace muxscope::ui
