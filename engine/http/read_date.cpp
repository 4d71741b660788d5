// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_date.h"

#include <algorithm>

#include "http/byte_class.h"

namespace muxscope::http {

namespace {

constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
constexpr std::string_view kDays = "MonTueWedThuFriSatSun";
constexpr std::array<std::string_view, 7> kLongDays = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

// Takes a text apart from the left; a failure sticks.
class Reader {
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    bool literal(std::string_view expected) {
        const bool found = m_good && m_text.starts_with(expected);
        m_good = found;
        if (found)
            m_text.remove_prefix(expected.size());
        return found;
    }
    int number(std::size_t digits) {
        int value = 0;
        m_good = m_good && m_text.size() >= digits;
        for (std::size_t i = 0; m_good && i < digits; ++i) {
            m_good = isDigit(m_text[i]);
            value = value * 10 + (m_text[i] - '0');
        }
        if (m_good)
            m_text.remove_prefix(digits);
        return value;
    }
    // The place of the next three letters in a row of such names, from 0.
    int nameIn(std::string_view names) {
        for (std::size_t at = 0; m_good && at < names.size(); at += 3) {
            if (m_text.starts_with(names.substr(at, 3))) {
                m_text.remove_prefix(3);
                return static_cast<int>(at / 3);
            }
        }
        m_good = false;
        return 0;
    }
    bool blankDay() const { return m_text.starts_with(' '); }
    bool ended() const { return m_good && m_text.empty(); }

private:
    std::string_view m_text;
    bool m_good = true;
};

struct Parts {
    int year = 0;
    int month = 0; // from 0
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
};

void readTime(Reader& reader, Parts& parts) {
    parts.hour = reader.number(2);
    reader.literal(":");
    parts.minute = reader.number(2);
    reader.literal(":");
    parts.second = reader.number(2);
}

bool readFixdate(std::string_view text, Parts& parts) {
    Reader reader(text);
    reader.nameIn(kDays);
    reader.literal(", ");
    parts.day = reader.number(2);
    reader.literal(" ");
    parts.month = reader.nameIn(kMonths);
    reader.literal(" ");
    parts.year = reader.number(4);
    reader.literal(" ");
    readTime(reader, parts);
    reader.literal(" GMT");
    return reader.ended();
}

bool readRfc850(std::string_view text, Parts& parts) {
    const std::size_t comma = text.find(',');
    if (comma == text.npos ||
        std::find(kLongDays.begin(), kLongDays.end(), text.substr(0, comma)) == kLongDays.end())
        return false;
    Reader reader(text.substr(comma));
    reader.literal(", ");
    parts.day = reader.number(2);
    reader.literal("-");
    parts.month = reader.nameIn(kMonths);
    reader.literal("-");
    const int year = reader.number(2);
    parts.year = year + (year < 70 ? 2000 : 1900);
    reader.literal(" ");
    readTime(reader, parts);
    reader.literal(" GMT");
    return reader.ended();
}

bool readAsctime(std::string_view text, Parts& parts) {
    Reader reader(text);
    reader.nameIn(kDays);
    reader.literal(" ");
    parts.month = reader.nameIn(kMonths);
    reader.literal(" ");
    const bool blank = reader.blankDay();
    if (blank)
        reader.literal(" ");
    parts.day = reader.number(blank ? 1 : 2);
    reader.literal(" ");
    readTime(reader, parts);
    reader.literal(" ");
    parts.year = reader.number(4);
    return reader.ended();
}

bool plausible(const Parts& parts) {
    constexpr std::array<int, 12> kLengths = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return parts.year >= 1970 && parts.day >= 1 &&
           parts.day <= kLengths[static_cast<std::size_t>(parts.month)] && parts.hour < 24 &&
           parts.minute < 60 && parts.second <= 60; // 60: a leap second
}

// Days since 1970-01-01 of a Gregorian date, in years that begin in March.
std::int64_t daysOf(const Parts& parts) {
    const int month = parts.month + 1;
    const std::int64_t year = parts.year - (month <= 2 ? 1 : 0);
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + parts.day - 1;
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719'468;
}

} // namespace

std::optional<std::int64_t> readHttpDate(std::string_view text) {
    Parts parts;
    if (!readFixdate(text, parts) && !readRfc850(text, parts) && !readAsctime(text, parts))
        return {};
    if (!plausible(parts))
        return {};
    return daysOf(parts) * 86'400 + parts.hour * 3'600 + parts.minute * 60 + parts.second;
}

} // namespace muxscope::http
