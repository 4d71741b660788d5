// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/lines_file.h"

#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>

namespace muxscope::server {

using kernel::Answer;
using trace::NoteKind;
using trace::Site;

LinesFile::LinesFile(kernel::Calls& calls, std::string path)
    : m_calls(calls), m_path(std::move(path)) {}

LinesFile::~LinesFile() {
    if (m_fd.valid())
        m_calls.close(m_fd, Site::openLinesFile);
}

// O_NONBLOCK: a FIFO without a reader is an error of the start, and a full one is tried again; a
// regular file knows no difference (open(2)).
Status LinesFile::open() {
    if (m_path.empty()) {
        m_calls.note(NoteKind::remark, kNoFd, "no file is named: the lines go nowhere");
        return {};
    }
    constexpr int kFlags = O_WRONLY | O_CREAT | O_APPEND | O_NOCTTY | O_NONBLOCK;
    const Answer opened =
        m_calls.openat(Fd{AT_FDCWD}, m_path.c_str(), kFlags, Site::openLinesFile, 0644);
    if (!opened.ok())
        return Error{Error::Kind::environment,
                     fmt::format("cannot write to {}: {}", m_path, std::strerror(opened.error())),
                     opened.error()};
    m_fd = opened.fd();
    return {};
}

void LinesFile::add(std::string_view speaker, std::string_view line, std::int64_t nowNs) {
    if (!m_fd.valid())
        return;
    m_waiting.push_back(fmt::format("{} {}\n", speaker, line));
    m_waitingBytes += m_waiting.back().size();
    if (m_waiting.size() == 1 || nowNs >= m_retryAtNs)
        writeWaiting(nowNs);
}

std::optional<std::int64_t> LinesFile::retryAtNs() const {
    return m_waiting.empty() ? std::nullopt : std::optional(m_retryAtNs);
}

void LinesFile::tryAgain(std::int64_t nowNs) {
    if (!m_waiting.empty() && nowNs >= m_retryAtNs)
        writeWaiting(nowNs);
}

Status LinesFile::finish() {
    if (!m_waiting.empty())
        writeWaiting(m_calls.nowNs());
    if (m_waiting.empty())
        return {};
    const std::string lost = fmt::format("{} lines could not be written to {}: {}",
                                         m_waiting.size(), m_path, std::strerror(m_error));
    m_calls.note(NoteKind::remark, m_fd, lost);
    return Error{Error::Kind::environment, lost, m_error};
}

// A short write says that there is no room for the rest: the next one says why.
void LinesFile::writeWaiting(std::int64_t nowNs) {
    while (!m_waiting.empty()) {
        std::string& first = m_waiting.front();
        const Answer written = m_calls.write(m_fd, first, Site::writeLine);
        if (written.interrupted())
            continue;
        if (!written.ok()) {
            failed(written.error(), nowNs);
            return;
        }
        const auto bytes = static_cast<std::size_t>(written.value);
        m_waitingBytes -= bytes;
        if (bytes < first.size())
            first.erase(0, bytes);
        else
            m_waiting.pop_front();
    }
    if (m_error != 0)
        m_calls.note(NoteKind::remark, m_fd,
                     fmt::format("{}: all that was kept is written", m_path));
    m_error = 0;
}

// Said once for each reason, not for each try.
void LinesFile::failed(int error, std::int64_t nowNs) {
    m_retryAtNs = nowNs + kRetryNs;
    if (m_error == error)
        return;
    m_error = error;
    m_calls.note(
        NoteKind::remark, m_fd,
        fmt::format("{}: {}; lines are kept and tried again", m_path, trace::errnoName(error)));
}

} // namespace muxscope::server
