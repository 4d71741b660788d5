// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/catalog.h"

#include "server/models/model_table.h"
#include "server/protocols/make_protocol.h"
#include "server/server_limits.h"
#include "server/teaching_switches.h"

#include <fmt/format.h>
#include <iterator>
#include <optional>

namespace muxscope::cli {
namespace {

using Out = std::back_insert_iterator<std::string>;

// "header-bytes=BYTES (64 .. 16777216, default 32768)"
std::string numberHead(std::string_view name, std::string_view unit, std::int64_t least,
                       std::int64_t most, std::int64_t usual) {
    return fmt::format("{}=N ({}{}{} .. {}, default {})", name, unit, unit.empty() ? "" : ", ",
                       least, most, usual);
}

} // namespace

std::string modelCatalog() {
    std::string text;
    std::optional<server::ModelGroup> group;
    for (const server::ModelFacts& model : server::modelTable()) {
        if (group != model.group)
            fmt::format_to(Out(text), "{}{}\n", text.empty() ? "" : "\n",
                           server::groupName(model.group));
        group = model.group;
        fmt::format_to(Out(text), "  {:<18} {}\n", model.name, model.about);
        if (const std::string why = server::whyUnavailable(model); !why.empty())
            fmt::format_to(Out(text), "  {:<18} cannot run here: {}\n", "", why);
    }
    return text;
}

std::string protocolCatalog() {
    std::string text;
    for (const server::ProtocolFacts& protocol : server::protocolTable())
        fmt::format_to(Out(text), "  {:<8} {}\n", protocol.name, protocol.about);
    return text;
}

std::string switchCatalog() {
    std::string text;
    const server::TeachingSwitches usual;
    for (const server::SwitchFacts& facts : server::switchTable()) {
        fmt::format_to(Out(text), "  {}\n",
                       facts.flag != nullptr ? std::string(facts.name)
                                             : numberHead(facts.name, facts.unit, facts.least,
                                                          facts.most, facts.valueIn(usual)));
        fmt::format_to(Out(text), "      {}.\n      -> {}.\n", facts.about, facts.consequence);
        if (!facts.models.empty())
            fmt::format_to(Out(text), "      models: {}\n", facts.models);
    }
    return text;
}

std::string limitCatalog() {
    std::string text;
    const server::ServerLimits usual;
    for (const server::LimitFacts& facts : server::limitTable())
        fmt::format_to(Out(text), "  {}\n      {}\n",
                       numberHead(facts.name, facts.unit, facts.least, facts.most,
                                  usual.*facts.number / facts.scale),
                       facts.about);
    return text;
}

} // namespace muxscope::cli
