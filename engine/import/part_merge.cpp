// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/part_merge.h"

#include "import/text_scan.h"

#include <fmt/format.h>
#include <queue>
#include <tuple>

namespace muxscope::strace {
namespace {

using Kind = TraceLine::Kind;

} // namespace

void PartMerge::add(std::unique_ptr<LogFile> file, std::string name, ThreadKey thread) {
    auto part = std::make_unique<Part>();
    part->file = std::move(file);
    part->name = std::move(name);
    part->thread = thread;
    m_parts.push_back(std::move(part));
}

// The next line that tells something.
void PartMerge::read(Part& part, Read& into) {
    LogFile::Line raw;
    into.there = false;
    while (part.file->next(raw)) {
        const std::string place = fmt::format("{}:{}", part.name, raw.number);
        if (raw.tooLong) {
            m_remarks.add(place, "the line is too long", raw.text);
            continue;
        }
        into.text.assign(raw.text);
        into.line = readLine(into.text);
        into.number = raw.number;
        into.cut = raw.cut;
        if (into.line.kind == Kind::tableStart)
            return;
        if (into.line.kind == Kind::empty || into.line.kind == Kind::aside)
            continue;
        if (into.line.kind == Kind::foreign) {
            m_remarks.add(place, "not understood", raw.text);
            continue;
        }
        into.at = part.clock.stamp(into.line);
        into.there = true;
        if (!m_running)
            m_timed &= into.line.clock == TraceLine::Clock::timeOfDay ||
                       into.line.clock == TraceLine::Clock::unixTime;
        return;
    }
}

void PartMerge::advance(Part& part) {
    std::swap(part.now, part.next);
    // Views point into the text they were made of, which may be a short string's own room.
    if (part.now.there)
        part.now.line = readLine(part.now.text);
    part.begun = false;
    if (part.now.there) {
        read(part, part.next);
        part.dueNs = part.now.at.known ? part.now.at.ns : part.dueNs;
    }
}

void PartMerge::beginCall(Part& part) {
    m_sink.seen(part.thread, part.now.at);
    const auto shape = readCall(part.now.line.text, part.call);
    if (shape != CallText::Shape::whole) {
        m_remarks.add(fmt::format("{}:{}", part.name, part.now.number),
                      part.now.cut ? "the last line is cut" : "the call is cut", part.now.text);
        m_pairing.beginTorn(part.thread, part.now.at, part.now.line.text);
        return advance(part);
    }
    ++m_understood;
    m_pairing.begin(part.thread, part.now.at, part.call, true);
    part.begun = true;
    if (part.call.tookNs >= 0)
        part.dueNs += part.call.tookNs;
    else if (part.next.there && part.next.at.known && part.next.at.ns > part.dueNs)
        part.dueNs = part.next.at.ns;
}

void PartMerge::endCall(Part& part) {
    Stamp end = part.now.at;
    if (part.call.tookNs > 0)
        end.ns += part.call.tookNs;
    m_pairing.finish(part.thread, end, part.call, part.call.tookNs);
    advance(part);
}

void PartMerge::step(Part& part) {
    if (part.begun)
        return endCall(part);
    if (part.now.line.kind == Kind::call)
        return beginCall(part);
    const std::string place = fmt::format("{}:{}", part.name, part.now.number);
    m_sink.seen(part.thread, part.now.at);
    if (part.now.line.kind == Kind::attached || part.now.line.kind == Kind::attachedAll)
        ++m_understood;
    else if (m_pairing.line(part.thread, part.now.at, part.now.line))
        ++m_understood;
    else
        m_remarks.add(place, "not understood", part.now.text);
    advance(part);
}

std::uint64_t PartMerge::run(const std::function<bool(double)>& goOn) {
    struct Due {
        std::int64_t ns;
        bool begins; // at the same time, ends come first
        std::size_t part;
        bool operator>(const Due& other) const {
            return std::tie(ns, begins, part) > std::tie(other.ns, other.begins, other.part);
        }
    };
    std::priority_queue<Due, std::vector<Due>, std::greater<>> due;
    const auto queue = [&](std::size_t i) {
        Part& part = *m_parts[i];
        if (part.now.there)
            due.push(
                {m_timed ? part.dueNs : static_cast<std::int64_t>(i), m_timed && !part.begun, i});
    };
    for (const auto& part : m_parts) {
        read(*part, part->next);
        advance(*part);
    }
    m_running = true;
    if (!m_timed)
        m_remarks.addWhole(
            "the parts have no times: in which order their calls were made is not known");
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        queue(i);
    for (std::uint64_t steps = 0; !due.empty(); ++steps) {
        const std::size_t i = due.top().part;
        due.pop();
        step(*m_parts[i]);
        queue(i);
        if (steps % 8192 == 0 && goOn && !goOn(m_parts[i]->file->progress()))
            break;
    }
    for (const auto& part : m_parts)
        if (part->file->error())
            m_remarks.addWhole(part->file->error()->text);
    return m_understood;
}

} // namespace muxscope::strace
