// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/export_command.h"

#include "cli/follow_source.h"
#include "export/output_file.h"
#include "export/trace_exporter.h"
#include "source/file_source.h"
#include "source/strace_source.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fmt/format.h>
#include <unistd.h>

namespace muxscope::cli {
namespace {

constexpr std::uint64_t kProgressEvents = 1 << 16;
constexpr double kMostSeconds = 9e9; // as nanoseconds it still fits

volatile std::sig_atomic_t g_interrupted = 0;

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
    exporting::OutputFile output;
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
