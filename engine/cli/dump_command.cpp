// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/dump_command.h"

#include "analysis/analysis_json.h"
#include "analysis/event_calls.h"
#include "cli/follow_source.h"
#include "cli/run_summary.h"
#include "cli/strace_dump.h"
#include "source/file_source.h"
#include "source/strace_source.h"
#include "trace/event_text.h"
#include "world/world_text.h"

#include <cstdio>
#include <fmt/format.h>

namespace muxscope::cli {
namespace {

template <class Source>
ExitCode printEvents(Source& source) {
    trace::EventTextWriter writer;
    bool written = true;
    followSource(source, [&](const trace::Event& event) {
        const std::string line = writer.line(event) + '\n';
        written = std::fwrite(line.data(), 1, line.size(), stdout) == line.size();
        return written;
    });
    return written ? kSuccess : kEnvironment;
}

template <class Source>
ExitCode printWorld(Source& source, Moment moment) {
    world::World world;
    followSource(source, [&](const trace::Event& event) {
        if (event.index >= moment)
            return false;
        world::apply(world, event);
        return true;
    });
    if (world.moment < moment)
        return failed({Error::Kind::usage, fmt::format("there is no moment {}; the last one is {}",
                                                       moment, world.moment)});
    fmt::print("{}", world::worldText(world));
    return kSuccess;
}

// The analysis, as of an strace log, and what only a recording knows.
ExitCode printJson(analysis::Analysis& analysis, const analysis::EventCalls& calls,
                   const trace::SessionFacts& facts, const std::vector<std::string>& missing,
                   const RunSummary& summary) {
    std::vector<std::string> warnings = missing;
    if (calls.operationsLeftOut() != 0)
        warnings.push_back(fmt::format("{} operations of io_uring are no calls and are left out",
                                       calls.operationsLeftOut()));
    const auto write = [](std::string_view text) {
        return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    };
    return analysis::writeJson(analysis, warnings, write, summary.jsonMembers(facts, missing))
               ? kSuccess
               : kEnvironment;
}

template <class Source>
ExitCode printSummary(Source& source, bool json) {
    RunSummary summary(json ? RunSummary::For::json : RunSummary::For::people);
    strace::ThreadRoll roll;
    analysis::Analysis analysis(roll);
    analysis::EventCalls calls(analysis, roll);
    followSource(source, [&](const trace::Event& event) {
        summary.add(event);
        if (json)
            calls.add(event);
        return true;
    });
    analysis.finish();
    if (json)
        return printJson(analysis, calls, source.facts(), source.missing(), summary);
    fmt::print("{}", summary.text(source.facts()));
    return kSuccess;
}

template <class Source>
ExitCode dumpSource(Result<std::unique_ptr<Source>> opened, const DumpOptions& options) {
    const std::string& file = options.files.front();
    if (!opened)
        return failed(opened.error());
    Source& source = **opened;
    const ExitCode code = options.events  ? printEvents(source)
                          : options.world ? printWorld(source, *options.world)
                                          : printSummary(source, options.json);
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        complain("cannot write to standard output");
        return kEnvironment;
    }
    if (code != kSuccess)
        return code;
    if (const auto error = source.error())
        return failed({error->kind, fmt::format("{}: {}", file, error->text)});
    for (const std::string& what : source.missing())
        complain(fmt::format("{}: {}", file, what));
    return source.damaged() ? kInput : kSuccess;
}

} // namespace

ExitCode dump(const DumpOptions& options) {
    const std::string& file = options.files.front();
    if (source::isSessionFile(file)) {
        if (options.files.size() == 1)
            return dumpSource(source::FileSource::open(file, kFollowBytes), options);
        complain("several files must be the parts of one strace -ff log");
        return kUsage;
    }
    if (options.json)
        return dumpStraceJson(options.files);
    return dumpSource(source::StraceSource::open(options.files, kFollowBytes), options);
}

} // namespace muxscope::cli
