// SPDX-License-Identifier: GPL-3.0-or-later
// Descriptors in the loop that are no accepted connections (loop_source.h): those of the protocol, and
// those that a conversation brought, which end with its connection.
#include "server/models/multiplexing.h"
#include "server/models/parting.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <utility>

namespace muxscope::server {

using kernel::Answer;
using trace::NoteKind;
using trace::Site;

Status Multiplexing::openSources() {
    for (auto& source : m_opened) {
        const Fd fd = source->fd();
        const Answer told = addSource(std::move(source), kNoFd);
        if (!told.ok())
            return Error{Error::Kind::environment,
                         fmt::format("{} refused to watch descriptor {}: {}", m_mux.name(), fd.n,
                                     std::strerror(told.error())),
                         told.error()};
    }
    m_opened.clear();
    return {};
}

// Where it cannot be watched the source is destroyed.
Answer Multiplexing::addSource(std::unique_ptr<LoopSource> source, Fd owner) {
    const Fd fd = source->fd();
    if (!m_mux.canWatch(fd))
        return {-EMFILE}; // select: its number is FD_SETSIZE or more
    WatchedSource watched;
    watched.source = std::move(source);
    watched.owner = owner;
    watched.sinceTurn = m_turn;
    const Answer told = watchSource(watched);
    if (!told.ok())
        return told;
    if (!owner.valid())
        m_ownSources.push_back(fd);
    m_sources.insert_or_assign(fd.n, std::move(watched));
    return {};
}

// Tells the multiplexer what the source wants now. Who wants nothing is taken out of it: a hang-up
// would be reported although nobody asked (poll(2)), again and again.
Answer Multiplexing::watchSource(WatchedSource& each) {
    const Fd fd = each.source->fd();
    const std::uint32_t wanted = each.source->wanted();
    if (each.alwaysReady || (wanted == each.watched && !each.untold)) {
        each.watched = wanted;
        return {};
    }
    if (each.watched == 0 && wanted == 0) { // nor was it told before
        each.untold = false;
        return {};
    }
    const Answer told = each.watched == 0 ? m_mux.watch(fd, wanted, Site::watchConnection)
                        : wanted == 0     ? m_mux.unwatch(fd, Site::unwatch)
                                          : m_mux.change(fd, wanted, Site::watchConnection);
    const bool wasUntold =
        std::exchange(each.untold, told.memoryIsShort() || told.error() == ENOSPC);
    if (each.untold) { // nothing is wrong with the source: it is tried again (epoll_ctl(2))
        if (!wasUntold)
            m_untold.push_back(fd);
        return {};
    }
    // A file or /dev/null, which cannot wait (epoll_ctl(2), EPERM); select and poll call it ready.
    if (told.error() == EPERM && each.watched == 0) {
        each.alwaysReady = true;
        m_calls.note(NoteKind::remark, fd,
                     fmt::format("{} cannot watch what is always ready: it is served in every turn",
                                 m_mux.name()));
    } else if (!told.ok()) {
        return told;
    }
    each.watched = wanted;
    return {};
}

bool Multiplexing::handledSource(Fd fd, std::uint32_t bits) {
    if (m_sources.empty())
        return false;
    const auto place = m_sources.find(fd.n);
    if (place == m_sources.end())
        return false;
    if (place->second.sinceTurn == m_turn && !place->second.alwaysReady)
        return true; // see reported()
    const Fd owner = place->second.owner;
    place->second.source->ready(bits, m_nowNs);
    settleSource(fd);
    Connection* const connection = owner.valid() ? m_connections.find(owner) : nullptr;
    if (connection == nullptr || connection->draining)
        return true;
    if (m_sendsAtOnce)
        answer(*connection);
    else
        settle(*connection);
    return true;
}

bool Multiplexing::rearmSource(Fd fd) {
    const auto place = m_sources.find(fd.n);
    if (place == m_sources.end())
        return false;
    WatchedSource& each = place->second;
    if (each.watched != 0 && !each.alwaysReady && !each.untold &&
        !m_mux.change(fd, each.watched, Site::rearm).ok()) {
        each.untold = true;
        m_untold.push_back(fd);
    }
    return true;
}

// After it has been called: what it has made, whether it goes on, what it wants now.
void Multiplexing::settleSource(Fd fd) {
    for (auto& made : m_sources.find(fd.n)->second.source->takeSources())
        addSource(std::move(made), kNoFd);
    WatchedSource& each = m_sources.find(fd.n)->second;
    if (each.source->ended())
        closeSource(fd);
    else if (!watchSource(each).ok())
        loseSource(fd);
}

// It cannot be watched any more: it ends, and its conversation is told by its end.
void Multiplexing::loseSource(Fd fd) {
    Connection* const owner = m_connections.find(m_sources.find(fd.n)->second.owner);
    closeSource(fd);
    if (owner != nullptr)
        owner->conversation->onTimer(m_nowNs);
}

void Multiplexing::serveAlwaysReady() {
    for (const Fd fd : std::vector<Fd>(m_ownSources)) {
        const WatchedSource& each = m_sources.find(fd.n)->second;
        if (each.alwaysReady && each.watched != 0)
            handledSource(fd, each.watched);
    }
}

std::int64_t Multiplexing::sourcesDueNs() const {
    std::int64_t dueNs = m_protocol.timerAtNs().value_or(INT64_MAX);
    if (!m_untold.empty())
        dueNs = std::min(dueNs, m_nowNs + kRestNs);
    for (const Fd fd : m_ownSources) {
        const WatchedSource& each = m_sources.find(fd.n)->second;
        if (each.alwaysReady && each.watched != 0)
            return m_nowNs;
        dueNs = std::min(dueNs, each.source->timerAtNs().value_or(INT64_MAX));
    }
    return dueNs;
}

// In each turn: a turn comes at least every kRestNs while there are any.
void Multiplexing::tellUntold() {
    for (const Fd fd : std::exchange(m_untold, {})) {
        const auto place = m_sources.find(fd.n);
        if (place == m_sources.end() || !place->second.untold)
            continue; // gone, or told meanwhile
        if (!watchSource(place->second).ok())
            loseSource(fd);
        else if (place->second.untold)
            m_untold.push_back(fd);
    }
}

void Multiplexing::runSourceTimers() {
    tellUntold();
    if (m_protocol.timerAtNs().value_or(INT64_MAX) <= m_nowNs)
        m_protocol.onTimer(m_nowNs);
    for (const Fd fd : std::vector<Fd>(m_ownSources)) {
        LoopSource& source = *m_sources.find(fd.n)->second.source;
        if (source.timerAtNs().value_or(INT64_MAX) > m_nowNs)
            continue;
        source.onTimer(m_nowNs);
        settleSource(fd);
    }
}

void Multiplexing::closeSource(Fd fd) {
    const auto place = m_sources.find(fd.n);
    if (place == m_sources.end())
        return;
    const WatchedSource& each = place->second;
    if (Connection* const owner = m_connections.find(each.owner))
        std::erase(owner->sources, fd);
    if (!each.owner.valid())
        std::erase(m_ownSources, fd);
    if (each.watched != 0 && !each.alwaysReady)
        m_mux.unwatch(fd, Site::unwatch);
    m_sources.erase(place);
}

void Multiplexing::closeSources() {
    while (!m_sources.empty())
        closeSource(Fd{m_sources.begin()->first});
}

// Takes what the conversation brings, and asks those it brought what they want now.
void Multiplexing::settleSources(Connection& connection) {
    for (auto& source : connection.conversation->takeSources())
        bringSource(connection, std::move(source));
    for (const Fd fd : std::vector<Fd>(connection.sources))
        settleSource(fd);
}

// One that cannot be watched ends at once, and its conversation is told by its end.
void Multiplexing::bringSource(Connection& connection, std::unique_ptr<LoopSource> source) {
    const Fd fd = source->fd();
    if (!addSource(std::move(source), connection.fd).ok()) {
        connection.conversation->onTimer(m_nowNs);
        return;
    }
    if (connection.sources.empty())
        m_calls.note(NoteKind::tunnelOpened, connection.fd, std::to_string(fd.n));
    connection.sources.push_back(fd);
}

void Multiplexing::closeSources(Connection& connection) {
    for (const Fd fd : std::vector<Fd>(connection.sources))
        closeSource(fd);
}

} // namespace muxscope::server
