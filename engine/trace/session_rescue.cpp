// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/session_rescue.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

namespace muxscope::trace {
namespace {

namespace fs = std::filesystem;

Error badInput(std::string text, int systemError = 0) {
    return Error{Error::Kind::input, std::move(text), systemError};
}

// What the first 100 bytes say (https://www.sqlite.org/fileformat2.html).
struct Head {
    std::uint64_t actualBytes = 0;
    std::uint64_t claimedBytes = 0; // page size times pages
    bool isRecording = false;       // application_id: another program's database else
};

// Its words may repeat what stands in the file.
std::string printable(std::string text) {
    for (char& c : text)
        if (c < ' ' || c > '~')
            c = '?';
    return text;
}

Error unreadable(const Head& head, const std::string& problem) {
    return badInput((head.isRecording ? "the recording is damaged and cannot be read: "
                                      : "not a Muxscope recording: ") +
                    printable(problem));
}

Result<Head> readHead(const std::string& path) {
    // O_NONBLOCK: a named pipe must not hold us.
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return badInput(strerrordesc_np(errno), errno);
    struct stat facts {};
    std::array<unsigned char, 100> bytes{};
    const bool known = fstat(fd, &facts) == 0;
    const ssize_t got =
        known && S_ISREG(facts.st_mode) ? ::read(fd, bytes.data(), bytes.size()) : -1;
    ::close(fd);
    if (known && S_ISDIR(facts.st_mode))
        return badInput("is a folder", EISDIR);
    if (got < 0)
        return badInput("is not a plain file");
    if (got == 0)
        return badInput("is empty");
    if (got != static_cast<ssize_t>(bytes.size()) ||
        std::memcmp(bytes.data(), "SQLite format 3", 16) != 0)
        return badInput("not a Muxscope recording");
    const unsigned size = bytes[16] * 256U + bytes[17];
    const std::uint64_t pageBytes = size == 1 ? 65536 : size;
    const std::uint64_t pages = (std::uint64_t{bytes[28]} << 24) |
                                (std::uint64_t{bytes[29]} << 16) | (std::uint64_t{bytes[30]} << 8) |
                                bytes[31];
    const std::uint32_t application = (std::uint32_t{bytes[68]} << 24) |
                                      (std::uint32_t{bytes[69]} << 16) |
                                      (std::uint32_t{bytes[70]} << 8) | bytes[71];
    return Head{static_cast<std::uint64_t>(facts.st_size), pageBytes * pages,
                application == static_cast<std::uint32_t>(kSessionApplicationId)};
}

Status copyFile(const std::string& from, const std::string& to) {
    std::error_code error;
    fs::copy_file(from, to, error);
    if (error)
        return badInput("cannot be copied for repair: " + error.message(), error.value());
    return {};
}

// A folder that goes with its contents. The open database keeps its (nameless) file.
struct TemporaryFolder {
    fs::path path;
    ~TemporaryFolder() {
        std::error_code ignored;
        if (!path.empty())
            fs::remove_all(path, ignored);
    }
};

// All of one file: an open file does not mind what becomes of its name, so they are opened together. Where
// they are not, for all that (a file system that cannot tell), what is fetched is not what was read: noticed.
Result<OpenedFile> openAll(const std::string& path, Database::Mode mode) {
    constexpr int kTries = 5; // a file that is being replaced just now
    for (int i = 1;; ++i) {
        auto first = Database::open(path, mode);
        if (!first)
            return first.error();
        auto pages = Database::open(path, Database::Mode::readOnly);
        if (!pages)
            return pages.error();
        auto asItIs = Database::open(path, Database::Mode::asItIs);
        if (!asItIs)
            return asItIs.error();
        if (i == kTries || (!first->hasMoved() && !pages->hasMoved() && !asItIs->hasMoved()))
            return OpenedFile{std::move(*first), std::move(*pages), std::move(*asItIs), {}};
    }
}

// A cut file is filled up with zeros to the length it claims (a hole, it costs nothing): SQLite
// then reads what is there and calls the rest malformed, instead of all of it.
Result<OpenedFile> openCopy(const std::string& path, const Head& head) {
    std::error_code error;
    std::string name = (fs::temp_directory_path(error) / "muxscope-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        return badInput(fmt::format("no folder for a copy: {}", strerrordesc_np(errno)), errno);
    const TemporaryFolder folder{name};
    const std::string copy = folder.path / "copy";
    if (const Status status = copyFile(path, copy); !status)
        return status.error();
    fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write, error);
    if (fs::exists(path + "-journal", error)) {
        if (const Status status = copyFile(path + "-journal", copy + "-journal"); !status)
            return status.error();
        fs::permissions(copy + "-journal", fs::perms::owner_read | fs::perms::owner_write, error);
    }
    if (head.claimedBytes > head.actualBytes &&
        ::truncate(copy.c_str(), static_cast<off_t>(head.claimedBytes)) != 0)
        return badInput("is cut and cannot be repaired", errno);
    auto opened = openAll(copy, Database::Mode::readWrite);
    if (!opened)
        return badInput(opened.error().text);
    // The first look rolls back what the killed recorder left half done.
    if (!opened->database.run("PRAGMA schema_version"))
        return unreadable(head, opened->database.problem());
    // The other has its look while the copy still has its name.
    if (!opened->pages.run("PRAGMA schema_version"))
        return unreadable(head, opened->pages.problem());
    return opened;
}

} // namespace

Result<OpenedFile> openForReading(const std::string& path) {
    const auto head = readHead(path);
    if (!head)
        return head.error();
    if (head->claimedBytes > head->actualBytes) {
        // A lie about the length must not make SQLite walk for hours.
        if (head->claimedBytes > 64 * head->actualBytes + (std::uint64_t{64} << 20))
            return badInput("not a Muxscope recording: its length is not what it claims");
        auto copy = openCopy(path, *head);
        if (!copy)
            return copy;
        copy->what = fmt::format("the file is cut: {} of {} bytes are there", head->actualBytes,
                                 head->claimedBytes);
        copy->cut = true;
        return copy;
    }
    auto opened = openAll(path, Database::Mode::readOnly);
    if (!opened)
        return badInput(opened.error().text, opened.error().systemError);
    const Status looked = opened->database.run("PRAGMA schema_version");
    if (looked)
        return opened;
    const int code = opened->database.code();
    if (code != SQLITE_READONLY_ROLLBACK && (code & 0xff) != SQLITE_CANTOPEN)
        return unreadable(*head, looked.error().text);
    auto copy = openCopy(path, *head);
    if (copy)
        copy->what =
            "the recorder was killed while it wrote: the last moments before that are not in "
            "the file";
    return copy;
}

} // namespace muxscope::trace
