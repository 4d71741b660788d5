// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/make_protocol.h"

#include "base/clock.h"
#include "server/models/model_table.h"
#include "server/protocols/http_protocol.h"
#include "server/protocols/lines_protocol.h"
#include "server/protocols/reply_protocol.h"
#include "server/protocols/tunnel_target.h"
#include "server/server.h"

#include <vector>

namespace muxscope::server {

std::span<const ProtocolFacts> protocolTable() {
    static constexpr ProtocolFacts kTable[] = {
        {"http", "a complete HTTP/1.1 origin server (RFC 9110, RFC 9112)"},
        {"reply", "answers each message with a fixed text, always through wlist"},
        {"lines", "writes every line of clients and terminal to one file"},
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

namespace {

std::unique_ptr<Protocol> makeHttp(const ServerOptions& options, kernel::Calls& calls,
                                   Protocol* sharing) {
    HttpLimits limits;
    limits.message.maxTargetBytes = static_cast<std::uint32_t>(options.limits.targetBytes);
    limits.message.maxHeadBytes = static_cast<std::uint32_t>(options.limits.headerBytes);
    limits.message.maxBodyBytes = static_cast<std::uint64_t>(options.limits.bodyBytes);
    limits.headNs = options.limits.headerNs;
    limits.bodyNs = options.limits.headerNs;
    limits.site.traceMethod = options.traceMethod;
    std::unique_ptr<FileReader> reader;
    if (!options.root.empty())
        reader = std::make_unique<KernelFileReader>(calls, options.root);
    std::shared_ptr<FileStore> store;
    if (sharing != nullptr)
        store = static_cast<HttpProtocol*>(sharing)->site().sharedStore();
    auto protocol =
        std::make_unique<HttpProtocol>(limits, std::move(reader), realtimeNs, std::move(store));
    const ModelFacts* const model = findModel(options.model);
    if (model != nullptr && model->hostsSources) {
        const auto own = kernel::Address::parse(options.bindAddress, options.port);
        protocol->allowTunnels({calls, own && isLoopback(*own)});
    }
    return protocol;
}

} // namespace

std::unique_ptr<Protocol> makeProtocol(const ServerOptions& options, kernel::Calls& calls,
                                       Protocol* sharing) {
    if (options.protocol == "http")
        return makeHttp(options, calls, sharing);
    if (options.protocol == "reply")
        return std::make_unique<ReplyProtocol>();
    if (options.protocol == "lines")
        return std::make_unique<LinesProtocol>(options, calls);
    return nullptr;
}

} // namespace muxscope::server
