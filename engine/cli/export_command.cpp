// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/export_command.h"

#include "cli/follow_source.h"
#include "export/trace_exporter.h"
#include "source/file_source.h"
#include "source/strace_source.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace muxscope::cli {
namespace {

constexpr std::uint64_t kProgressEvents = 1 << 16;
constexpr double kMostSeconds = 9e9; // as nanoseconds it still fits

volatile std::sig_atomic_t g_interrupted = 0;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

// The output as it grows: beside its name, and under it once it is whole.
class Output {
public:
    Status open(const std::string& path) {
        m_path = path;
        if (path == "-")
            return {};
        // A pipe or a device is written to as it is: it must not be put aside for a file.
        struct stat there {};
        const bool special = stat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode);
        m_part = special ? std::string() : path + ".part";
        m_file.reset(std::fopen(special ? path.c_str() : m_part.c_str(), "wb"));
        if (m_file)
            return {};
        const int error = errno;
        m_part.clear();
        return Error{Error::Kind::environment,
                     fmt::format("cannot write {}: {}", path, std::strerror(error)), error};
    }
    ~Output() {
        m_file.reset();
        if (!m_part.empty())
            std::remove(m_part.c_str());
    }
    [[nodiscard]] std::FILE* stream() const { return m_file ? m_file.get() : stdout; }
    Status keep() {
        if (!m_file)
            return {};
        const bool closed = std::fclose(m_file.release()) == 0;
        if (!closed || (!m_part.empty() && std::rename(m_part.c_str(), m_path.c_str()) != 0))
            return Error{Error::Kind::environment,
                         fmt::format("cannot write {}: {}", m_path, std::strerror(errno)), errno};
        m_part.clear();
        return {};
    }

private:
    std::string m_path;
    std::string m_part;
    File m_file;
};

// On a terminal only, over itself.
void showProgress(std::uint64_t events, double share) {
    if (isatty(STDERR_FILENO) != 0)
        fmt::print(stderr, "\r{} events, {:.0f} %", events, share * 100);
}

std::int64_t nsOf(double seconds) {
    return static_cast<std::int64_t>(std::clamp(seconds, -kMostSeconds, kMostSeconds) * 1e9);
}

std::string formatNames() {
    std::string names;
    for (const exporting::Format format : exporting::allFormats())
        names += (names.empty() ? "" : ", ") + std::string(exporting::formatName(format));
    return names;
}

template <class Source>
ExitCode exportSource(Result<std::unique_ptr<Source>> opened, exporting::Format format,
                      const exporting::ExportRange& range, const ExportOptions& options) {
    if (!opened)
        return failed(opened.error());
    Source& source = **opened;
    Output output;
    if (const Status open = output.open(options.out); !open.ok())
        return failed(open.error());
    const auto before = std::signal(SIGINT, [](int) { g_interrupted = 1; });
    exporting::ByteSink sink(output.stream());
    exporting::TraceExporter exporter(
        format, sink, {options.program, source.facts().epoch, options.anonymize}, range);
    std::uint64_t seen = 0;
    followSource(source, [&](const trace::Event& event) {
        if (++seen % kProgressEvents == 0)
            showProgress(seen, source.progress());
        return g_interrupted == 0 && exporter.add(event);
    });
    if (isatty(STDERR_FILENO) != 0 && seen >= kProgressEvents)
        fmt::print(stderr, "\n");
    std::signal(SIGINT, before);
    if (g_interrupted != 0) {
        complain("interrupted: nothing was exported");
        return kInterrupted;
    }
    if (const auto error = source.error())
        return failed({error->kind, fmt::format("{}: {}", options.file, error->text)});
    if (const Status written = exporter.finish(); !written.ok())
        return failed(written.error());
    if (const Status kept = output.keep(); !kept.ok())
        return failed(kept.error());
    for (const std::string& what : source.missing())
        complain(fmt::format("{}: {}", options.file, what));
    return source.damaged() ? kInput : kSuccess;
}

} // namespace

ExitCode exportFile(const ExportOptions& options) {
    const auto format = exporting::formatFromName(options.to);
    if (!format)
        return failed({Error::Kind::usage, fmt::format("there is no format {}; there are {}",
                                                       options.to, formatNames())});
    exporting::ExportRange range;
    if (options.fromSeconds)
        range.fromNs = nsOf(*options.fromSeconds);
    if (options.untilSeconds)
        range.untilNs = nsOf(*options.untilSeconds);
    if (range.fromNs > range.untilNs)
        return failed({Error::Kind::usage, "the range ends before it begins"});
    if (source::isSessionFile(options.file))
        return exportSource(source::FileSource::open(options.file, kFollowBytes), *format, range,
                            options);
    return exportSource(source::StraceSource::open({options.file}, kFollowBytes), *format, range,
                        options);
}

} // namespace muxscope::cli
