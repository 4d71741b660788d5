// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/byte_range.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "http/byte_class.h"

namespace muxscope::server {

namespace {

// Digits only; what does not fit 64 bits is the largest number that does.
std::optional<std::uint64_t> position(std::string_view digits) {
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), http::isDigit))
        return {};
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    static_cast<void>(end);
    return error == std::errc() ? value : std::numeric_limits<std::uint64_t>::max();
}

enum class Spec : std::uint8_t { satisfiable, unsatisfiable, invalid };

// "0-99", "500-", "-20"
Spec readSpec(std::string_view spec, std::uint64_t length, ByteRange& range) {
    const std::size_t dash = spec.find('-');
    if (dash == spec.npos)
        return Spec::invalid;
    const std::string_view firstText = spec.substr(0, dash);
    const std::string_view lastText = spec.substr(dash + 1);
    const auto last = position(lastText);
    if (firstText.empty()) { // the last bytes
        if (!last)
            return Spec::invalid;
        const std::uint64_t count = std::min(*last, length);
        range = {length - count, count};
        return count == 0 ? Spec::unsatisfiable : Spec::satisfiable;
    }
    const auto first = position(firstText);
    if (!first || (!lastText.empty() && (!last || *last < *first)))
        return Spec::invalid;
    if (*first >= length)
        return Spec::unsatisfiable;
    const std::uint64_t end = lastText.empty() ? length - 1 : std::min(*last, length - 1);
    range = {*first, end - *first + 1};
    return Spec::satisfiable;
}

bool overlapTooMuch(const std::vector<ByteRange>& ranges) {
    std::size_t overlaps = 0;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const ByteRange& a = ranges[i];
            const ByteRange& b = ranges[j];
            overlaps += a.offset < b.offset + b.length && b.offset < a.offset + a.length ? 1 : 0;
        }
    }
    return overlaps > 2;
}

} // namespace

std::optional<std::vector<ByteRange>> satisfiableRanges(std::string_view field,
                                                        std::uint64_t length) {
    constexpr std::string_view kUnit = "bytes=";
    if (field.size() < kUnit.size() ||
        !http::equalsIgnoringCase(field.substr(0, kUnit.size()), kUnit))
        return {};
    field.remove_prefix(kUnit.size());
    std::vector<ByteRange> ranges;
    std::size_t specs = 0;
    for (bool more = true; more;) {
        const std::size_t comma = field.find(',');
        more = comma != field.npos;
        const std::string_view spec = http::trimmed(field.substr(0, comma));
        field.remove_prefix(more ? comma + 1 : field.size());
        if (spec.empty()) // RFC 9110 section 5.6.1: empty elements of a list count nothing
            continue;
        ByteRange range;
        const Spec read = readSpec(spec, length, range);
        if (read == Spec::invalid || ++specs > kMaxRanges)
            return {};
        if (read == Spec::satisfiable)
            ranges.push_back(range);
    }
    if (specs == 0 || overlapTooMuch(ranges))
        return {};
    return ranges;
}

} // namespace muxscope::server
