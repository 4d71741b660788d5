// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/log_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

namespace muxscope::strace {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{256} << 10;

Error inputError(const std::string& path, std::string_view what, int number = 0) {
    return {Error::Kind::input,
            number != 0 ? fmt::format("{}: {}: {}", path, what, std::strerror(number))
                        : fmt::format("{}: {}", path, what),
            number};
}

} // namespace

// Members of a gzip file (RFC 1952), one after the other.
struct LogFile::Unpacker {
    z_stream stream{};
    std::array<unsigned char, 64 << 10> packed;
    bool ok = false;
    bool memberEnded = false;
    Unpacker() { ok = inflateInit2(&stream, 15 + 16) == Z_OK; }
    ~Unpacker() {
        if (ok)
            inflateEnd(&stream);
    }
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;
};

Result<std::unique_ptr<LogFile>> LogFile::open(const std::string& path) {
    std::unique_ptr<LogFile> log(new LogFile(path));
    log->m_file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (log->m_file < 0)
        return inputError(path, "cannot be opened", errno);
    struct stat facts {};
    if (::fstat(log->m_file, &facts) != 0 || S_ISDIR(facts.st_mode))
        return inputError(path, "cannot be read", S_ISDIR(facts.st_mode) ? EISDIR : errno);
    log->m_fileBytes = static_cast<std::uint64_t>(std::max<off_t>(facts.st_size, 0));
    log->m_buffer.resize(kChunkBytes * 2);
    const ssize_t first = ::read(log->m_file, log->m_buffer.data(), kChunkBytes);
    if (first < 0)
        return inputError(path, "cannot be read", errno);
    log->m_end = static_cast<std::size_t>(first);
    log->m_bytesRead = log->m_end;
    if (first >= 2 && log->m_buffer[0] == '\x1f' && log->m_buffer[1] == '\x8b') {
        log->m_unpacker = std::make_unique<Unpacker>();
        if (!log->m_unpacker->ok)
            return inputError(path, "cannot be unpacked");
        if (::lseek(log->m_file, 0, SEEK_SET) != 0)
            return inputError(path, "a packed log must be a file", errno);
        log->m_end = 0;
        log->m_bytesRead = 0;
    }
    return log;
}

LogFile::LogFile(std::string path) : m_path(std::move(path)) {}

LogFile::~LogFile() {
    if (m_file >= 0)
        ::close(m_file);
}

double LogFile::progress() const {
    return m_fileBytes == 0
               ? 1.0
               : std::min(1.0, static_cast<double>(m_bytesRead) / static_cast<double>(m_fileBytes));
}

bool LogFile::fill() {
    if (m_ended)
        return false;
    if (m_from != 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_from, m_end - m_from);
        m_end -= m_from;
        m_from = 0;
    }
    if (m_buffer.size() - m_end < kChunkBytes)
        m_buffer.resize(m_buffer.size() * 2);
    char* const to = m_buffer.data() + m_end;
    const auto readSome = [&](void* into, std::size_t room) {
        ssize_t n = 0;
        do {
            n = ::read(m_file, into, room);
        } while (n < 0 && errno == EINTR);
        if (n < 0)
            m_error = inputError(m_path, "cannot be read", errno);
        m_bytesRead += n > 0 ? static_cast<std::uint64_t>(n) : 0;
        return n;
    };
    if (m_unpacker == nullptr) {
        const ssize_t n = readSome(to, kChunkBytes);
        m_ended = n <= 0;
        m_end += n > 0 ? static_cast<std::size_t>(n) : 0;
        return n > 0;
    }
    z_stream& z = m_unpacker->stream;
    z.next_out = reinterpret_cast<unsigned char*>(to);
    z.avail_out = static_cast<unsigned>(kChunkBytes);
    while (z.avail_out == kChunkBytes) {
        if (z.avail_in == 0) {
            const ssize_t n = readSome(m_unpacker->packed.data(), m_unpacker->packed.size());
            if (n <= 0) {
                m_ended = true;
                if (!m_unpacker->memberEnded && !m_error)
                    m_error = inputError(m_path, "the packed log is cut");
                return false;
            }
            z.next_in = m_unpacker->packed.data();
            z.avail_in = static_cast<unsigned>(n);
        }
        if (m_unpacker->memberEnded) {
            inflateReset(&z);
            m_unpacker->memberEnded = false;
        }
        const int result = inflate(&z, Z_NO_FLUSH);
        m_unpacker->memberEnded = result == Z_STREAM_END;
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
            m_ended = true;
            m_error = inputError(m_path, "the packed log is damaged");
            break;
        }
    }
    const std::size_t made = kChunkBytes - z.avail_out;
    m_end += made;
    return made != 0;
}

// The rest of a line that is not kept.
bool LogFile::finishLongLine(Line& line) {
    m_head.assign(m_buffer.data() + m_from, 256);
    while (true) {
        m_from = m_end;
        if (!fill()) {
            line.cut = true;
            break;
        }
        const auto* newline =
            static_cast<const char*>(std::memchr(m_buffer.data() + m_from, '\n', m_end - m_from));
        if (newline != nullptr) {
            m_from = static_cast<std::size_t>(newline - m_buffer.data()) + 1;
            break;
        }
    }
    line.text = m_head;
    line.tooLong = true;
    return true;
}

bool LogFile::next(Line& line) {
    std::size_t searched = m_from;
    line.tooLong = line.cut = false;
    while (true) {
        const auto* newline = static_cast<const char*>(
            std::memchr(m_buffer.data() + searched, '\n', m_end - searched));
        if (newline != nullptr) {
            const auto end = static_cast<std::size_t>(newline - m_buffer.data());
            line.text = {m_buffer.data() + m_from, end - m_from};
            line.number = ++m_number;
            m_from = end + 1;
            return true;
        }
        if (m_end - m_from > kMostLineBytes) {
            line.number = ++m_number;
            return finishLongLine(line);
        }
        searched = m_end - m_from;
        if (fill())
            continue;
        if (m_from == m_end)
            return false;
        line.text = {m_buffer.data() + m_from, m_end - m_from};
        line.number = ++m_number;
        line.cut = true;
        m_from = m_end;
        return true;
    }
}

} // namespace muxscope::strace
