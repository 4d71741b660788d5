// SPDX-License-Identifier: GPL-3.0-or-later
// A source whose events a test writes, and the control of an engine that does what the test says.
#pragma once

#include "session/engine_control.h"
#include "source/trace_source.h"

#include <deque>

namespace muxscope::ui {

class WrittenSource : public source::TraceSource {
public:
    [[nodiscard]] const trace::TraceLog& log() const override { return m_log; }
    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] std::optional<Error> error() const override { return m_error; }

    void enter(trace::Call call, int fd) { add(call, fd, trace::Phase::enter, 0); }
    void exit(trace::Call call, int fd, std::int64_t result) {
        add(call, fd, trace::Phase::exit, result);
    }
    void call(trace::Call call, int fd, std::int64_t result) {
        enter(call, fd);
        exit(call, fd, result);
    }
    void gauge() { add(trace::Call::none, -1, trace::Phase::observer, 0); }
    void end() { m_state = State::ended; }
    void fail(Error error) {
        m_error = std::move(error);
        m_state = State::failed;
    }

private:
    void add(trace::Call call, int fd, trace::Phase phase, std::int64_t value) {
        trace::Record record;
        record.atNs = m_atNs += 1'000'000; // a millisecond between events
        record.call = call;
        record.fd = fd;
        record.phase = phase;
        record.value = value;
        record.thread = ThreadId{1};
        m_log.appendAt(record, {}, 0);
    }
    trace::TraceLog m_log;
    std::int64_t m_atNs = 0;
    State m_state = State::live;
    std::optional<Error> m_error;
};

// A server that makes the calls it was given, one at each step, and stands before the next one.
class ScriptedEngine : public EngineControl {
public:
    struct Planned {
        trace::Call call;
        int fd;
        std::int64_t result;
        bool sleeps = false; // its answer comes with wake()
    };
    ScriptedEngine(WrittenSource& source, std::deque<Planned> plan)
        : m_source(source), m_plan(std::move(plan)) {}

    void run() override {
        m_paused = false;
        proceed();
    }
    void pause() override { m_paused = true; }
    void step(kernel::Gate::Step) override {
        ++steps;
        m_let = 1;
        proceed();
    }
    void requestStop() override { m_source.end(); }
    [[nodiscard]] bool paused() const override { return m_paused; }
    [[nodiscard]] std::optional<std::uint64_t> standing() const override { return m_standing; }
    [[nodiscard]] std::uint64_t breakpointHits() const override { return hits; }
    [[nodiscard]] QString listeningOn() const override { return QStringLiteral("127.0.0.1:8889"); }
    [[nodiscard]] std::uint16_t port() const override { return 8889; }

    // Goes as far as the gate and the plan allow.
    void proceed() {
        while (!m_asleep && !m_plan.empty()) {
            const Planned next = m_plan.front();
            if (!m_entered) {
                m_source.enter(next.call, next.fd);
                m_entered = true;
            }
            if (m_paused && m_let == 0) {
                m_standing = m_source.log().end() - 1;
                return;
            }
            m_standing.reset();
            m_let = 0;
            if (next.sleeps) {
                m_asleep = true;
                return;
            }
            answer();
        }
    }
    void wake() {
        m_asleep = false;
        answer();
        proceed();
    }
    [[nodiscard]] std::size_t left() const { return m_plan.size(); }

    std::uint64_t hits = 0;
    int steps = 0;

private:
    void answer() {
        m_source.exit(m_plan.front().call, m_plan.front().fd, m_plan.front().result);
        m_plan.pop_front();
        m_entered = false;
    }
    WrittenSource& m_source;
    std::deque<Planned> m_plan;
    bool m_paused = false;
    bool m_entered = false;
    bool m_asleep = false;
    int m_let = 0;
    std::optional<std::uint64_t> m_standing;
};

} // namespace muxscope::ui
