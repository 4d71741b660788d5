// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/recovery_folder.h"

#include "base/clock.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace muxscope::trace {
namespace {

namespace fs = std::filesystem;

constexpr const char* kEnding = ".muxscope";
constexpr const char* kLockEnding = ".lock";

std::string lockOf(const std::string& path) {
    return path + kLockEnding;
}

// The lock file, locked; -1 when another program holds it, or it cannot be opened.
int lockFile(const std::string& path, int flags) {
    const int fd = ::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
    if (fd < 0)
        return -1;
    struct stat held {};
    struct stat named {};
    // Whoever held it may have removed it between our two calls: then the name is another file's.
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0 && ::fstat(fd, &held) == 0 &&
        ::stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino)
        return fd;
    ::close(fd);
    return -1;
}

bool factsOf(const std::string& path, struct stat& facts) {
    return ::stat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode);
}

} // namespace

RecoveryPlace::RecoveryPlace(RecoveryPlace&& other) noexcept
    : m_path(std::move(other.m_path)), m_lock(std::exchange(other.m_lock, -1)) {}

RecoveryPlace& RecoveryPlace::operator=(RecoveryPlace&& other) noexcept {
    if (this != &other) {
        release();
        m_path = std::move(other.m_path);
        m_lock = std::exchange(other.m_lock, -1);
    }
    return *this;
}

RecoveryPlace::~RecoveryPlace() {
    release();
}

// Without a recording the lock file means nothing.
void RecoveryPlace::release() {
    if (m_lock < 0)
        return;
    struct stat facts {};
    if (!factsOf(m_path, facts))
        ::unlink(lockOf(m_path).c_str());
    ::close(std::exchange(m_lock, -1));
}

Result<RecoveryPlace> RecoveryPlace::take(const std::string& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (!failed)
        fs::permissions(folder, fs::perms::owner_all, failed);
    int error = failed.value();
    for (int attempt = 0; attempt < 100 && error == 0; ++attempt) {
        RecoveryPlace place;
        place.m_path =
            fmt::format("{}/{}-{}{}", folder, realtimeNs() / 1'000'000, ::getpid(), kEnding);
        if (attempt != 0)
            place.m_path.insert(place.m_path.size() - std::strlen(kEnding),
                                fmt::format("-{}", attempt));
        errno = 0;
        place.m_lock = lockFile(lockOf(place.m_path), O_CREAT | O_EXCL);
        if (place.valid())
            return place;
        if (errno != EEXIST && errno != 0)
            error = errno;
    }
    return Error{Error::Kind::environment,
                 fmt::format("cannot keep a copy in {}: {}", folder, strerrordesc_np(error)),
                 error};
}

std::vector<RecoveryPlace> RecoveryPlace::leftOver(const std::string& folder) {
    std::vector<RecoveryPlace> found;
    std::error_code failed;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
        const std::string path = entry.path().string();
        struct stat facts {};
        if (!path.ends_with(kEnding) || !factsOf(path, facts))
            continue;
        RecoveryPlace place;
        place.m_path = path;
        place.m_lock = lockFile(lockOf(path), O_CREAT);
        if (place.valid())
            found.push_back(std::move(place));
    }
    std::sort(found.begin(), found.end(), [](const RecoveryPlace& one, const RecoveryPlace& other) {
        return one.changedNs() > other.changedNs();
    });
    return found;
}

std::uint64_t RecoveryPlace::bytes() const {
    struct stat facts {};
    return factsOf(m_path, facts) ? static_cast<std::uint64_t>(facts.st_size) : 0;
}

std::int64_t RecoveryPlace::changedNs() const {
    struct stat facts {};
    return factsOf(m_path, facts)
               ? std::int64_t{facts.st_mtim.tv_sec} * 1'000'000'000 + facts.st_mtim.tv_nsec
               : 0;
}

void RecoveryPlace::discard() {
    if (!valid())
        return;
    ::unlink(m_path.c_str());
    ::unlink((m_path + "-journal").c_str());
    release();
}

std::string usualRecoveryFolder() {
    const char* state = std::getenv("XDG_STATE_HOME");
    if (state != nullptr && state[0] == '/')
        return std::string(state) + "/muxscope/recovery";
    const char* home = std::getenv("HOME");
    return home != nullptr && home[0] == '/' ? std::string(home) + "/.local/state/muxscope/recovery"
                                             : std::string();
}

} // namespace muxscope::trace
