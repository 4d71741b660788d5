// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/connections.h"

#include <array>

namespace muxscope::analysis {

const char* endedByName(EndedBy by) {
    constexpr std::array kNames = {"open", "peer", "reset", "local", "exit"};
    return kNames[static_cast<std::size_t>(by)];
}

std::uint32_t Connections::add(Connection connection) {
    m_all.push_back(std::move(connection));
    return static_cast<std::uint32_t>(m_all.size() - 1);
}

void Connections::ended(std::uint32_t id, EndedBy by) {
    if (m_all[id].endedBy == EndedBy::open)
        m_all[id].endedBy = by;
}

void Connections::came(std::uint32_t id, std::uint64_t bytes) {
    m_all[id].bytesIn += bytes;
    m_all[id].made = true;
}

void Connections::went(std::uint32_t id, std::uint64_t bytes) {
    m_all[id].bytesOut += bytes;
    m_all[id].made = true;
}

void Connections::payload(std::uint32_t id, bool received, const std::vector<Piece>& pieces) {
    Connection& connection = m_all[id];
    if (connection.http == nullptr)
        connection.http = std::make_unique<HttpReading>(m_texts);
    const auto side =
        received == connection.in ? HttpReading::Side::request : HttpReading::Side::response;
    connection.http->begin(side);
    for (const Piece& piece : pieces) {
        connection.http->bytes(side, piece.bytes);
        connection.http->unseen(side, piece.unseen);
    }
}

} // namespace muxscope::analysis
