// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/make_protocol.h"

#include "base/clock.h"
#include "server/protocols/http_protocol.h"
#include "server/server.h"

#include <vector>

namespace muxscope::server {

std::span<const ProtocolFacts> protocolTable() {
    static constexpr ProtocolFacts kTable[] = {
        {"http", "a complete HTTP/1.1 origin server (RFC 9110, RFC 9112)"},
    };
    return kTable;
}

std::span<const std::string_view> protocolNames() {
    static const std::vector<std::string_view> kNames = [] {
        std::vector<std::string_view> names;
        for (const ProtocolFacts& protocol : protocolTable())
            names.push_back(protocol.name);
        return names;
    }();
    return kNames;
}

std::unique_ptr<Protocol> makeProtocol(const ServerOptions& options, kernel::Calls& calls) {
    if (options.protocol != "http")
        return nullptr;
    HttpLimits limits;
    limits.message.maxTargetBytes = static_cast<std::uint32_t>(options.limits.targetBytes);
    limits.message.maxHeadBytes = static_cast<std::uint32_t>(options.limits.headerBytes);
    limits.message.maxBodyBytes = static_cast<std::uint64_t>(options.limits.bodyBytes);
    std::unique_ptr<FileReader> reader;
    if (!options.root.empty())
        reader = std::make_unique<KernelFileReader>(calls, options.root);
    return std::make_unique<HttpProtocol>(limits, std::move(reader), realtimeNs);
}

} // namespace muxscope::server
