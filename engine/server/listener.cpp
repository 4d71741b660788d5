// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/listener.h"

#include "server/switch_effects.h"

#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

namespace muxscope::server {
namespace {

using kernel::Answer;
using kernel::Calls;
using trace::Site;

Error bindError(const kernel::Address& address, int error) {
    std::string text;
    switch (error) {
    case EADDRINUSE:
        text = fmt::format("{} is already in use by another program", address.text());
        break;
    case EACCES:
        text = fmt::format("not permitted to listen on {} (ports below 1024 need privileges)",
                           address.text());
        break;
    case EADDRNOTAVAIL:
        text = fmt::format("{} is not an address of this machine", address.text());
        break;
    default:
        text = fmt::format("cannot listen on {}: {}", address.text(), std::strerror(error));
    }
    return {Error::Kind::environment, std::move(text), error};
}

} // namespace

Result<Listener> Listener::open(Calls& calls, const ServerOptions& options, bool nonblocking) {
    auto address = kernel::Address::parse(options.bindAddress, options.port);
    if (!address)
        return address.error();

    Listener listener;
    const Answer made = calls.socket(address->family(), SOCK_STREAM, Site::openListener);
    if (!made.ok())
        return Error{Error::Kind::environment,
                     fmt::format("cannot make a socket: {}", std::strerror(made.error())),
                     made.error()};
    listener.m_fd = made.fd();

    // SO_REUSEADDR: start again while old connections are in TIME_WAIT (tcp(7)). TCP_NODELAY is
    // inherited by accepted sockets: the end of a long answer does not wait for a delayed ACK.
    Answer answer =
        calls.setsockopt(listener.m_fd, SOL_SOCKET, SO_REUSEADDR, 1, Site::reuseAddress);
    if (answer.ok())
        answer = calls.setsockopt(listener.m_fd, IPPROTO_TCP, TCP_NODELAY, 1, Site::noDelay);
    setBuffers(calls, listener.m_fd, options.switches);
    if (answer.ok())
        answer = calls.bind(listener.m_fd, *address, Site::bindListener);
    if (answer.ok())
        answer = calls.listen(listener.m_fd, options.backlog, Site::listen);
    if (answer.ok() && nonblocking)
        answer =
            calls.fcntl(listener.m_fd, F_SETFL, O_RDWR | O_NONBLOCK, Site::listenerNonblocking);
    if (answer.ok())
        answer = calls.getsockname(listener.m_fd, listener.m_address, Site::nameListener);
    if (!answer.ok()) {
        listener.close(calls);
        return bindError(*address, answer.error());
    }
    return listener;
}

void Listener::close(Calls& calls) {
    if (m_fd.valid())
        calls.close(m_fd, Site::closeListener);
    m_fd = kNoFd;
}

} // namespace muxscope::server
