// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The files of /files/: in memory, bounded, gone with the server. A body is shared with the answers
// that are still being sent, so that DELETE takes nothing away from them. One thread, or several that hold
// lock() from the first look at it to the last.

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace muxscope::server {

struct FileStoreLimits {
    std::size_t maxFiles = 1'000;
    std::size_t maxBytes = 64u << 20; // of all bodies together
    std::size_t maxNameBytes = 255;
};

struct StoredFile {
    std::shared_ptr<const std::string> bytes;
    std::string contentType;
    std::string contentEncoding; // as it came; empty = none
    std::string etag; // with its quotes: of the bytes, so that the same PUT changes nothing
    std::int64_t modifiedS = -1; // seconds since 1970; -1 = not known
};

// What comes with a body that is stored.
struct StoredKind {
    std::string_view contentType;
    std::string_view contentEncoding;
    std::int64_t modifiedS = -1;
};

class FileStore {
public:
    enum class Put : std::uint8_t { Created, Replaced, Full, BadName };

    explicit FileStore(const FileStoreLimits& limits = {}) : m_limits(limits) {}

    [[nodiscard]] std::unique_lock<std::mutex> lock() { return std::unique_lock(m_mutex); }

    Put put(std::string_view name, std::string_view bytes, const StoredKind& kind);
    // Under a name nobody used before ("1", "2", ...); empty when the store is full.
    std::string add(std::string_view bytes, const StoredKind& kind);
    const StoredFile* find(std::string_view name) const;
    bool remove(std::string_view name);

    const std::map<std::string, StoredFile, std::less<>>& files() const { return m_files; }
    std::size_t bytesHeld() const { return m_bytes; }

private:
    std::mutex m_mutex;
    std::map<std::string, StoredFile, std::less<>> m_files;
    FileStoreLimits m_limits;
    std::size_t m_bytes = 0;
    std::uint64_t m_lastNumber = 0;
};

} // namespace muxscope::server
