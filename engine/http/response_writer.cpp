// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/response_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "http/chunked.h"
#include "http/http_date.h"
#include "http/status.h"

namespace muxscope::http {

namespace {

void appendNumber(std::string& out, std::uint64_t value, int radix = 10) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, radix).ptr;
    out.append(digits.data(), end);
}

void putTwoDigits(char* at, int value) {
    at[0] = static_cast<char>('0' + value / 10 % 10);
    at[1] = static_cast<char>('0' + value % 10);
}

struct CivilDate {
    int year;
    int month; // 1-12
    int day;
};

// Days since 1970-01-01 to a proleptic Gregorian date, counting in 400-year eras that begin in
// March.
CivilDate civilFromDays(std::int64_t days) {
    const std::int64_t shifted = days + 719'468;
    const std::int64_t era = shifted / 146'097;
    const auto dayOfEra = static_cast<int>(shifted - era * 146'097);
    const int yearOfEra =
        (dayOfEra - dayOfEra / 1'460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const int marchMonth = (5 * dayOfYear + 2) / 153;
    const int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    const int year = static_cast<int>(era * 400) + yearOfEra + (month <= 2 ? 1 : 0);
    return {year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1};
}

} // namespace

ResponseWriter& ResponseWriter::status(int statusCode) {
    m_out += "HTTP/1.1 ";
    appendNumber(m_out, static_cast<std::uint64_t>(statusCode));
    m_out += ' ';
    m_out += reasonPhrase(statusCode);
    m_out += "\r\n";
    return *this;
}

ResponseWriter& ResponseWriter::header(std::string_view name, std::string_view value) {
    m_out += name;
    m_out += ": ";
    const std::size_t begin = m_out.size();
    m_out += value;
    const auto forbidden = [](char c) {
        return c == '\r' || c == '\n' || c == '\0';
    };
    std::replace_if(m_out.begin() + static_cast<std::ptrdiff_t>(begin), m_out.end(), forbidden,
                    '?');
    m_out += "\r\n";
    return *this;
}

ResponseWriter& ResponseWriter::header(std::string_view name, std::uint64_t value) {
    m_out += name;
    m_out += ": ";
    appendNumber(m_out, value);
    m_out += "\r\n";
    return *this;
}

void ResponseWriter::end() {
    m_out += "\r\n";
}

void appendChunk(std::string& out, std::string_view bytes) {
    if (bytes.empty())
        return;
    appendNumber(out, bytes.size(), 16);
    out += "\r\n";
    out += bytes;
    out += "\r\n";
}

void appendLastChunk(std::string& out) {
    out += "0\r\n\r\n";
}

std::array<char, 29> httpDate(std::int64_t unixSeconds) {
    static constexpr std::string_view kDays = "ThuFriSatSunMonTueWed"; // 1970-01-01 was a Thursday
    static constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    constexpr std::int64_t kLast = 253'402'300'799; // 9999-12-31 23:59:59
    const std::int64_t seconds = std::clamp<std::int64_t>(unixSeconds, 0, kLast);
    const std::int64_t days = seconds / 86'400;
    const int ofDay = static_cast<int>(seconds % 86'400);
    const CivilDate date = civilFromDays(days);

    std::array<char, 29> text;
    constexpr std::string_view kShape = "Day, dd Mon yyyy hh:mm:ss GMT";
    std::copy(kShape.begin(), kShape.end(), text.begin());
    kDays.copy(text.data(), 3, static_cast<std::size_t>(days % 7) * 3);
    putTwoDigits(text.data() + 5, date.day);
    kMonths.copy(text.data() + 8, 3, static_cast<std::size_t>(date.month - 1) * 3);
    putTwoDigits(text.data() + 12, date.year / 100);
    putTwoDigits(text.data() + 14, date.year % 100);
    putTwoDigits(text.data() + 17, ofDay / 3'600);
    putTwoDigits(text.data() + 20, ofDay / 60 % 60);
    putTwoDigits(text.data() + 23, ofDay % 60);
    return text;
}

std::string_view reasonPhrase(int statusCode) {
    struct Row {
        int code;
        std::string_view phrase;
    };
    static constexpr std::array kRows{
        Row{100, "Continue"},
        Row{101, "Switching Protocols"},
        Row{103, "Early Hints"},
        Row{200, "OK"},
        Row{201, "Created"},
        Row{202, "Accepted"},
        Row{203, "Non-Authoritative Information"},
        Row{204, "No Content"},
        Row{205, "Reset Content"},
        Row{206, "Partial Content"},
        Row{300, "Multiple Choices"},
        Row{301, "Moved Permanently"},
        Row{302, "Found"},
        Row{303, "See Other"},
        Row{304, "Not Modified"},
        Row{307, "Temporary Redirect"},
        Row{308, "Permanent Redirect"},
        Row{400, "Bad Request"},
        Row{401, "Unauthorized"},
        Row{402, "Payment Required"},
        Row{403, "Forbidden"},
        Row{404, "Not Found"},
        Row{405, "Method Not Allowed"},
        Row{406, "Not Acceptable"},
        Row{407, "Proxy Authentication Required"},
        Row{408, "Request Timeout"},
        Row{409, "Conflict"},
        Row{410, "Gone"},
        Row{411, "Length Required"},
        Row{412, "Precondition Failed"},
        Row{413, "Content Too Large"},
        Row{414, "URI Too Long"},
        Row{415, "Unsupported Media Type"},
        Row{416, "Range Not Satisfiable"},
        Row{417, "Expectation Failed"},
        Row{421, "Misdirected Request"},
        Row{422, "Unprocessable Content"},
        Row{426, "Upgrade Required"},
        Row{428, "Precondition Required"},
        Row{429, "Too Many Requests"},
        Row{431, "Request Header Fields Too Large"},
        Row{451, "Unavailable For Legal Reasons"},
        Row{500, "Internal Server Error"},
        Row{501, "Not Implemented"},
        Row{502, "Bad Gateway"},
        Row{503, "Service Unavailable"},
        Row{504, "Gateway Timeout"},
        Row{505, "HTTP Version Not Supported"},
        Row{507, "Insufficient Storage"},
        Row{511, "Network Authentication Required"},
    };
    const auto row = std::lower_bound(kRows.begin(), kRows.end(), statusCode,
                                      [](const Row& r, int code) { return r.code < code; });
    return row != kRows.end() && row->code == statusCode ? row->phrase : std::string_view();
}

} // namespace muxscope::http
