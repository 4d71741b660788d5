// SPDX-License-Identifier: GPL-3.0-or-later
// A text file, line by line, plain or gzip, in bounded memory: a line longer than kMostLineBytes is not
// kept but said to be too long. One thread; blocks on the disk. Errors are Error::Kind::input.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muxscope::strace {

class LogFile {
public:
    static constexpr std::size_t kMostLineBytes = std::size_t{16} << 20;

    static Result<std::unique_ptr<LogFile>> open(const std::string& path);
    ~LogFile();
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;

    struct Line {
        std::string_view text; // without its newline; valid until the next call
        std::uint64_t number = 0;
        bool tooLong = false; // text is only its beginning
        bool cut = false;     // the file ends without a newline
    };
    // False at the end, and when the file cannot be read further: error() tells.
    bool next(Line& line);
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    // 0..1 of the file as it stands on the disk.
    [[nodiscard]] double progress() const;

private:
    explicit LogFile(std::string path);
    bool fill(); // more bytes behind those that are there; false: no more come
    bool finishLongLine(Line& line);

    struct Unpacker; // gzip
    std::string m_path;
    int m_file = -1;
    std::unique_ptr<Unpacker> m_unpacker;
    std::vector<char> m_buffer;
    std::size_t m_from = 0; // of the bytes not handed out
    std::size_t m_end = 0;
    bool m_ended = false;
    std::uint64_t m_number = 0;
    std::uint64_t m_bytesRead = 0;
    std::uint64_t m_fileBytes = 0;
    std::string m_head; // of a line that is too long
    std::optional<Error> m_error;
};

} // namespace muxscope::strace
