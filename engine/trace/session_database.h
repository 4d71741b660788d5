// SPDX-License-Identifier: GPL-3.0-or-later
// The little of SQLite that a session file needs: a connection and prepared statements that close
// themselves, and the file's schema. One thread at a time; calls block on the disk.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace muxscope::trace {

inline constexpr std::int32_t kSessionApplicationId = 0x4D555853; // "MUXS", PRAGMA application_id
inline constexpr std::int32_t kSessionFormat = 2;                 // PRAGMA user_version
// 1: no notes about processes, and none of the calls from rt_sigsuspend on. Read as it is.
inline constexpr std::int32_t kOldestSessionFormat = 1;

// A reader accepts these definitions and no others, letter by letter.
inline constexpr std::string_view kMetaTable =
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL)";
inline constexpr std::string_view kSegmentTable =
    "CREATE TABLE segment(first INTEGER PRIMARY KEY, count INTEGER NOT NULL, from_ns INTEGER NOT "
    "NULL, to_ns INTEGER NOT NULL, raw_bytes INTEGER NOT NULL, packed BLOB NOT NULL)";
inline constexpr std::string_view kNoteTable =
    "CREATE TABLE note(id INTEGER PRIMARY KEY, moment INTEGER NOT NULL, text TEXT NOT NULL)";
inline constexpr std::string_view kBookmarkTable =
    "CREATE TABLE bookmark(moment INTEGER PRIMARY KEY, name TEXT NOT NULL)";

class Statement;

class Database {
public:
    // asItIs: read-only, without a look at locks and journals. Right where nobody can write to the file, or
    // where what is read is known again.
    enum class Mode { create, readOnly, readWrite, asItIs };

    Database() = default;
    static Result<Database> open(const std::string& path, Mode mode);
    // A file's bytes in memory, read-only; they must outlive it.
    static Result<Database> openBytes(std::span<const std::byte> bytes);

    Status run(const char* sql);
    Result<Statement> prepare(std::string_view sql);
    // "disk I/O error: file too large", of the latest failed call.
    [[nodiscard]] std::string problem() const;
    [[nodiscard]] int code() const; // SQLITE_ extended result of the latest call
    [[nodiscard]] sqlite3* handle() const { return m_handle.get(); }
    [[nodiscard]] bool isOpen() const { return m_handle != nullptr; }
    // Whether another file, or none, stands under the name it was opened by.
    [[nodiscard]] bool hasMoved() const;

private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    std::unique_ptr<sqlite3, Close> m_handle;
};

class Statement {
public:
    explicit Statement(sqlite3_stmt* handle) : m_handle(handle) {}
    void bind(int place, std::int64_t value);
    void bind(int place, std::string_view text);
    void bind(int place, std::span<const std::byte> blob); // must outlive the step
    // SQLITE_ROW, SQLITE_DONE or an error.
    int step();
    void reset();
    [[nodiscard]] bool isInteger(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;                // empty unless text
    [[nodiscard]] std::span<const std::byte> blob(int column) const; // empty unless a blob

private:
    struct Finalize {
        void operator()(sqlite3_stmt* handle) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_handle;
};

} // namespace muxscope::trace
