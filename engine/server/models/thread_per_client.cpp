// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/models/thread_per_client.h"

#include "server/models/one_client.h"
#include "server/models/parting.h"
#include "server/protocols/make_protocol.h"

#include <algorithm>
#include <fmt/format.h>
#include <system_error>

namespace muxscope::server {

using kernel::Answer;
using trace::NoteKind;
using trace::Site;

ThreadPerClient::ThreadPerClient(const ModelParts& parts) : m_parts(parts) {}

ThreadPerClient::~ThreadPerClient() = default;

Status ThreadPerClient::run(const kernel::Interrupt& interrupt) {
    const Fd listener = m_parts.listener.fd();
    Status status;
    while (status && !interrupt.requested()) {
        kernel::Address peer;
        const Answer accepted = m_parts.calls.accept4(listener, peer, 0, Site::accept);
        joinEnded();
        if (accepted.ok())
            startThread(accepted.fd(), peer);
        else
            status = afterFailedAccept(m_parts.calls, listener, accepted);
    }
    if (!status) // the others end only when they are asked to
        m_parts.interrupt.request();
    for (Client& client : m_clients)
        join(client);
    m_clients.clear();
    return status ? m_unfinished : status;
}

void ThreadPerClient::startThread(Fd fd, const kernel::Address& peer) {
    const auto most = std::min<std::int64_t>(m_parts.options.limits.connections, kMostThreads);
    if (static_cast<std::int64_t>(m_clients.size()) >= most) {
        refuse(m_parts.calls, m_parts.protocol, fd,
               fmt::format("{} threads serve a client each, the limit", m_clients.size()));
        return;
    }
    Client& client = m_clients.emplace_back();
    client.id = takeId();
    try {
        client.thread = std::thread([this, &client, fd, peer] { serve(client, fd, peer); });
    } catch (const std::system_error& error) { // EAGAIN (pthread_create(3))
        m_freeIds.insert(client.id.n);
        m_clients.pop_back();
        refuse(m_parts.calls, m_parts.protocol, fd,
               fmt::format("no thread can be started: {}", error.what()));
    }
}

void ThreadPerClient::serve(Client& client, Fd fd, const kernel::Address& peer) {
    m_parts.interrupt.enterThread();
    {
        kernel::Calls calls(m_parts.log, &m_parts.gate, client.id);
        calls.note(NoteKind::threadStarted, fd, {}, Site::startThread);
        const auto protocol = makeProtocol(m_parts.options, calls, &m_parts.protocol);
        if (const Status started = protocol->start())
            OneClient(calls, *protocol, m_parts.options).serve(fd, peer, m_parts.interrupt);
        else
            refuse(calls, *protocol, fd, started.error().text);
        client.unfinished = protocol->stop();
        calls.note(NoteKind::threadEnded);
    }
    m_parts.interrupt.leaveThread();
    client.ended.store(true, std::memory_order_release);
}

void ThreadPerClient::joinEnded() {
    m_clients.remove_if([this](Client& client) {
        if (!client.ended.load(std::memory_order_acquire))
            return false;
        join(client);
        m_freeIds.insert(client.id.n);
        return true;
    });
}

void ThreadPerClient::join(Client& client) {
    client.thread.join();
    if (m_unfinished)
        m_unfinished = client.unfinished;
}

ThreadId ThreadPerClient::takeId() {
    if (m_freeIds.empty())
        return ThreadId{++m_lastId};
    return ThreadId{m_freeIds.extract(m_freeIds.begin()).value()};
}

} // namespace muxscope::server
