// SPDX-License-Identifier: GPL-3.0-or-later
// The three things that QTcpSocket cannot do, on the client's own descriptors (never the server's).
// None of them blocks: Qt's sockets are non-blocking. send(2), shutdown(2), socket(7) SO_LINGER.
#pragma once

#include <QtGlobal>

namespace muxscope::ui {

// One byte of urgent data (tcp(7), MSG_OOB). False when the kernel took none.
bool sendUrgentByte(qintptr descriptor, char byte);
// shutdown(SHUT_WR): no more will be sent, answers are still welcome.
bool shutdownWriting(qintptr descriptor);
// SO_LINGER with 0 s: the close that follows sends RST and drops what is unsent.
bool resetOnClose(qintptr descriptor);
// A small receive buffer, so that an answer nobody reads soon fills the sender's. Before connecting.
bool shrinkReceiveBuffer(qintptr descriptor, int bytes);

} // namespace muxscope::ui
