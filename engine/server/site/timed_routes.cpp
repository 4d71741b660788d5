// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that take their time: by waiting, by dripping, by streaming, by being busy.
#include <algorithm>
#include <fmt/format.h>

#include "http/byte_class.h"
#include "server/site/form.h"
#include "server/site/route_list.h"
#include "server/switch_effects.h"

namespace muxscope::server {

namespace {

// "line 1 of 20: 0123456789..." and so on, one a chunk.
class Lines : public ByteSource {
public:
    explicit Lines(std::uint64_t count) : m_count(count) {}
    void next(std::string& out) override {
        if (m_sent == m_count)
            return;
        ++m_sent;
        out +=
            "{\"line\": " + std::to_string(m_sent) + ", \"of\": " + std::to_string(m_count) + "}\n";
    }

private:
    const std::uint64_t m_count;
    std::uint64_t m_sent = 0;
};

} // namespace

std::optional<std::int64_t> secondsIn(std::string_view text, std::int64_t mostMs) {
    const std::size_t dot = std::min(text.find('.'), text.size());
    const std::string_view decimals = text.substr(std::min(dot + 1, text.size()));
    const auto whole = numberIn(text.substr(0, dot));
    if (!whole || decimals.size() > 3 || (dot + 1 == text.size()) ||
        !std::all_of(decimals.begin(), decimals.end(), http::isDigit) ||
        *whole > static_cast<std::uint64_t>(mostMs / 1'000))
        return {};
    std::int64_t ms = static_cast<std::int64_t>(*whole) * 1'000;
    std::int64_t place = 100;
    for (const char digit : decimals) {
        ms += (digit - '0') * place;
        place /= 10;
    }
    return ms > mostMs ? std::nullopt : std::optional(ms);
}

void delay(Site& site, const Request&, std::string_view parameter, Response& response) {
    const auto ms = secondsIn(parameter, site.limits().maxDelayMs);
    if (!ms)
        return response.line(400, "not a number of seconds this server waits");
    response.contentType = kPlainText;
    response.delayMs = *ms;
    response.text = "answered after " + std::string(parameter) + " s\n";
}

void drip(Site& site, const Request& request, std::string_view, Response& response) {
    const NameValues query = readUrlencoded(request.query);
    const auto after = secondsIn(valueOf(query, "delay").value_or("0"), site.limits().maxDelayMs);
    const auto lasting =
        secondsIn(valueOf(query, "duration").value_or("2"), site.limits().maxDelayMs);
    const auto count = numberIn(valueOf(query, "numbytes").value_or("10"));
    const auto code = numberIn(valueOf(query, "code").value_or("200"));
    if (!after || !lasting || !count || *count == 0 || *count > site.limits().maxDripBytes)
        return response.line(400, "not a time or a number of bytes this server drips");
    if (!code || *code < 200 || *code > 599 || *code == 204 || *code == 205 || *code == 304)
        return response.line(400, "not a status code with a body");
    response.status = static_cast<int>(*code);
    response.contentType = "application/octet-stream";
    response.delayMs = *after;
    response.pace = {*lasting, *count};
}

void stream(Site& site, const Request&, std::string_view parameter, Response& response) {
    const auto count = numberIn(parameter);
    if (!count || *count > site.limits().maxStreamLines)
        return response.line(400, "not a number of lines this server streams");
    response.contentType = kJson;
    response.source = std::make_unique<Lines>(*count);
    response.trailerNames = "Muxscope-Lines";
    http::ResponseWriter(response.trailers).header("Muxscope-Lines", *count);
}

void busy(Site& site, const Request&, std::string_view parameter, Response& response) {
    const auto ms = numberIn(parameter);
    if (!ms || *ms > static_cast<std::uint64_t>(site.limits().maxCpuMs))
        return response.line(400, "not a number of milliseconds this server is busy for");
    const std::uint64_t hash = computeFor(static_cast<std::int64_t>(*ms));
    response.contentType = kPlainText;
    // Of one length, whatever the hash: HEAD has the fields of GET.
    response.text = fmt::format("busy for {} ms, hash {:016x}\n", *ms, hash);
}

} // namespace muxscope::server
