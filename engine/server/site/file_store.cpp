// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/file_store.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>

namespace muxscope::server {

namespace {

std::string tagOf(std::string_view bytes, const StoredKind& kind) {
    const std::size_t hash = std::hash<std::string_view>{}(bytes) ^
                             std::hash<std::string_view>{}(kind.contentType) * 31 ^
                             std::hash<std::string_view>{}(kind.contentEncoding) * 37;
    return fmt::format("\"{:x}-{:x}\"", bytes.size(), hash);
}

} // namespace

FileStore::Put FileStore::put(std::string_view name, std::string_view bytes,
                              const StoredKind& kind) {
    if (name.empty() || name.size() > m_limits.maxNameBytes || name.find('/') != name.npos)
        return Put::BadName;
    const auto old = m_files.find(name);
    const bool exists = old != m_files.end();
    const std::size_t others = m_bytes - (exists ? old->second.bytes->size() : 0);
    if (bytes.size() > m_limits.maxBytes - std::min(others, m_limits.maxBytes) ||
        (!exists && m_files.size() >= m_limits.maxFiles))
        return Put::Full;
    StoredFile file{std::make_shared<const std::string>(bytes), std::string(kind.contentType),
                    std::string(kind.contentEncoding), tagOf(bytes, kind), kind.modifiedS};
    m_bytes = others + bytes.size();
    if (exists)
        old->second = std::move(file);
    else
        m_files.emplace(name, std::move(file));
    return exists ? Put::Replaced : Put::Created;
}

std::string FileStore::add(std::string_view bytes, const StoredKind& kind) {
    std::string name;
    do {
        name = std::to_string(++m_lastNumber);
    } while (m_files.contains(name));
    return put(name, bytes, kind) == Put::Created ? name : std::string();
}

const StoredFile* FileStore::find(std::string_view name) const {
    const auto file = m_files.find(name);
    return file == m_files.end() ? nullptr : &file->second;
}

bool FileStore::remove(std::string_view name) {
    const auto file = m_files.find(name);
    if (file == m_files.end())
        return false;
    m_bytes -= file->second.bytes->size();
    m_files.erase(file);
    return true;
}

} // namespace muxscope::server
