// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/make_protocol.h"

#include "base/clock.h"
#include "server/protocols/http_protocol.h"
#include "server/server.h"

namespace muxscope::server {

std::span<const std::string_view> protocolNames() {
    static constexpr std::string_view kNames[] = {"http"};
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
