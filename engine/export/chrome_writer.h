// SPDX-License-Identifier: GPL-3.0-or-later
// The Trace Event Format (JSON object form) that Perfetto and chrome://tracing read: a slice a call on
// its thread, async slices for descriptors' lives and HTTP exchanges, counters for the sets, and a flow
// from the wait that said a descriptor is ready to the call that used it. Times are in microseconds.
// https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
#pragma once

#include "export/export_writer.h"
#include "world/process_names.h"

#include <map>
#include <unordered_map>

namespace muxscope::exporting {

class ChromeWriter : public ExportWriter {
public:
    using ExportWriter::ExportWriter;
    void begin(const world::World& before) override;
    void add(const trace::Event& event, const world::World& after) override;
    void end(const world::World& last) override;

private:
    struct Entered {
        trace::Record record;
        std::string text;
        std::int32_t number = -1; // of the descriptor, as its process calls it
    };
    struct Sets {
        std::uint32_t in = 0, out = 0, pri = 0;
        std::size_t ready = 0;
        std::uint32_t connections = 0;
        bool operator==(const Sets&) const = default;
    };

    void put(const std::string& object);
    void nameThread(ThreadId thread, const world::World& after);
    void nameProcess(const world::Process& process);
    [[nodiscard]] std::int64_t pidOf(ThreadId thread) const;
    [[nodiscard]] std::int64_t tidOf(ThreadId thread) const;
    void enter(const trace::Event& event, const world::World& after);
    void exit(const trace::Event& event, const world::World& after);
    void slice(const Entered& call, std::int64_t untilNs, const trace::Event* exit);
    void flowsFrom(const trace::Event& wait);
    void flowTo(const Entered& call);
    void lives(const world::World& after, Fd fd, std::int64_t atNs);
    void exchanges(const world::World& after, Fd fd, std::int64_t atNs);
    void counters(const world::World& after, std::int64_t atNs);
    void async(char phase, std::string_view category, const std::string& id,
               const std::string& name, std::int64_t atNs, const std::string& args = "{}");

    struct Life {
        std::uint32_t generation = 0;
        std::string name;
    };
    struct Under {
        std::uint32_t number = 0;
        std::string name;
    };
    bool m_first = true;
    struct Named { // a thread, and by which program of its process
        world::Task task;
        std::uint64_t programEvent = UINT64_MAX;
    };
    std::map<std::uint16_t, Named> m_threads;
    std::map<std::int64_t, std::string>
        m_programs; // by the pid of the processes that have been named
    std::map<std::uint16_t, Entered> m_entered;
    std::unordered_map<std::int32_t, Life> m_lives;                  // open, by descriptor
    std::map<std::int32_t, std::map<std::uint32_t, Under>> m_under;  // exchanges, by descriptor
    std::unordered_map<std::int32_t, std::uint64_t> m_seenExchanges; // the latest, by connection
    std::unordered_map<std::int32_t, std::uint64_t> m_flows;         // open ones, by descriptor
    std::uint64_t m_nextFlow = 1;
    Sets m_sets;
};

} // namespace muxscope::exporting
