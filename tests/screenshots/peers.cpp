// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshots/peers.h"

#include "client/client_socket.h"

#include <QHostAddress>

namespace muxscope::ui {

QTcpSocket& Peers::connectOne(bool reads) {
    m_sockets.push_back(std::make_unique<QTcpSocket>());
    QTcpSocket& socket = *m_sockets.back();
    if (reads)
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&socket] { socket.readAll(); });
    else
        socket.setReadBufferSize(1);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    socket.waitForConnected(5000);
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    return socket;
}

QTcpSocket& Peers::send(const QByteArray& bytes, bool reads) {
    QTcpSocket& socket = connectOne(reads);
    socket.write(bytes);
    socket.waitForBytesWritten(5000);
    return socket;
}

void Peers::urgent(QTcpSocket& socket) {
    sendUrgentByte(socket.socketDescriptor(), '!');
}

QByteArray getRequest(const QByteArray& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
}

} // namespace muxscope::ui
