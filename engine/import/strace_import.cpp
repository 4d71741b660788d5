// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/strace_import.h"

#include "import/log_file.h"
#include "import/part_merge.h"
#include "import/strace_reader.h"
#include "import/text_scan.h"

#include <fmt/format.h>

namespace muxscope::strace {
namespace {

constexpr std::uint64_t kLinesBetweenProgress = 16384;

std::string_view fileName(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// -ff writes FILE.PID; 0 for other names. One file alone must look more like it: log.6 is no pid.
std::int64_t pidOfName(std::string_view path, bool alone) {
    if (path.ends_with(".gz"))
        path.remove_suffix(3);
    const std::size_t dot = path.rfind('.');
    if (dot == std::string_view::npos || dot + 1 == path.size() || path.size() - dot > 9 ||
        (alone && path.size() - dot < 4))
        return 0;
    for (const char c : path.substr(dot + 1))
        if (!isDigit(c))
            return 0;
    return leadingNumber(path.substr(dot + 1)).value_or(0);
}

} // namespace

bool looksLikeStrace(std::string_view head) {
    for (int lines = 0; lines < 1000 && !head.empty(); ++lines) {
        const std::size_t end = head.find('\n');
        const TraceLine line = readLine(head.substr(0, end));
        switch (line.kind) {
        case TraceLine::Kind::foreign:
        case TraceLine::Kind::empty:
        case TraceLine::Kind::aside:
            break;
        default:
            return true;
        }
        if (end == std::string_view::npos)
            break;
        head.remove_prefix(end + 1);
    }
    return false;
}

Status importLogs(const std::vector<std::string>& files, CallSink& sink, ThreadRoll& roll,
                  Remarks& remarks, const ImportOptions& options) {
    const bool alone = files.size() == 1;
    std::vector<std::unique_ptr<LogFile>> opened;
    for (const std::string& path : files) {
        auto file = LogFile::open(path);
        if (!file)
            return file.error();
        opened.push_back(std::move(*file));
    }
    std::uint64_t understood = 0;
    if (alone) {
        StraceReader reader(sink, roll, remarks);
        if (const std::int64_t pid = pidOfName(files.front(), true); pid > 0)
            reader.setThread(roll.ofPid(pid));
        LogFile::Line line;
        for (std::uint64_t count = 0; opened.front()->next(line); ++count) {
            reader.line(line);
            if (count % kLinesBetweenProgress == 0 && options.progress &&
                !options.progress(opened.front()->progress()))
                break;
        }
        reader.finish();
        understood = reader.understood();
        if (const auto& error = opened.front()->error())
            remarks.addWhole(error->text);
    } else {
        PartMerge merge(sink, roll, remarks);
        std::int64_t stranger = 0;
        for (std::size_t i = 0; i < files.size(); ++i) {
            const std::int64_t pid = pidOfName(files[i], false);
            if (pid > 0)
                roll.addPart(pid);
            merge.add(std::move(opened[i]), std::string(fileName(files[i])),
                      roll.ofPid(pid > 0 ? pid : --stranger));
        }
        understood = merge.run(options.progress);
    }
    if (understood == 0)
        return Error{
            Error::Kind::input,
            fmt::format("{}: not a recording, and no line of it is strace's", files.front())};
    return {};
}

} // namespace muxscope::strace
