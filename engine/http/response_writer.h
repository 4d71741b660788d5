// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Appends response heads and chunks to a string; allocates only when the string must grow. The
// caller decides the framing: exactly one of contentLength() and chunked(), or neither where the
// status forbids content. Any thread, never blocks.
//
//     ResponseWriter(out).status(200).date(cached).contentType("text/plain").contentLength(13).end();

#include <cstdint>
#include <string>
#include <string_view>

namespace muxscope::http {

class ResponseWriter {
public:
    explicit ResponseWriter(std::string& out) : m_out(out) {}

    // "HTTP/1.1 200 OK\r\n"; the phrase is the registered one, or empty.
    ResponseWriter& status(int statusCode);
    // A value must hold no CR, LF or NUL; such bytes are written as '?' so that no caller can split
    // a response by mistake.
    ResponseWriter& header(std::string_view name, std::string_view value);
    ResponseWriter& header(std::string_view name, std::uint64_t value);
    ResponseWriter& date(std::string_view imfFixdate) { return header("Date", imfFixdate); }
    ResponseWriter& contentType(std::string_view type) { return header("Content-Type", type); }
    ResponseWriter& contentLength(std::uint64_t bytes) { return header("Content-Length", bytes); }
    ResponseWriter& chunked() { return header("Transfer-Encoding", "chunked"); }
    void end(); // the blank line

private:
    std::string& m_out;
};

} // namespace muxscope::http
