// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/models/io_uring.h"

#include "server/models/parting.h"

#include <cstring>
#include <fmt/format.h>

namespace muxscope::server {

using kernel::Answer;
using trace::Call;
using trace::Site;

namespace {

constexpr unsigned kEntries = 256; // of the submission queue: more are handed over in between

// What an enter says although nothing is wrong: time over, a signal, no memory or room just now. Asked
// again at once, the latter would say the same.
bool goesOn(kernel::Calls& calls, const Answer& entered) {
    switch (entered.error()) {
    case 0:
    case ETIME:
    case EINTR:
        return true;
    case EAGAIN:
    case EBUSY:
    case ENOMEM:
        calls.nanosleep(kRestNs, Site::sleep);
        return true;
    default:
        return false;
    }
}

} // namespace

IoUring::IoUring(const ModelParts& parts)
    : m_calls(parts.calls),
      m_listener(parts.listener),
      m_protocol(parts.protocol),
      m_options(parts.options),
      m_ring(parts.calls),
      m_nowNs(m_calls.nowNs()) {}

IoUring::~IoUring() = default;

Status IoUring::run(const kernel::Interrupt& interrupt) {
    Status status;
    if (const Answer made = m_ring.open(kEntries); !made.ok())
        return Error{Error::Kind::environment,
                     fmt::format("cannot make a ring: {}", std::strerror(made.error())),
                     made.error()};
    submitAccept();
    while (!interrupt.requested()) {
        const Answer entered = m_ring.enter(waitNs(), 1);
        if (!goesOn(m_calls, entered)) {
            status = Error{Error::Kind::environment,
                           fmt::format("io_uring_enter failed: {}", std::strerror(entered.error())),
                           entered.error()};
            break;
        }
        m_nowNs = m_calls.nowNs();
        while (const auto completion = m_ring.take())
            handle(*completion);
        runTimers();
    }
    end();
    return status;
}

// Cancels all and waits for all: until then the kernel may still write to the buffers.
void IoUring::end() {
    m_ending = true;
    if (m_accepts)
        m_ring.cancel(*m_accepts, Site::submitCancel);
    while (Connection* connection = m_connections.longestSilent())
        close(*connection);
    while (m_ring.inFlight() != 0) {
        if (!goesOn(m_calls, m_ring.enter(-1, 1))) {
            for (auto& transfer : m_transfers) // leaked: the kernel may still write to its room
                static_cast<void>(transfer.release());
            break;
        }
        while (const auto completion = m_ring.take())
            handle(*completion);
    }
    for (const Fd fd : m_neverClosed)
        m_calls.close(fd, Site::close);
    m_ring.close();
}

void IoUring::handle(const Completion& completion) {
    const Fd fd = completion.fd;
    if (completion.call == Call::accept4) {
        accepted(completion.answer);
        return;
    }
    Transfer* transfer = this->transfer(fd);
    if (transfer == nullptr || completion.call == Call::async_cancel)
        return;
    if (completion.call == Call::close) {
        if (!completion.answer.ok() && completion.answer.error() != EBADF)
            m_calls.close(fd, Site::close); // it was not tried, for want of memory
        m_transfers[static_cast<std::size_t>(fd.n)].reset();
        resumeListener();
        return;
    }
    const bool receive = completion.call == Call::recv;
    (receive ? transfer->receives : transfer->sends).reset();
    Connection* connection = m_connections.find(fd);
    if (transfer->ending || connection == nullptr)
        closeWhenIdle(fd);
    else if (receive)
        received(*connection, completion.answer);
    else
        sent(*connection, completion.answer);
}

} // namespace muxscope::server
