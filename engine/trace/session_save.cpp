// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/session_save.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace muxscope::trace {
namespace {

constexpr Moment kStep = 16384; // events a transaction: about 4 MiB with their payloads
constexpr Moment kFew = 8192;   // for so few the file's usual pages are too large

Error cannotSave(const std::string& path, int error) {
    return Error{Error::Kind::environment,
                 fmt::format("cannot save {}: {}", path, strerrordesc_np(error)), error};
}

// A link stays a link: what it points to is replaced.
std::string behindLinks(const std::string& path) {
    std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
    return real ? std::string(real.get()) : path;
}

Status sync(const std::string& path, int flags) {
    const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
    if (fd < 0)
        return cannotSave(path, errno);
    const int synced = ::fsync(fd);
    const int error = errno;
    ::close(fd);
    return synced == 0 ? Status{} : Status{cannotSave(path, error)};
}

std::string folderOf(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
}

} // namespace

SessionSave::SessionSave(const TraceLog& log, Moment to, Options options)
    : m_log(log),
      m_to(to),
      m_options(std::move(options)),
      m_path(behindLinks(m_options.file.path)),
      m_reader(log) {
    m_thread = std::thread([this] { main(); });
}

SessionSave::~SessionSave() {
    cancel();
    join();
}

void SessionSave::join() {
    if (m_thread.joinable())
        m_thread.join();
}

void SessionSave::main() {
    const std::string part = m_path + ".part";
    m_options.file.path = part;
    Status status = mayRecordTo(m_path);
    const bool begun = status.ok();
    if (begun)
        status = write();
    const bool whole = status.ok() && !m_cancelled.load(std::memory_order_relaxed);
    if (whole)
        status = keep(part);
    if (begun && (!whole || !status)) {
        ::unlink(part.c_str());
        ::unlink((part + "-journal").c_str());
    }
    if (!status) {
        m_error = status.error();
        // The name the user knows.
        if (const auto at = m_error.text.find(part); at != std::string::npos)
            m_error.text.replace(at, part.size(), m_path);
    }
    m_state.store(!status ? State::failed
                  : whole ? State::done
                          : State::cancelled,
                  std::memory_order_release);
}

Status SessionSave::write() {
    const Moment from = m_reader.keepFrom();
    const bool replaces = ::access(m_path.c_str(), F_OK) == 0;
    const std::uint64_t lostBefore = m_log.lostEvents();
    m_options.file.small = m_to - std::min(from, m_to) <= kFew;
    m_options.file.survivesPower = false; // synced once, when it is whole
    auto file = SessionDatabaseWriter::create(m_log, from, m_options.file);
    if (!file)
        return file.error();
    for (Moment at = from; at < m_to && !m_cancelled.load(std::memory_order_relaxed);) {
        const Moment next = std::min(m_to, at + kStep);
        if (const Status written = (*file)->append(m_log, at, next); !written)
            return written;
        if (const std::uint64_t lost = m_log.lostEvents() - lostBefore; replaces && lost != 0)
            return Error{Error::Kind::input,
                         fmt::format("cannot save {}: {} events can no longer be read; the file "
                                     "that is there stays",
                                     m_path, lost)};
        at = next;
        m_reader.setKeepFrom(at);
        m_progress.store(static_cast<double>(at - from) / static_cast<double>(m_to - from),
                         std::memory_order_relaxed);
    }
    if (const Status marked = (*file)->setMarks(m_options.bookmarks, m_options.notes); !marked)
        return marked;
    return (*file)->close(m_options.closedNs);
}

Status SessionSave::keep(const std::string& part) {
    if (const Status synced = sync(part, O_RDONLY); !synced)
        return synced;
    if (::rename(part.c_str(), m_path.c_str()) != 0)
        return cannotSave(m_path, errno);
    (void)sync(folderOf(m_path), O_RDONLY | O_DIRECTORY); // some file systems cannot
    return {};
}

} // namespace muxscope::trace
