// SPDX-License-Identifier: GPL-3.0-or-later
// Descriptors in the loop that are no accepted connections (loop_source.h).
#include "server/models/multiplexing.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace muxscope::server {

using kernel::Answer;
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
        m_sources.push_back({std::move(source), bits});
    }
    return {};
}

LoopSource* Multiplexing::findSource(Fd fd) const {
    for (const WatchedSource& each : m_sources)
        if (each.source->fd() == fd)
            return each.source.get();
    return nullptr;
}

void Multiplexing::handleSource(LoopSource& source, std::uint32_t bits) {
    const Fd fd = source.fd();
    source.ready(bits, m_nowNs);
    const auto place = std::find_if(m_sources.begin(), m_sources.end(),
                                    [&](const auto& each) { return each.source.get() == &source; });
    if (source.ended()) {
        m_mux.unwatch(fd, Site::unwatch);
        m_sources.erase(place);
        return;
    }
    const std::uint32_t wanted = source.wanted();
    if (wanted != place->watched && m_mux.change(fd, wanted, Site::watchConnection).ok())
        place->watched = wanted;
}

void Multiplexing::closeSources() {
    for (const WatchedSource& each : m_sources)
        m_mux.unwatch(each.source->fd(), Site::unwatch);
    m_sources.clear();
}

} // namespace muxscope::server
