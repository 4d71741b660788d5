// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/connection_list.h"

#include "painters/fonts.h"
#include "session/quantities.h"
#include "session/session.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

constexpr int kPaceMs = 100;
constexpr int kRows = 12;

struct Words {
    QString text;
    const char* meaning;
};

QString counted(qint64 bytes) {
    return countText(static_cast<std::uint64_t>(std::max<qint64>(0, bytes)));
}

Words stateWords(const ClientConnection& c) {
    using State = ClientConnection::State;
    switch (c.state()) {
    case State::connecting:
        return {ConnectionList::tr("connecting"), "asleep"};
    case State::sending:
        return {ConnectionList::tr("sending %1 of %2")
                    .arg(counted(c.bytesSent()), counted(c.bytesToSend())),
                "read"};
    case State::holding:
        return {ConnectionList::tr("holding at %1 of %2")
                    .arg(counted(c.bytesSent()), counted(c.bytesToSend())),
                "attention"};
    case State::waiting:
        if (c.urgentSent())
            return {ConnectionList::tr("urgent byte sent"), "exceptional"};
        return {ConnectionList::tr("waiting for answer"), "asleep"};
    case State::reading:
        return {ConnectionList::tr("reading response"), "write"};
    case State::idle:
        if (c.urgentSent())
            return {ConnectionList::tr("urgent byte sent"), "exceptional"};
        return {ConnectionList::tr("idle keep-alive"), "neutral"};
    case State::notReading:
        return {ConnectionList::tr("does not read"), "attention"};
    case State::closed:
        return {ConnectionList::tr("closed"), "neutral"};
    case State::reset:
        return {ConnectionList::tr("reset (RST)"), "exceptional"};
    case State::failed:
        return {c.refused() ? ConnectionList::tr("refused") : ConnectionList::tr("failed"),
                "exceptional"};
    }
    return {};
}

bool isOpen(const ClientConnection& c) {
    using State = ClientConnection::State;
    return c.state() != State::closed && c.state() != State::reset && c.state() != State::failed;
}

} // namespace

ConnectionList::ConnectionList(Session& session, HttpClient& client, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_client(client),
      m_column(new QVBoxLayout(this)),
      m_more(new QLabel(this)),
      m_refresh(
          session, this, [this] { refresh(); }, kPaceMs) {
    setObjectName(QStringLiteral("connectionList"));
    setAccessibleName(tr("Connections of the client"));
    m_more->setObjectName(QStringLiteral("caption"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    m_column->addWidget(m_more);
    m_column->addStretch(1);
    connect(&client, &HttpClient::changed, &m_refresh, &Refresh::soon);
    connect(&session, &Session::headMoved, this, [this] {
        if (!m_client.connections().isEmpty())
            m_refresh.soon();
    });
    refresh();
}

// The server's descriptor of a connection is known by the port at our end.
QHash<quint16, int> ConnectionList::descriptorsByPort() const {
    QHash<quint16, int> found;
    const auto& world = m_session.headWorld();
    if (m_client.connections().isEmpty())
        return found;
    for (std::size_t i = 0; i < world.connections.size(); ++i) {
        const auto& connection = world.connections[i];
        if (connection.open && connection.peer.length > 0)
            found.insert(connection.peer.port(), connection.fd.n);
    }
    return found;
}

void ConnectionList::refresh() {
    const QHash<quint16, int> descriptors = descriptorsByPort();
    const auto& connections = m_client.connections();
    int open = 0;
    int waiting = 0;
    int shown = 0;
    for (qsizetype i = connections.size(); i-- > 0;) {
        ClientConnection& connection = *connections[i];
        const int fd = descriptors.value(connection.localPort(), -1);
        open += isOpen(connection) ? 1 : 0;
        waiting += isOpen(connection) && fd < 0 ? 1 : 0;
        if (shown >= kRows)
            continue;
        if (shown == m_rows.size())
            m_rows << makeRow();
        fill(m_rows[shown], connection, isOpen(connection) ? fd : -1);
        ++shown;
    }
    for (qsizetype i = shown; i < m_rows.size(); ++i)
        m_rows[i].frame->hide();
    const auto more = connections.size() - shown;
    m_more->setVisible(connections.isEmpty() || more > 0);
    m_more->setText(connections.isEmpty() ? tr("none of this client’s yet")
                                          : tr("and %1 more").arg(more));
    m_summary =
        waiting > 0 ? tr("%1 open · %2 waiting").arg(open).arg(waiting) : tr("%1 open").arg(open);
    emit summaryChanged(m_summary);
}

ConnectionList::Row ConnectionList::makeRow() {
    Row row;
    auto* frame = new QFrame(this);
    frame->setObjectName(QStringLiteral("connectionRow"));
    frame->setCursor(Qt::PointingHandCursor);
    auto* line = new QHBoxLayout(frame);
    line->setContentsMargins(7, 3, 7, 3);
    line->setSpacing(2);
    row.frame = frame;
    row.port = new QLabel(frame);
    row.fd = new QLabel(frame);
    row.state = new QLabel(frame);
    row.fd->setObjectName(QStringLiteral("caption"));
    row.state->setObjectName(QStringLiteral("connectionState"));
    row.state->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    const QFont mono = monoFont();
    row.port->setFont(mono);
    row.fd->setFont(mono);
    row.port->setFixedWidth(zoomed(52));
    row.fd->setFixedWidth(zoomed(44));
    line->addWidget(row.port);
    line->addWidget(row.fd);
    line->addWidget(row.state, 1);
    row.close = new QToolButton(frame);
    row.close->setObjectName(QStringLiteral("connectionClose"));
    row.close->setText(QStringLiteral("×"));
    row.close->setAccessibleName(tr("Close this connection"));
    row.close->setToolTip(tr("Close this connection"));
    line->addWidget(row.close);
    const auto number = m_rows.size();
    connect(row.close, &QToolButton::clicked, this, [this, number] {
        if (m_rows[number].connection != nullptr)
            m_client.cancel(m_rows[number].connection);
    });
    m_column->insertWidget(static_cast<int>(m_rows.size()), frame);
    return row;
}

void ConnectionList::fill(Row& row, ClientConnection& connection, int fd) {
    row.connection = &connection;
    row.close->setVisible(isOpen(connection));
    row.number = fd;
    row.port->setText(connection.localPort() == 0
                          ? QStringLiteral(":?")
                          : QStringLiteral(":%1").arg(connection.localPort()));
    row.fd->setText(fd < 0 ? QStringLiteral("–") : QStringLiteral("fd %1").arg(fd));
    Words words = stateWords(connection);
    using State = ClientConnection::State;
    const bool unaccepted = fd < 0 && m_session.engine() == Session::Engine::atGate &&
                            isOpen(connection) && connection.state() != State::connecting;
    if (unaccepted)
        words = {tr("in accept queue"), "asleep"};
    row.state->setText(words.text);
    row.state->setToolTip(words.text);
    const QString meaning = QString::fromLatin1(words.meaning);
    if (row.state->property("meaning").toString() != meaning) {
        row.state->setProperty("meaning", meaning);
        row.state->style()->unpolish(row.state);
        row.state->style()->polish(row.state);
    }
    row.frame->show();
}

void ConnectionList::mousePressEvent(QMouseEvent* event) {
    for (const Row& row : m_rows) {
        if (row.frame->isVisible() && row.frame->geometry().contains(event->pos()) &&
            row.number >= 0)
            m_session.selection().selectFd(Fd{row.number});
    }
}

} // namespace muxscope::ui
