// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbox.h"

#include <algorithm>
#include <utility>

namespace muxscope::server {

namespace {
constexpr std::uint64_t kLoadBytes = 64u << 10;
constexpr std::size_t kKeepSentBytes = 64u << 10;
} // namespace

void Outbox::append(std::string_view bytes) {
    if (bytes.empty())
        return;
    m_owed += bytes.size();
    if (m_rest.empty()) {
        if (m_headSent >= kKeepSentBytes) { // never quite empty: a relay
            m_head.erase(0, m_headSent);
            m_headSent = 0;
        }
        m_head.append(bytes);
        return;
    }
    const Piece& last = m_rest.back();
    if (last.shared || last.source || last.file.file)
        m_rest.emplace_back();
    m_rest.back().own.append(bytes);
}

void Outbox::appendShared(SharedBytes bytes, std::size_t offset, std::size_t length) {
    if (length == 0)
        return;
    m_owed += length;
    Piece& piece = m_rest.emplace_back();
    piece.shared = std::move(bytes);
    piece.offset = offset;
    piece.end = offset + length;
}

void Outbox::appendFile(FilePiece piece) {
    if (piece.length == 0)
        return;
    m_owed += piece.length;
    m_rest.emplace_back().file = std::move(piece);
}

void Outbox::appendSource(std::unique_ptr<ByteSource> source) {
    m_rest.emplace_back().source = std::move(source);
    settleFront();
}

// A source that comes first makes its next bytes now: nothing owed means nothing to come.
void Outbox::settleFront() {
    while (!inHead() && !m_rest.empty()) {
        Piece& piece = m_rest.front();
        if (!piece.source || piece.offset < piece.own.size())
            return;
        piece.own.clear();
        piece.offset = 0;
        piece.source->next(piece.own);
        m_owed += piece.own.size();
        if (!piece.own.empty())
            return;
        m_rest.pop_front();
    }
}

std::string_view Outbox::front() const {
    if (inHead())
        return std::string_view(m_head).substr(m_headSent);
    if (m_rest.empty())
        return {};
    const Piece& piece = m_rest.front();
    if (piece.shared)
        return std::string_view(*piece.shared).substr(piece.offset, piece.end - piece.offset);
    return std::string_view(piece.own).substr(piece.offset);
}

const FilePiece* Outbox::frontFile() const {
    if (inHead() || m_rest.empty())
        return nullptr;
    const Piece& piece = m_rest.front();
    return piece.file.file && piece.offset == piece.own.size() ? &piece.file : nullptr;
}

std::size_t Outbox::frontBytes() const {
    const FilePiece* const file = frontFile();
    return file ? file->length : front().size();
}

void Outbox::consumed(std::size_t count) {
    m_owed -= count;
    if (inHead()) {
        m_headSent += count;
        if (m_headSent == m_head.size()) {
            m_head.clear(); // keeps its memory
            m_headSent = 0;
            settleFront();
        }
        return;
    }
    if (m_rest.empty())
        return;
    Piece& piece = m_rest.front();
    if (frontFile() != nullptr) {
        piece.file.offset += count;
        piece.file.length -= count;
    } else {
        piece.offset += count;
    }
    const bool spent = piece.shared ? piece.offset == piece.end : piece.offset == piece.own.size();
    if (!spent || piece.file.length != 0)
        return;
    if (!piece.source)
        m_rest.pop_front();
    settleFront();
}

kernel::Answer Outbox::loadFront(kernel::Calls& calls) {
    const FilePiece* const next = frontFile();
    if (next == nullptr)
        return {static_cast<std::int64_t>(front().size())};
    Piece& piece = m_rest.front();
    piece.own.resize(std::min(next->length, kLoadBytes));
    const kernel::Answer got = calls.pread(next->file->fd(), {piece.own.data(), piece.own.size()},
                                           next->offset, trace::Site::file);
    const std::size_t loaded = got.ok() ? static_cast<std::size_t>(got.value) : 0;
    piece.own.resize(loaded);
    piece.offset = 0;
    piece.file.offset += loaded;
    piece.file.length -= loaded;
    return got;
}

} // namespace muxscope::server
