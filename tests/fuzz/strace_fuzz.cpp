// SPDX-License-Identifier: GPL-3.0-or-later
// strace text from anybody: read as one log, analysed, and mapped to events. Whatever comes out must be one
// JSON object, and a log that holds what a log promises.
#include "analysis/analysis.h"
#include "analysis/analysis_json.h"
#include "analysis/trace_mapping.h"
#include "import/remarks.h"
#include "import/strace_reader.h"
#include "import/thread_roll.h"
#include "trace/trace_log.h"
#include "world/world_text.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace muxscope;

namespace {

void readAll(std::string_view text, strace::CallSink& sink, strace::ThreadRoll& roll,
             strace::Remarks& remarks) {
    strace::StraceReader reader(sink, roll, remarks);
    for (std::uint64_t number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        reader.line({text.substr(0, end), number, false, end == std::string_view::npos});
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    reader.finish();
}

void analyse(std::string_view text) {
    strace::ThreadRoll roll;
    strace::Remarks remarks;
    analysis::Analysis analysis(roll);
    readAll(text, analysis, roll, remarks);
    analysis.finish();
    std::string json;
    analysis::writeJson(analysis, remarks.texts(), [&](std::string_view piece) {
        json += piece;
        return true;
    });
    if (!json.starts_with("{\"calls\":{") || !json.ends_with("}\n"))
        std::abort();
}

void map(std::string_view text) {
    strace::ThreadRoll roll;
    strace::Remarks remarks;
    trace::TraceLog log({std::size_t{1} << 20, 65536, 4096, false});
    analysis::TraceMapping mapping(log, roll, 4096);
    readAll(text, mapping, roll, remarks);
    std::int64_t lastNs = 0;
    world::World world;
    log.forEach(log.begin(), log.end(), [&](const trace::Event& event) {
        if (event.record.atNs < lastNs || event.payload.size() > event.payloadFullLength)
            std::abort();
        lastNs = event.record.atNs;
        world::apply(world, event);
    });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    analyse(text);
    map(text);
    return 0;
}
