// SPDX-License-Identifier: GPL-3.0-or-later
// Clients for the pictures: sockets that send what they are told and stay. GUI thread.
#pragma once

#include <QByteArray>
#include <QTcpSocket>

#include <memory>
#include <vector>

namespace muxscope::ui {

class Peers {
public:
    explicit Peers(quint16 port) : m_port(port) {}

    // Connects; the answers are read and thrown away, unless `reads` is false.
    QTcpSocket& connectOne(bool reads = true);
    // The same, and sends; returns when the kernel has taken the bytes.
    QTcpSocket& send(const QByteArray& bytes, bool reads = true);
    void urgent(QTcpSocket& socket);

private:
    quint16 m_port;
    std::vector<std::unique_ptr<QTcpSocket>> m_sockets;
};

QByteArray getRequest(const QByteArray& target);

} // namespace muxscope::ui
