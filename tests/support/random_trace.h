// SPDX-License-Identifier: GPL-3.0-or-later
// A server's life made up from a seed: coherent (only calls that could have happened so), over any
// of the three multiplexers. The same seed makes the same connections and bytes over all three.
#pragma once

#include "support/trace_builder.h"

#include <map>
#include <random>
#include <string>

namespace muxscope::support {

class RandomTrace {
public:
    RandomTrace(std::uint32_t seed, trace::Call mux) : m_random(seed), m_mux(mux) {}

    // Writes about this many turns of the loop.
    void write(TraceBuilder& t, int turns) {
        m_watched.clear();
        t.note(trace::NoteKind::serverStarted, "model http").listenOn(kListener);
        if (m_mux == trace::Call::epoll_wait)
            t.epollCreate(kEpoll).epollAdd(kEpoll, kListener, trace::kIn);
        m_watched[kListener] = trace::kIn;
        m_changes = {{kListener, trace::kIn}};
        for (int turn = 0; turn < turns; ++turn)
            oneTurn(t, turn == 0);
    }

    static constexpr int kListener = 3;
    static constexpr int kEpoll = 4;

private:
    struct Peer {
        std::string toSend;   // the rest of its requests
        std::string toAnswer; // what the server still has to send
        std::size_t unanswered = 0;
        bool ended = false;
    };

    int below(int n) { return static_cast<int>(m_random() % static_cast<unsigned>(n)); }

    void watch(TraceBuilder& t, int fd, std::uint32_t bits) {
        const std::uint32_t before = m_watched.count(fd) != 0 ? m_watched[fd] : 0;
        if (before == bits)
            return;
        if (m_mux == trace::Call::epoll_wait) {
            if (bits == 0)
                t.epollDelete(kEpoll, fd);
            else
                t.epollControl(kEpoll, before == 0 ? 1 : 3, fd, bits);
        } else {
            std::erase_if(m_changes, [fd](const trace::FdBits& c) { return c.fd == fd; });
            m_changes.push_back({fd, bits});
        }
        if (bits == 0)
            m_watched.erase(fd);
        else
            m_watched[fd] = bits;
    }

    void oneTurn(TraceBuilder& t, bool first) {
        Bits ready;
        for (const auto& [fd, bits] : m_watched) {
            if (below(3) != 0)
                continue;
            std::uint32_t now = bits;
            if (fd != kListener && now == (trace::kIn | trace::kOut))
                now = below(2) == 0 ? trace::kIn : trace::kOut;
            ready.push_back({fd, now});
        }
        if (m_mux == trace::Call::epoll_wait)
            t.epollWait(kEpoll, ready);
        else if (m_mux == trace::Call::select)
            t.select(m_changes, ready, first);
        else
            t.poll(m_changes, ready, first);
        m_changes.clear();
        for (const auto& item : ready)
            handle(t, item);
    }

    void handle(TraceBuilder& t, const trace::FdBits& item) {
        if (item.fd == kListener)
            return accept(t);
        if ((item.bits & trace::kOut) != 0)
            answer(t, item.fd);
        else
            read(t, item.fd);
    }

    void accept(TraceBuilder& t) {
        if (below(8) == 0) {
            t.acceptFails(kListener, below(2) == 0 ? EAGAIN : EMFILE);
            return;
        }
        int fd = 5;
        while (m_peers.count(fd) != 0)
            ++fd;
        if (fd > 40)
            return;
        t.accept4(kListener, fd, static_cast<std::uint16_t>(30000 + m_ports++));
        m_peers[fd] = {requests(), {}, 0, false};
        watch(t, fd, trace::kIn);
        if (below(4) == 0)
            t.gauges({TraceBuilder::gauge(0, 1, 128), //
                      TraceBuilder::gauge(static_cast<std::uint16_t>(30000 + m_ports - 1), 33, 2)});
    }

    std::string requests() {
        static const std::string kRequests[] = {
            "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nhello world",
            "POST /echo HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
            "GET /bytes/100 HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n",
        };
        std::string all;
        for (int i = below(5); i >= 0; --i)
            all += kRequests[below(4)];
        if (below(10) == 0)
            all += "BAD\r\n\r\n";
        return all;
    }

    void read(TraceBuilder& t, int fd) {
        Peer& peer = m_peers[fd];
        if (below(20) == 0) {
            t.recvFails(fd, below(2) == 0 ? EAGAIN : ECONNRESET);
            return;
        }
        if (peer.toSend.empty()) {
            t.recv(fd, "");
            peer.ended = true;
            return finish(t, fd);
        }
        const auto count = static_cast<std::size_t>(1 + below(60));
        const std::string bytes = peer.toSend.substr(0, count);
        peer.toSend.erase(0, count);
        t.recv(fd, bytes);
        for (std::size_t at = bytes.find("\r\n\r\n"); at != std::string::npos;
             at = bytes.find("\r\n\r\n", at + 1))
            peer.toAnswer += "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
        if (!peer.toAnswer.empty())
            answer(t, fd);
    }

    void answer(TraceBuilder& t, int fd) {
        Peer& peer = m_peers[fd];
        if (below(10) == 0) {
            t.sendFails(fd, EAGAIN, peer.toAnswer.size());
        } else {
            const auto count = static_cast<std::size_t>(1 + below(120));
            t.send(fd, peer.toAnswer, count);
            peer.toAnswer.erase(0, count);
        }
        watch(t, fd, peer.toAnswer.empty() ? trace::kIn : trace::kIn | trace::kOut);
        if (peer.toAnswer.empty() && below(12) == 0)
            finish(t, fd);
    }

    void finish(TraceBuilder& t, int fd) {
        watch(t, fd, 0);
        if (below(3) == 0)
            t.shutdown(fd);
        t.close(fd);
        m_peers.erase(fd);
    }

    std::mt19937 m_random;
    const trace::Call m_mux;
    std::map<int, std::uint32_t> m_watched;
    std::map<int, Peer> m_peers;
    Bits m_changes;
    int m_ports = 0;
};

} // namespace muxscope::support
