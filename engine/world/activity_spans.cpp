// SPDX-License-Identifier: GPL-3.0-or-later
// exactSpans: the timeline zoomed in.
#include "world/activity.h"
#include "world/activity_rules.h"

#include <algorithm>
#include <map>

namespace muxscope::world {

namespace {

class SpanBuilder {
public:
    explicit SpanBuilder(World start) : m_world(std::move(start)) {
        for (const Thread& thread : m_world.threads) {
            if (thread.ended)
                continue;
            open(rules::threadKey(thread), m_world.atNs,
                 thread.inCall ? rules::callActivity(m_world, thread) : Activity::running,
                 thread.inCall ? thread.enterEvent : thread.exitEvent);
        }
    }
    Moment at() const { return m_world.moment; }

    void take(const trace::Event& event) {
        apply(m_world, event);
        const bool starts = event.note() == trace::NoteKind::threadStarted;
        const bool ends = event.note() == trace::NoteKind::threadEnded;
        if (!event.isEnter() && !event.isAnswer() && !starts && !ends)
            return;
        const Thread* thread = m_world.thread(event.record.thread);
        if (thread == nullptr)
            return;
        if (event.isAnswer())
            takeDescriptors(event, *thread);
        if (event.phase() == trace::Phase::completion) // no thread was in that call
            return;
        const LaneKey key = rules::threadKey(*thread);
        close(key, event.record.atNs, event.index);
        if (thread->ended)
            return;
        open(key, event.record.atNs,
             event.isEnter() ? rules::callActivity(m_world, *thread) : Activity::running,
             event.index);
    }

    std::vector<ActivitySpan> finish() {
        for (auto& [key, span] : m_open) {
            span.toNs = std::max(span.fromNs, m_world.atNs);
            m_spans.push_back(span);
        }
        std::stable_sort(m_spans.begin(), m_spans.end(),
                         [](const ActivitySpan& a, const ActivitySpan& b) {
                             return a.lane != b.lane ? a.lane < b.lane : a.fromNs < b.fromNs;
                         });
        return std::move(m_spans);
    }

private:
    void open(LaneKey key, std::int64_t atNs, Activity activity, std::uint64_t event) {
        m_open[key] = {key, atNs, atNs, activity, event, kNoEvent};
    }
    void close(LaneKey key, std::int64_t atNs, std::uint64_t event) {
        const auto found = m_open.find(key);
        if (found == m_open.end())
            return;
        ActivitySpan span = found->second;
        m_open.erase(found);
        span.toNs = std::max(span.fromNs, atNs);
        span.toEvent = event;
        if (span.activity == Activity::asleep && span.toNs - span.fromNs < kAtOnceNs)
            span.activity = Activity::running;
        m_spans.push_back(span);
    }
    void takeDescriptors(const trace::Event& event, const Thread& thread) {
        const trace::Record& r = event.record;
        for (const trace::FdBits& item : event.ready()) {
            if ((item.bits & trace::kOut) != 0)
                close(descriptorKey(Fd{item.fd}), r.atNs, event.index);
        }
        if (r.call == trace::Call::close)
            close(descriptorKey(Fd{r.fd}), r.atNs, event.index);
        const bool completes = event.phase() == trace::Phase::completion;
        const auto answer =
            rules::answerOf(event, completes ? rules::askedOf(event, m_world) : thread.enter.value);
        const LaneKey key = descriptorKey(Fd{r.fd});
        if (!answer || key.generation == 0)
            return;
        const bool matched =
            !completes && thread.enter.call == r.call && thread.enterEvent != kNoEvent;
        const std::int64_t fromNs = matched ? std::min(thread.enter.atNs, r.atNs) : r.atNs;
        if (answer->kind != Activity::idle && answer->kind != Activity::blocked)
            m_spans.push_back({key, fromNs, r.atNs, answer->kind,
                               matched ? thread.enterEvent : kNoEvent, event.index});
        const bool writing = trace::callKind(r.call) == trace::CallKind::write;
        if (!writing)
            return;
        close(key, fromNs, event.index);
        if (answer->after == Activity::blocked)
            open(key, r.atNs, Activity::blocked, event.index);
    }
    LaneKey descriptorKey(Fd fd) const {
        return {false, static_cast<std::uint32_t>(std::max(fd.n, 0)),
                m_world.descriptor(fd).generation};
    }

    World m_world;
    std::map<LaneKey, ActivitySpan> m_open;
    std::vector<ActivitySpan> m_spans;
};

} // namespace

std::vector<ActivitySpan> exactSpans(World start, const trace::TraceLog& log, Moment to) {
    SpanBuilder builder(std::move(start));
    log.forEach(builder.at(), std::min(to, log.end()),
                [&builder](const trace::Event& event) { builder.take(event); });
    return builder.finish();
}

} // namespace muxscope::world
