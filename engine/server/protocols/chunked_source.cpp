// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/chunked_source.h"

#include "http/chunked.h"

namespace muxscope::server {

namespace {
constexpr std::size_t kGatherBytes = 16u << 10;
}

void ChunkedSource::next(std::string& out) {
    if (!m_body)
        return;
    m_piece.clear();
    m_body->next(m_piece);
    if (!m_piece.empty())
        return http::appendChunk(out, m_piece);
    m_body.reset();
    out += "0\r\n";
    out += m_trailers;
    out += "\r\n";
}

void GatheredSource::next(std::string& out) {
    std::size_t before = 0;
    do {
        before = out.size();
        m_source->next(out);
    } while (out.size() != before && out.size() < kGatherBytes);
}

} // namespace muxscope::server
