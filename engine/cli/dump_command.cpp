// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/dump_command.h"

#include "cli/follow_file.h"
#include "cli/run_summary.h"
#include "source/file_source.h"
#include "trace/event_text.h"
#include "world/world_text.h"

#include <cstdio>
#include <fmt/format.h>

namespace muxscope::cli {
namespace {

ExitCode printEvents(source::FileSource& source) {
    trace::EventTextWriter writer;
    bool written = true;
    followFile(source, [&](const trace::Event& event) {
        const std::string line = writer.line(event) + '\n';
        written = std::fwrite(line.data(), 1, line.size(), stdout) == line.size();
        return written;
    });
    return written ? kSuccess : kEnvironment;
}

ExitCode printWorld(source::FileSource& source, Moment moment) {
    world::World world;
    followFile(source, [&](const trace::Event& event) {
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

ExitCode printSummary(source::FileSource& source, bool json) {
    RunSummary summary;
    followFile(source, [&](const trace::Event& event) {
        summary.add(event);
        return true;
    });
    if (json)
        fmt::print("{}\n", summary.json(source.facts(), source.missing()));
    else
        fmt::print("{}", summary.text(source.facts()));
    return kSuccess;
}

} // namespace

ExitCode dump(const DumpOptions& options) {
    auto opened = source::FileSource::open(options.file, kFollowBytes);
    if (!opened)
        return failed(opened.error());
    source::FileSource& source = **opened;
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
        return failed({error->kind, fmt::format("{}: {}", options.file, error->text)});
    for (const std::string& what : source.missing())
        complain(fmt::format("{}: {}", options.file, what));
    return source.damaged() ? kInput : kSuccess;
}

} // namespace muxscope::cli
