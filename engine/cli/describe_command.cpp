// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/describe_command.h"

#include "cli/follow_source.h"
#include "source/file_source.h"
#include "source/strace_source.h"
#include "trace/session_database.h"
#include "world/world.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <type_traits>
#include <utility>

namespace muxscope::cli {
namespace {

using Json = nlohmann::ordered_json;

// What is counted on the way through a recording.
struct Content {
    std::uint64_t events = 0;
    std::optional<std::int64_t> firstNs;
    std::int64_t lastNs = 0;
    std::size_t threads = 0;
    world::Counters counters;
};

struct About {
    bool recording = false; // else an strace log
    std::uint64_t bytes = 0;
    trace::SessionFacts facts;
    Content content;
    bool hasTimes = true; // else there is no duration
    bool hasDate = true;
    std::vector<std::string> missing;
    bool damaged = false;

    [[nodiscard]] double seconds() const {
        return static_cast<double>(content.lastNs - content.firstNs.value_or(0)) / 1e9;
    }
};

std::uint64_t sizeOf(const std::vector<std::string>& files) {
    std::uint64_t bytes = 0;
    for (const std::string& file : files) {
        std::error_code failed;
        const auto size = std::filesystem::file_size(file, failed);
        bytes += failed ? 0 : size;
    }
    return bytes;
}

template <class Source>
Content read(Source& source) {
    Content content;
    world::World world;
    followSource(source, [&](const trace::Event& event) {
        if (!content.firstNs)
            content.firstNs = event.record.atNs;
        content.lastNs = event.record.atNs;
        ++content.events;
        world::apply(world, event);
        return true;
    });
    content.threads = world.threads.size();
    content.counters = world.counters;
    return content;
}

std::string dateText(std::int64_t realtimeNs) {
    if (realtimeNs <= 0)
        return "unknown";
    return fmt::format("{:%Y-%m-%d %H:%M:%S}",
                       fmt::localtime(static_cast<std::time_t>(realtimeNs / 1'000'000'000)));
}

std::string orUnknown(const std::string& text) {
    return text.empty() ? "unknown" : text;
}

void putMarks(std::string& text, const char* name, const std::vector<trace::SessionMark>& marks) {
    const auto out = std::back_inserter(text);
    fmt::format_to(out, "{:<13}{}\n", name, marks.size());
    for (const trace::SessionMark& mark : marks)
        fmt::format_to(out, "  #{} {}\n", mark.moment, mark.text);
}

std::string asText(const About& about) {
    std::string text;
    const auto line = [out = std::back_inserter(text)](const char* name, const auto& value) {
        fmt::format_to(out, "{:<13}{}\n", name, value);
    };
    const trace::SessionFacts& facts = about.facts;
    line("kind", about.recording ? fmt::format("Muxscope recording, format {}", facts.format)
                                 : std::string("strace log"));
    line("bytes", about.bytes);
    if (about.recording) {
        line("program", orUnknown(facts.program));
        line("model", orUnknown(facts.model));
        line("host", orUnknown(facts.host));
        line("ended", facts.closedNs != 0
                          ? dateText(facts.closedNs)
                          : "not properly: its program was killed, or still records");
    }
    line("recorded", about.hasDate ? dateText(facts.createdNs) : "unknown");
    line("duration", about.hasTimes ? fmt::format("{:.6f} s", about.seconds()) : "unknown");
    const Content& content = about.content;
    line("events", facts.firstEvent == 0
                       ? fmt::format("{}", content.events)
                       : fmt::format("{}, from the {}. on", content.events, facts.firstEvent + 1));
    line("threads", content.threads);
    line("calls", content.counters.calls);
    line("connections", content.counters.accepted);
    line("exchanges", fmt::format("{} requests, {} responses", content.counters.requests,
                                  content.counters.responses));
    line("bytes in", content.counters.bytesIn);
    line("bytes out", content.counters.bytesOut);
    if (about.recording) {
        putMarks(text, "bookmarks", facts.bookmarks);
        putMarks(text, "notes", facts.notes);
        if (facts.stalls != 0)
            line("stalls", fmt::format("{}, {:.3f} ms in all", facts.stalls,
                                       static_cast<double>(facts.stalledNs) / 1e6));
    }
    line("whole", about.damaged ? "no, damaged" : about.missing.empty() ? "yes" : "not quite");
    for (const std::string& what : about.missing)
        fmt::format_to(std::back_inserter(text), "  {}\n", what);
    return text;
}

Json marksJson(const std::vector<trace::SessionMark>& marks) {
    Json list = Json::array();
    for (const trace::SessionMark& mark : marks)
        list.push_back({{"moment", mark.moment}, {"text", mark.text}});
    return list;
}

std::string asJson(const About& about) {
    const trace::SessionFacts& facts = about.facts;
    const world::Counters& counters = about.content.counters;
    Json json = {{"kind", about.recording ? "recording" : "strace"}, {"bytes", about.bytes}};
    if (about.recording) {
        json["format"] = facts.format;
        json["model"] = facts.model;
        json["host"] = facts.host;
        json["ended_properly"] = facts.closedNs != 0;
        json["closed_ns"] = facts.closedNs;
        json["first_event"] = facts.firstEvent;
        json["stalls"] = {{"count", facts.stalls}, {"ns", facts.stalledNs}};
        json["bookmarks"] = marksJson(facts.bookmarks);
        json["notes"] = marksJson(facts.notes);
    }
    json["program"] = facts.program;
    json["created_ns"] = about.hasDate ? Json(facts.createdNs) : Json(nullptr);
    json["duration_s"] = about.hasTimes ? Json(about.seconds()) : Json(nullptr);
    json["events"] = about.content.events;
    json["threads"] = about.content.threads;
    json["calls"] = counters.calls;
    json["connections"] = counters.accepted;
    json["requests"] = counters.requests;
    json["responses"] = counters.responses;
    json["bytes_in"] = counters.bytesIn;
    json["bytes_out"] = counters.bytesOut;
    json["damaged"] = about.damaged;
    json["missing"] = about.missing;
    // Names and notes are foreign bytes: what is not UTF-8 is replaced.
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

template <class Source>
ExitCode tell(Result<std::unique_ptr<Source>> opened, bool recording,
              const DescribeOptions& options) {
    if (!opened)
        return failed(opened.error());
    Source& source = **opened;
    About about;
    about.recording = recording;
    about.bytes = sizeOf(options.files);
    about.facts = source.facts();
    if constexpr (std::is_same_v<Source, source::StraceSource>) {
        about.hasTimes = source.hasTimes();
        about.hasDate = about.facts.epoch.monotonicNs == 0; // -ttt: the log says when
    }
    about.content = read(source);
    if (const auto error = source.error())
        return failed({error->kind, fmt::format("{}: {}", options.files.front(), error->text)});
    about.missing = source.missing();
    about.damaged = source.damaged();
    fmt::print("{}", options.json ? asJson(about) : asText(about));
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        complain("cannot write to standard output");
        return kEnvironment;
    }
    return about.damaged ? kInput : kSuccess;
}

} // namespace

ExitCode describe(const DescribeOptions& options) {
    const std::string& file = options.files.front();
    if (!source::isSessionFile(file))
        return tell(source::StraceSource::open(options.files, kFollowBytes), false, options);
    if (options.files.size() > 1) {
        complain("several files must be the parts of one strace -ff log");
        return kUsage;
    }
    return tell(source::FileSource::open(file, kFollowBytes), true, options);
}

} // namespace muxscope::cli
