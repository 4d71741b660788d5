// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/models/blocking_timeout.h"

#include "server/models/parting.h"

#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>

namespace muxscope::server {

using kernel::Answer;
using trace::Site;

namespace {

WaitLimit limitOf(const TeachingSwitches& switches) {
    return {switches.timeoutByOption ? WaitLimit::By::option : WaitLimit::By::poll,
            switches.timeoutMs * 1'000'000};
}

// Linux hands the listener's SO_RCVTIMEO on to the sockets of later handshakes: there the limit has to be
// lifted, or it would be theirs too.
WaitLimit limitOfAccepted(const TeachingSwitches& switches) {
    if (switches.acceptedTimeout)
        return limitOf(switches);
    return switches.timeoutByOption ? WaitLimit{WaitLimit::By::option, 0} : WaitLimit{};
}

} // namespace

BlockingTimeout::BlockingTimeout(const ModelParts& parts)
    : m_calls(parts.calls),
      m_listener(parts.listener),
      m_limit(limitOf(parts.options.switches)),
      m_client(parts.calls, parts.protocol, parts.options,
               limitOfAccepted(parts.options.switches)) {}

Status BlockingTimeout::run(const kernel::Interrupt& interrupt) {
    Status status = setLimit();
    while (status && !interrupt.requested()) {
        if (!clientWaits())
            continue; // the time is over: the loop goes on without an accept
        kernel::Address peer;
        const Answer accepted = m_calls.accept4(m_listener.fd(), peer, 0, Site::accept);
        if (accepted.ok())
            m_client.serve(accepted.fd(), peer, interrupt);
        else // EAGAIN: SO_RCVTIMEO is over
            status = afterFailedAccept(m_calls, m_listener.fd(), accepted);
    }
    return status;
}

Status BlockingTimeout::setLimit() {
    const Fd fd = m_listener.fd();
    const Answer set = m_limit.by == WaitLimit::By::option
                           ? m_calls.setReceiveTimeout(fd, m_limit.ns, Site::setTimeout)
                           : m_calls.fcntl(fd, F_SETFL, O_RDWR | O_NONBLOCK, Site::setTimeout);
    if (set.ok())
        return {};
    return Error{Error::Kind::environment,
                 fmt::format("cannot limit the wait: {}", std::strerror(set.error())), set.error()};
}

bool BlockingTimeout::clientWaits() {
    if (m_limit.by == WaitLimit::By::option)
        return true;
    const Answer waited =
        m_calls.pollOne(m_listener.fd(), trace::kIn, m_limit.ns, Site::waitReadable);
    if (waited.memoryIsShort()) // it would say so again at once
        m_calls.nanosleep(kRestNs, Site::sleep);
    return waited.value > 0;
}

} // namespace muxscope::server
