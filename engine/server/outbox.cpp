// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbox.h"

#include <utility>

namespace muxscope::server {

void Outbox::append(std::string_view bytes) {
    m_owed += bytes.size();
    if (m_rest.empty()) {
        m_head.append(bytes);
        return;
    }
    if (m_rest.back().shared)
        m_rest.emplace_back();
    m_rest.back().own.append(bytes);
}

void Outbox::appendShared(SharedBytes bytes, std::size_t offset, std::size_t length) {
    if (length == 0)
        return;
    m_owed += length;
    Piece piece;
    piece.shared = std::move(bytes);
    piece.offset = offset;
    piece.end = offset + length;
    m_rest.push_back(std::move(piece));
}

std::string_view Outbox::front() const {
    if (m_headSent < m_head.size())
        return std::string_view(m_head).substr(m_headSent);
    if (m_rest.empty())
        return {};
    const Piece& piece = m_rest.front();
    return piece.shared
               ? std::string_view(*piece.shared).substr(piece.offset, piece.end - piece.offset)
               : std::string_view(piece.own).substr(piece.offset);
}

void Outbox::consumed(std::size_t count) {
    m_owed -= count;
    if (m_headSent < m_head.size()) {
        m_headSent += count;
        if (m_headSent == m_head.size()) {
            m_head.clear(); // keeps its memory
            m_headSent = 0;
        }
        return;
    }
    Piece& piece = m_rest.front();
    piece.offset += count;
    if (piece.offset == (piece.shared ? piece.end : piece.own.size()))
        m_rest.pop_front();
}

} // namespace muxscope::server
