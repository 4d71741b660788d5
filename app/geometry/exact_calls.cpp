// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/exact_calls.h"

#include "world/call_wait.h"

#include <algorithm>
#include <cerrno>

namespace muxscope::ui {

namespace {

using trace::CallKind;
using world::Activity;

constexpr std::uint16_t kOutOfBand = 1; // MSG_OOB

Activity ofThread(const world::World& facts, const trace::Record& enter, bool spins,
                  std::int64_t tookNs) {
    if (world::mayWait(facts, enter))
        if (tookNs >= world::kAtOnceNs)
            return Activity::asleep;
    if (spins && world::VainTries::isTry(enter.call))
        return Activity::spinning;
    switch (trace::callKind(enter.call)) {
    case CallKind::accept:
        return Activity::accepting;
    case CallKind::read:
        return Activity::reading;
    case CallKind::write:
        return Activity::writing;
    default:
        return Activity::running;
    }
}

// idle: nothing to be drawn.
Activity ofDescriptor(const trace::Record& enter, const trace::Record* exit) {
    const CallKind kind = trace::callKind(enter.call);
    if (kind != CallKind::accept && kind != CallKind::read && kind != CallKind::write)
        return Activity::idle;
    if (exit != nullptr && exit->value < 0 && exit->value != -EAGAIN && exit->value != -EINTR)
        return Activity::exceptional;
    if (kind == CallKind::read && enter.call == trace::Call::recv && (enter.aux & kOutOfBand) != 0)
        return Activity::exceptional;
    return kind == CallKind::accept ? Activity::accepting
           : kind == CallKind::read ? Activity::reading
                                    : Activity::writing;
}

} // namespace

void ExactCalls::show(world::LaneId lane, ColumnRaster& raster) {
    if (lane.kind == world::LaneKind::thread) {
        threadAt(lane.number).raster = &raster;
    } else if (lane.kind == world::LaneKind::descriptor) {
        if (m_descriptors.size() <= lane.number)
            m_descriptors.resize(lane.number + std::size_t{1});
        m_descriptors[lane.number].raster = &raster;
    }
}

ExactCalls::Thread& ExactCalls::threadAt(std::uint32_t number) {
    if (m_threads.size() <= number)
        m_threads.resize(number + std::size_t{1});
    return m_threads[number];
}

ExactCalls::Descriptor* ExactCalls::descriptorAt(std::int32_t fd) {
    const auto at = static_cast<std::size_t>(fd);
    if (fd < 0 || at >= m_descriptors.size() || m_descriptors[at].raster == nullptr)
        return nullptr;
    return &m_descriptors[at];
}

void ExactCalls::run() {
    m_window.log->forEach(m_window.from, m_window.to, [this](const trace::Event& event) {
        take(event);
        return true;
    });
    for (Thread& thread : m_threads) {
        if (!thread.seen)
            continue;
        if (thread.enter.call != trace::Call::none)
            closeCall(thread, thread.enter, nullptr, m_nowNs);
        else if (thread.raster != nullptr)
            thread.raster->add(thread.sinceNs, m_nowNs, Activity::running);
    }
    for (Descriptor& descriptor : m_descriptors)
        if (descriptor.raster != nullptr && descriptor.blockedNs >= 0)
            descriptor.raster->add(descriptor.blockedNs, m_nowNs, Activity::blocked);
}

void ExactCalls::take(const trace::Event& event) {
    const trace::Record& record = event.record;
    if (event.phase() == trace::Phase::completion)
        return toDescriptor(record, &record, record.atNs, record.atNs);
    if (!event.isEnter() && !event.isExit())
        return;
    Thread& thread = threadAt(record.thread.n);
    if (!thread.seen)
        thread.sinceNs = m_window.fromNs;
    thread.seen = true;
    if (event.isEnter()) {
        if (thread.raster != nullptr)
            thread.raster->add(thread.sinceNs, record.atNs, Activity::running);
        thread.enter = record;
    } else {
        const bool known = thread.enter.call == record.call;
        closeCall(thread, known ? thread.enter : record, &record, record.atNs);
        for (const trace::FdBits& item : event.ready())
            if ((item.bits & trace::kOut) != 0)
                unblock(item.fd, record.atNs);
        thread.enter = {};
    }
    thread.sinceNs = record.atNs;
}

void ExactCalls::closeCall(Thread& thread, const trace::Record& enter, const trace::Record* exit,
                           std::int64_t atNs) {
    const bool spins = thread.vain.again() != 0;
    const Activity did = ofThread(m_facts, enter, spins, atNs - thread.sinceNs);
    if (exit != nullptr)
        thread.vain.answered(exit->call, Fd{exit->fd}, exit->value == -EAGAIN ? EAGAIN : 0,
                             world::neverWaits(m_facts, enter));
    if (thread.raster != nullptr)
        thread.raster->add(thread.sinceNs, atNs, did);
    const bool waited = did == Activity::asleep;
    if (waited && exit == nullptr)
        return; // nothing has happened on its descriptor yet
    toDescriptor(enter, exit, waited ? atNs : thread.sinceNs, atNs);
}

void ExactCalls::toDescriptor(const trace::Record& enter, const trace::Record* exit,
                              std::int64_t fromNs, std::int64_t toNs) {
    Descriptor* descriptor = descriptorAt(enter.fd);
    if (descriptor == nullptr)
        return;
    const Activity did = ofDescriptor(enter, exit);
    const bool wouldBlock = exit != nullptr && exit->value == -EAGAIN;
    if (trace::callKind(enter.call) == CallKind::write || enter.call == trace::Call::close)
        unblock(enter.fd, fromNs);
    if (did != Activity::idle)
        descriptor->raster->add(fromNs, toNs, did);
    const bool isCall = exit != &enter; // a completion does not say what was offered
    if (did == Activity::writing && exit != nullptr && isCall &&
        (wouldBlock || (exit->value >= 0 && exit->value < enter.value)))
        descriptor->blockedNs = toNs;
}

void ExactCalls::unblock(std::int32_t fd, std::int64_t atNs) {
    Descriptor* descriptor = descriptorAt(fd);
    if (descriptor == nullptr || descriptor->blockedNs < 0)
        return;
    descriptor->raster->add(descriptor->blockedNs, atNs, Activity::blocked);
    descriptor->blockedNs = -1;
}

} // namespace muxscope::ui
