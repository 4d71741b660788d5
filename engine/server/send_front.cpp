// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/send_front.h"

#include <algorithm>
#include <sys/socket.h>

namespace muxscope::server {

namespace {
// Files are sent in turns of this size, like everything else (multiplexing_io.cpp).
constexpr std::size_t kFileTurnBytes = 1u << 20;
} // namespace

std::size_t askedBytes(const Outbox& outbox) {
    const std::size_t owed = outbox.frontBytes();
    return outbox.frontFile() != nullptr ? std::min<std::size_t>(owed, kFileTurnBytes) : owed;
}

kernel::Answer sendFront(kernel::Calls& calls, Fd socket, const Outbox& outbox) {
    const FilePiece* const file = outbox.frontFile();
    // MSG_NOSIGNAL: EPIPE is an answer here, not a signal that ends the program (send(2)).
    if (file == nullptr)
        return calls.send(socket, outbox.front(), MSG_NOSIGNAL, trace::Site::send);
    const kernel::Answer took = calls.sendfile(socket, file->file->fd(), file->offset,
                                               askedBytes(outbox), trace::Site::sendFile);
    return took.value == 0 ? kernel::Answer{-EIO} : took;
}

} // namespace muxscope::server
