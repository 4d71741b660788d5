// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/models/blocking.h"

namespace muxscope::server {

using kernel::Answer;
using trace::Site;

Blocking::Blocking(const ModelParts& parts)
    : m_calls(parts.calls),
      m_listener(parts.listener),
      m_client(parts.calls, parts.protocol, parts.options) {}

Status Blocking::run(const kernel::Interrupt& interrupt) {
    Status status;
    while (status && !interrupt.requested()) {
        kernel::Address peer;
        // Asleep until somebody connects.
        const Answer accepted = m_calls.accept4(m_listener.fd(), peer, 0, Site::accept);
        if (accepted.ok())
            m_client.serve(accepted.fd(), peer, interrupt); // nobody else is accepted meanwhile
        else
            status = afterFailedAccept(m_calls, m_listener.fd(), accepted);
    }
    return status;
}

} // namespace muxscope::server
