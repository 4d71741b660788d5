// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/http_tunnel.h"

#include <array>
#include <sys/socket.h>

#include "server/protocols/echo_end.h"

namespace muxscope::server {

namespace {

using kernel::Answer;
using trace::kErr;
using trace::kHup;
using trace::kIn;
using trace::kOut;
using trace::Site;

constexpr std::size_t kRoomBytes = 16u << 10;

// What the loop watches: the tunnel's socket, which it closes when it goes.
class TunnelEnd : public LoopSource {
public:
    TunnelEnd(kernel::Calls& calls, std::shared_ptr<HttpTunnel> tunnel)
        : m_calls(calls), m_tunnel(std::move(tunnel)) {}
    ~TunnelEnd() override {
        m_calls.close(m_tunnel->far(), Site::close);
        m_tunnel->lost();
    }
    Fd fd() const override { return m_tunnel->far(); }
    std::uint32_t wanted() const override { return m_tunnel->wanted(); }
    void ready(std::uint32_t bits, std::int64_t nowNs) override { m_tunnel->ready(bits, nowNs); }
    bool ended() const override { return m_tunnel->ended(); }

private:
    kernel::Calls& m_calls;
    const std::shared_ptr<HttpTunnel> m_tunnel;
};

} // namespace

std::shared_ptr<HttpTunnel> HttpTunnel::make(kernel::Calls& calls, const TunnelTarget& target,
                                             std::size_t mostBytes, int& error) {
    Fd far;
    State state = State::open;
    std::unique_ptr<LoopSource> echo;
    if (target.echo) {
        std::array<Fd, 2> ends;
        const Answer made =
            calls.socketpair(SOCK_STREAM | SOCK_NONBLOCK, ends, Site::connectTarget);
        error = made.error();
        if (!made.ok())
            return nullptr;
        far = ends[0];
        echo = std::make_unique<EchoEnd>(calls, ends[1], mostBytes);
    } else {
        const Answer made =
            calls.socket(target.address.family(), SOCK_STREAM | SOCK_NONBLOCK, Site::connectTarget);
        error = made.error();
        if (!made.ok())
            return nullptr;
        far = made.fd();
        // EINPROGRESS: SO_ERROR says how it went, once the socket is writable (connect(2)).
        const Answer begun = calls.connect(far, target.address, Site::connectTarget);
        if (!begun.ok() && begun.error() != EINPROGRESS) {
            error = begun.error();
            calls.close(far, Site::close);
            return nullptr;
        }
        state = begun.ok() ? State::open : State::connecting;
    }
    auto tunnel = std::make_shared<HttpTunnel>(calls, far, state, mostBytes);
    tunnel->m_sources.push_back(std::make_unique<TunnelEnd>(calls, tunnel));
    if (echo)
        tunnel->m_sources.push_back(std::move(echo));
    return tunnel;
}

std::vector<std::unique_ptr<LoopSource>> HttpTunnel::takeSources() {
    return std::exchange(m_sources, {});
}

void HttpTunnel::fromClient(std::string_view bytes, std::int64_t nowNs) {
    if (m_state == State::ended)
        return;
    m_toFar.append(bytes);
    if (m_state == State::open)
        flush(nowNs);
}

void HttpTunnel::clientEnded(std::int64_t nowNs) {
    m_clientEnded = true;
    if (m_state == State::open)
        flush(nowNs);
}

std::uint32_t HttpTunnel::wanted() const {
    if (m_state == State::connecting)
        return kOut;
    const bool room = m_owner != nullptr && m_owner->tunnelOutbox().bytesOwed() < m_mostBytes;
    return (room && !m_farEnded ? kIn : 0) | (waiting() != 0 ? kOut : 0);
}

bool HttpTunnel::ended() const {
    return m_state == State::ended || m_owner == nullptr || (m_farEnded && m_farShut);
}

void HttpTunnel::lost() {
    if (m_state != State::ended && !(m_farEnded && m_farShut))
        m_state = State::ended;
}

void HttpTunnel::ready(std::uint32_t bits, std::int64_t nowNs) {
    if (m_state == State::connecting)
        return connected(nowNs);
    if ((bits & kIn) != 0)
        receive(nowNs);
    if ((bits & kOut) != 0 && m_state == State::open)
        flush(nowNs);
    // Reported without being asked for: the reason stands in SO_ERROR (socket(7)).
    if ((bits & (kErr | kHup)) == 0 || (bits & kIn) != 0 || m_state != State::open)
        return;
    int error = 0;
    m_calls.getsockopt(m_far, SOL_SOCKET, SO_ERROR, error, Site::socketError);
    fail(error != 0 ? error : ECONNRESET, nowNs);
}

void HttpTunnel::connected(std::int64_t nowNs) {
    int error = 0;
    const Answer asked =
        m_calls.getsockopt(m_far, SOL_SOCKET, SO_ERROR, error, Site::connectTarget);
    if (!asked.ok() || error != 0)
        return fail(asked.ok() ? error : asked.error(), nowNs);
    m_state = State::open;
    if (m_owner)
        m_owner->tunnelOpened(nowNs);
    flush(nowNs);
}

void HttpTunnel::receive(std::int64_t nowNs) {
    std::array<char, kRoomBytes> room;
    const Answer got = m_calls.recv(m_far, room, 0, Site::relay);
    if (got.wouldBlock() || got.interrupted() || got.memoryIsShort()) // it is reported again
        return;
    if (!got.ok())
        return fail(got.error(), nowNs);
    if (got.value == 0)
        m_farEnded = true;
    else if (m_owner)
        m_owner->tunnelOutbox().append({room.data(), static_cast<std::size_t>(got.value)});
}

void HttpTunnel::flush(std::int64_t nowNs) {
    while (waiting() != 0) {
        const Answer took = m_calls.send(m_far, m_toFar.front(), MSG_NOSIGNAL, Site::relay);
        if (took.wouldBlock() || took.interrupted() || took.memoryIsShort())
            return;
        if (!took.ok())
            return fail(took.error(), nowNs);
        m_toFar.consumed(static_cast<std::size_t>(took.value));
    }
    if (!m_clientEnded || m_farShut)
        return;
    m_farShut = true;
    m_calls.shutdown(m_far, SHUT_WR, Site::relay);
}

void HttpTunnel::fail(int error, std::int64_t nowNs) {
    if (m_state == State::ended)
        return;
    m_state = State::ended;
    if (m_owner)
        m_owner->tunnelFailed(error, nowNs);
}

} // namespace muxscope::server
