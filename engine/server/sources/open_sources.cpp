// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sources/open_sources.h"

#include "server/sources/udp_source.h"

namespace muxscope::server {

Result<OpenedSources> openSources(kernel::Calls& calls, Protocol& protocol,
                                  const ServerOptions& options) {
    OpenedSources opened;
    auto brought = protocol.openSources();
    if (!brought)
        return brought.error();
    opened.sources = std::move(*brought);
    if (!options.udpPort)
        return opened;
    const auto address = kernel::Address::parse(options.bindAddress, *options.udpPort);
    if (!address)
        return address.error();
    auto udp = UdpSource::open(calls, *address);
    if (!udp)
        return udp.error();
    opened.udpAddress = (*udp)->address().text();
    opened.sources.push_back(std::move(*udp));
    return opened;
}

} // namespace muxscope::server
