// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client_socket.h"

#include <sys/socket.h>

namespace muxscope::ui {

bool sendUrgentByte(qintptr descriptor, char byte) {
    return ::send(static_cast<int>(descriptor), &byte, 1, MSG_OOB | MSG_NOSIGNAL | MSG_DONTWAIT) ==
           1;
}

bool shutdownWriting(qintptr descriptor) {
    return ::shutdown(static_cast<int>(descriptor), SHUT_WR) == 0;
}

bool resetOnClose(qintptr descriptor) {
    const linger atOnce{1, 0};
    return ::setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &atOnce,
                        sizeof atOnce) == 0;
}

bool shrinkReceiveBuffer(qintptr descriptor, int bytes) {
    return ::setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_RCVBUF, &bytes,
                        sizeof bytes) == 0;
}

} // namespace muxscope::ui
