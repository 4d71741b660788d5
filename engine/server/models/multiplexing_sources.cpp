// SPDX-License-Identifier: GPL-3.0-or-later
// Descriptors in the loop that are no accepted connections (loop_source.h): those of the protocol, and
// those that a conversation brought, which end with its connection.
#include "server/models/multiplexing.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace muxscope::server {

using kernel::Answer;
using trace::NoteKind;
using trace::Site;

Status Multiplexing::openSources() {
    auto sources = m_protocol.openSources();
    if (!sources)
        return sources.error();
    for (auto& source : *sources) {
        const Fd fd = source->fd();
        const std::uint32_t bits = source->wanted();
        const Answer told = m_mux.watch(fd, bits, Site::watchConnection);
        if (!told.ok())
            return Error{Error::Kind::environment,
                         fmt::format("{} refused to watch descriptor {}: {}", m_mux.name(), fd.n,
                                     std::strerror(told.error())),
                         told.error()};
        m_sources.insert_or_assign(fd.n, WatchedSource{std::move(source), bits, kNoFd});
    }
    return {};
}

bool Multiplexing::handledSource(Fd fd, std::uint32_t bits) {
    if (m_sources.empty())
        return false;
    const auto place = m_sources.find(fd.n);
    if (place == m_sources.end())
        return false;
    WatchedSource& watched = place->second;
    const Fd owner = watched.owner;
    watched.source->ready(bits, m_nowNs);
    if (watched.source->ended()) {
        closeSource(fd);
    } else if (const std::uint32_t wanted = watched.source->wanted();
               wanted != watched.watched && m_mux.change(fd, wanted, Site::watchConnection).ok()) {
        watched.watched = wanted;
    }
    Connection* const connection = owner.valid() ? m_connections.find(owner) : nullptr;
    if (connection == nullptr || connection->draining)
        return true;
    if (m_options.sendAtOnce)
        answer(*connection);
    else
        settle(*connection);
    return true;
}

bool Multiplexing::rearmSource(Fd fd) {
    const auto place = m_sources.find(fd.n);
    if (place == m_sources.end())
        return false;
    m_mux.change(fd, place->second.watched, Site::rearm);
    return true;
}

void Multiplexing::closeSource(Fd fd) {
    const auto place = m_sources.find(fd.n);
    if (place == m_sources.end())
        return;
    if (Connection* const owner = m_connections.find(place->second.owner))
        std::erase(owner->sources, fd);
    m_mux.unwatch(fd, Site::unwatch);
    m_sources.erase(place);
}

void Multiplexing::closeSources() {
    for (const auto& [fd, watched] : m_sources)
        m_mux.unwatch(Fd{fd}, Site::unwatch);
    m_sources.clear();
}

// Takes what the conversation brings, and asks those it brought what they want now.
void Multiplexing::settleSources(Connection& connection) {
    for (auto& source : connection.conversation->takeSources())
        addSource(connection, std::move(source));
    for (const Fd fd : std::vector<Fd>(connection.sources)) {
        WatchedSource& watched = m_sources.find(fd.n)->second;
        const std::uint32_t wanted = watched.source->wanted();
        if (watched.source->ended())
            closeSource(fd);
        else if (wanted != watched.watched && m_mux.change(fd, wanted, Site::watchConnection).ok())
            watched.watched = wanted;
    }
}

// One that cannot be watched ends at once, and its conversation is told by its end.
void Multiplexing::addSource(Connection& connection, std::unique_ptr<LoopSource> source) {
    const Fd fd = source->fd();
    const std::uint32_t bits = source->wanted();
    if (!m_mux.canWatch(fd) || !m_mux.watch(fd, bits, Site::watchConnection).ok()) {
        source.reset();
        connection.conversation->onTimer(m_nowNs);
        return;
    }
    if (connection.sources.empty())
        m_calls.note(NoteKind::tunnelOpened, connection.fd, std::to_string(fd.n));
    connection.sources.push_back(fd);
    m_sources.insert_or_assign(fd.n, WatchedSource{std::move(source), bits, connection.fd});
}

void Multiplexing::closeSources(Connection& connection) {
    for (const Fd fd : std::vector<Fd>(connection.sources))
        closeSource(fd);
}

} // namespace muxscope::server
