// SPDX-License-Identifier: GPL-3.0-or-later
// A whole run in numbers: folded event by event, printed for people or as JSON. One thread. Its memory is
// bounded, however many connections come and go: each is put into words when it closes.
#pragma once

#include "trace/session_reader.h"
#include "world/world.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muxscope::cli {

class RunSummary {
public:
    enum class For { people, json };
    // Of connections' JSON; what is beyond is counted.
    static constexpr std::size_t kConnectionBytes = std::size_t{32} << 20;

    explicit RunSummary(For whom) : m_for(whom) {}
    // In order, all of them.
    void add(const trace::Event& event);
    [[nodiscard]] const world::World& world() const { return m_world; }

    [[nodiscard]] std::string text(const trace::SessionFacts& facts) const;
    // The members of one object; the format's name and version stand in it.
    [[nodiscard]] std::string jsonMembers(const trace::SessionFacts& facts,
                                          const std::vector<std::string>& missing) const;

private:
    struct CallCount {
        std::uint64_t count = 0;
        std::map<std::string_view, std::uint64_t> errors; // by errno's name
    };
    struct Told {
        std::uint32_t id = 0;
        std::string text; // a line, or an object
    };
    // Into `all`, as far as there is room.
    void tell(const world::Connection& connection, std::vector<Told>& all,
              std::size_t& bytes) const;
    [[nodiscard]] std::vector<Told> connections() const; // in order of appearance

    const For m_for;
    world::World m_world;
    std::map<trace::Call, CallCount> m_calls;
    std::vector<Told> m_closed;          // as they were when they closed
    std::size_t m_closedBytes = 0;       //
    std::vector<std::string> m_switches; // teaching switches that were on, as noted
    std::int64_t m_firstNs = -1;
};

} // namespace muxscope::cli
