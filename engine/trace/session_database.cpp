// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/session_database.h"

#include <cstring>
#include <fmt/format.h>
#include <sqlite3.h>

namespace muxscope::trace {
namespace {

constexpr int kBusyMs = 5000;

Error failure(sqlite3* handle, Error::Kind kind) {
    const int systemError = handle != nullptr ? sqlite3_system_errno(handle) : 0;
    std::string text = handle != nullptr ? sqlite3_errmsg(handle) : "out of memory";
    if (systemError != 0)
        text += fmt::format(" ({})", strerrordesc_np(systemError));
    return Error{kind, text, systemError};
}

// https://www.sqlite.org/uri.html
std::string asUri(std::string_view path) {
    std::string uri = "file:";
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-' || c == '_';
        uri += plain ? std::string(1, c) : fmt::format("%{:02x}", static_cast<unsigned char>(c));
    }
    return uri;
}

} // namespace

void Database::Close::operator()(sqlite3* handle) const {
    sqlite3_close_v2(handle);
}

Result<Database> Database::open(const std::string& path, Mode mode) {
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    const bool reads = mode == Mode::readOnly || mode == Mode::asItIs;
    flags |= reads ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    flags |= mode == Mode::asItIs ? SQLITE_OPEN_URI : 0;
    flags |= mode == Mode::create ? SQLITE_OPEN_CREATE : 0;
    // A leading "./" keeps "file:..." and ":memory:" what they are: names of files.
    std::string name = path.starts_with('/') ? path : "./" + path;
    if (mode == Mode::asItIs)
        name = asUri(name) + "?immutable=1";
    sqlite3* handle = nullptr;
    const int rc = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
    Database database;
    database.m_handle.reset(handle);
    if (rc != SQLITE_OK)
        return failure(handle, Error::Kind::environment);
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, kBusyMs);
    return database;
}

Result<Database> Database::openBytes(std::span<const std::byte> bytes) {
    sqlite3* handle = nullptr;
    const int rc =
        sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database;
    database.m_handle.reset(handle);
    if (rc != SQLITE_OK)
        return failure(handle, Error::Kind::environment);
    sqlite3_extended_result_codes(handle, 1);
    // Read-only: SQLite takes no const, and writes nothing.
    auto* const first =
        const_cast<unsigned char*>(reinterpret_cast<const unsigned char*>(bytes.data()));
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    if (sqlite3_deserialize(handle, "main", first, size, size, SQLITE_DESERIALIZE_READONLY) !=
        SQLITE_OK)
        return failure(handle, Error::Kind::input);
    return database;
}

Status Database::run(const char* sql) {
    if (sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return failure(m_handle.get(), Error::Kind::environment);
    return {};
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_handle.get(), sql.data(), static_cast<int>(sql.size()), &statement,
                           nullptr) != SQLITE_OK)
        return failure(m_handle.get(), Error::Kind::environment);
    return Statement(statement);
}

std::string Database::problem() const {
    return failure(m_handle.get(), Error::Kind::environment).text;
}

int Database::code() const {
    return sqlite3_extended_errcode(m_handle.get());
}

bool Database::hasMoved() const {
    int moved = 0;
    return sqlite3_file_control(m_handle.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) ==
               SQLITE_OK &&
           moved != 0;
}

void Statement::Finalize::operator()(sqlite3_stmt* handle) const {
    sqlite3_finalize(handle);
}

void Statement::bind(int place, std::int64_t value) {
    sqlite3_bind_int64(m_handle.get(), place, value);
}

void Statement::bind(int place, std::string_view text) {
    sqlite3_bind_text64(m_handle.get(), place, text.data(), text.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
}

void Statement::bind(int place, std::span<const std::byte> blob) {
    sqlite3_bind_blob64(m_handle.get(), place, blob.data(), blob.size(), SQLITE_STATIC);
}

int Statement::step() {
    return sqlite3_step(m_handle.get());
}

void Statement::reset() {
    sqlite3_reset(m_handle.get());
}

bool Statement::isInteger(int column) const {
    return sqlite3_column_type(m_handle.get(), column) == SQLITE_INTEGER;
}

std::int64_t Statement::integer(int column) const {
    return isInteger(column) ? sqlite3_column_int64(m_handle.get(), column) : 0;
}

std::string Statement::text(int column) const {
    if (sqlite3_column_type(m_handle.get(), column) != SQLITE_TEXT)
        return {};
    const auto* chars = reinterpret_cast<const char*>(sqlite3_column_text(m_handle.get(), column));
    if (chars == nullptr)
        return {};
    return {chars, static_cast<std::size_t>(sqlite3_column_bytes(m_handle.get(), column))};
}

std::span<const std::byte> Statement::blob(int column) const {
    if (sqlite3_column_type(m_handle.get(), column) != SQLITE_BLOB)
        return {};
    const auto* bytes = static_cast<const std::byte*>(sqlite3_column_blob(m_handle.get(), column));
    if (bytes == nullptr)
        return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_handle.get(), column))};
}

} // namespace muxscope::trace
