// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/call_index.h"

#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr std::size_t kMaxTargets = 65'536; // distinct ones; later ones have no text

constexpr std::size_t kMaxSites = 256; // a damaged file may name any

// The last element that began at `event` or before; end() when none did.
template <class List, class Begin>
auto lastUpTo(const List& list, std::uint64_t event, Begin begin) {
    auto after = std::partition_point(list.begin(), list.end(),
                                      [&](const auto& each) { return begin(each) <= event; });
    return after == list.begin() ? list.end() : std::prev(after);
}

} // namespace

void CallIndex::clear() {
    *this = CallIndex{};
}

namespace {

std::uint64_t numberKey(std::uint32_t process, Fd fd) {
    return (static_cast<std::uint64_t>(process) << 32) | static_cast<std::uint32_t>(fd.n);
}

} // namespace

// What other programs' traces say of processes (trace/process_note.h).
void CallIndex::addProcess(const trace::Event& event, const world::World& after) {
    const world::Thread* thread = after.thread(event.record.thread);
    if (thread == nullptr || thread->process >= after.processes.size())
        return;
    const world::Process& process = after.processes[thread->process];
    if (event.note() == trace::NoteKind::descriptorIs) {
        m_numbers[numberKey(thread->process, event.fd())].push_back(
            {event.index, process.numberOf(event.fd())});
        return;
    }
    m_owners[thread->id.n].push_back({event.index, thread->process, {process.pid, thread->tid}});
    if (process.startedEvent != event.index)
        return;
    process.numbers.forEach([&](std::size_t fd, std::uint32_t told) { // as its parent's were
        const Fd known{static_cast<std::int32_t>(fd)};
        if (told != 0)
            m_numbers[numberKey(thread->process, known)].push_back(
                {event.index, process.numberOf(known)});
    });
}

const CallIndex::Owner* CallIndex::ownerAt(ThreadId thread, std::uint64_t event) const {
    const auto owners = m_owners.find(thread.n);
    if (owners == m_owners.end())
        return nullptr;
    const auto found = lastUpTo(*owners, event, [](const Owner& owner) { return owner.from; });
    return found == owners->end() ? nullptr : &*found;
}

world::Task CallIndex::taskAt(ThreadId thread, std::uint64_t event) const {
    const Owner* owner = ownerAt(thread, event);
    return owner != nullptr ? owner->task : world::Task{};
}

Fd CallIndex::numberAt(ThreadId thread, Fd fd, std::uint64_t event) const {
    const Owner* owner = m_numbers.isEmpty() ? nullptr : ownerAt(thread, event);
    if (owner == nullptr || !fd.valid())
        return fd;
    const auto numbers = m_numbers.find(numberKey(owner->process, fd));
    if (numbers == m_numbers.end())
        return fd;
    const auto found = lastUpTo(*numbers, event, [](const Number& number) { return number.from; });
    return found == numbers->end() ? fd : found->number;
}

void CallIndex::add(const trace::Event& event, const world::World& after) {
    if (event.note() == trace::NoteKind::processIs || event.note() == trace::NoteKind::descriptorIs)
        return addProcess(event, after);
    if (event.record.site != trace::Site::none &&
        (event.isEnter() || event.record.phase == trace::Phase::submission)) {
        const auto site = static_cast<std::size_t>(event.record.site);
        if (site < kMaxSites && m_sites.size() <= site)
            m_sites.resize(site + 1);
        if (site < kMaxSites)
            m_sites[site].runs.append(event.index);
    }
    if (event.isEnter()) {
        if (!m_begun) {
            m_begun = true;
            m_waitsBefore = after.counters.waits - (trace::isLoopWait(event.call()) ? 1 : 0);
        }
        if (trace::isLoopWait(event.call()))
            m_waits.append(event.index);
        return;
    }
    if (!event.isAnswer() || event.record.value < 0)
        return;
    const trace::CallKind kind = trace::callKind(event.call());
    if (kind == trace::CallKind::accept) {
        const Fd fd{static_cast<std::int32_t>(
            std::clamp<std::int64_t>(event.record.value, -1, world::kMaxFd))};
        if (!fd.valid())
            return;
        const world::Connection& made = after.connection(fd);
        if (made.acceptedEvent != event.index)
            return;
        OfDescriptor& descriptor = m_descriptors[fd.n];
        descriptor.lives.push_back({event.index, {made.id.n, made.peer.port()}});
        // What the connection before it left unanswered stays so; the order of answers needs an end.
        for (auto each = descriptor.exchanges.rbegin();
             each != descriptor.exchanges.rend() && each->responseFrom == world::kNoEvent; ++each)
            each->responseFrom = event.index;
    } else if (event.call() == trace::Call::close) {
        // The number may come back as a file's.
        const auto descriptor = m_descriptors.find(event.record.fd);
        if (descriptor != m_descriptors.end() && !descriptor->lives.empty() &&
            descriptor->lives.back().peer.connection != 0)
            descriptor->lives.push_back({event.index, {}});
    } else if ((kind == trace::CallKind::read || kind == trace::CallKind::write) &&
               event.fd().valid() && event.fd().n <= world::kMaxFd && after.speaksHttp) {
        const world::Connection& connection = after.connection(event.fd());
        if (connection.id.valid() && !connection.exchanges.empty())
            addExchanges(connection, event.index);
    }
}

// Those that this event brought a byte of.
void CallIndex::addExchanges(const world::Connection& connection, std::uint64_t event) {
    OfDescriptor& descriptor = m_descriptors[connection.fd.n];
    // Those answered before have got their last byte.
    std::size_t first = connection.exchanges.size();
    while (first > 0 && connection.exchanges[first - 1].number + 1 >= connection.answering)
        --first;
    for (std::size_t i = first; i < connection.exchanges.size(); ++i) {
        const world::Exchange& each = connection.exchanges[i];
        if (each.request.lastEvent == event || each.response.lastEvent == event)
            note(descriptor, connection, each);
    }
}

void CallIndex::note(OfDescriptor& descriptor, const world::Connection& connection,
                     const world::Exchange& exchange) {
    auto& list = descriptor.exchanges;
    Exchange* known = nullptr;
    for (auto each = list.rbegin(); each != list.rend(); ++each) {
        if (each->connection != connection.id.n || each->number < exchange.number)
            break;
        if (each->number == exchange.number)
            known = &*each;
    }
    if (known == nullptr) {
        // Only ever appended: a request that another one follows has been noted before.
        known = &list.emplace_back();
        known->connection = connection.id.n;
        known->number = exchange.number;
        known->requestFrom = exchange.request.firstEvent;
    }
    if (known->responseFrom == world::kNoEvent)
        known->responseFrom = exchange.response.firstEvent;
    known->responseTo = exchange.response.lastEvent;
    known->method = exchange.method;
    if (exchange.status != known->status) // an interim one comes before the final one
        descriptor.said.push_back({exchange.response.lastEvent, exchange.status});
    known->status = exchange.status;
    if (exchange.request.headBytes != 0 || exchange.response.begun()) {
        if (known->target == 0)
            known->target = targetOf(exchange.target.view());
    }
}

// 0 = not known yet.
std::uint32_t CallIndex::targetOf(std::string_view text) {
    const QByteArray target(text.data(), static_cast<qsizetype>(text.size()));
    const auto known = m_targetNumbers.constFind(target);
    if (known != m_targetNumbers.constEnd())
        return *known;
    if (m_targets.size() >= kMaxTargets)
        return 0;
    m_targets.push_back(target);
    const auto number = static_cast<std::uint32_t>(m_targets.size());
    m_targetNumbers.insert(target, number);
    return number;
}

void CallIndex::trim(Moment first) {
    const std::size_t gone = m_waits.rowsBefore(first);
    m_waitsBefore += gone;
    m_waits.dropFront(gone);
    for (OfSite& site : m_sites) {
        const std::size_t lost = site.runs.rowsBefore(first);
        site.before += lost;
        site.runs.dropFront(lost);
    }
    for (OfDescriptor& each : m_descriptors) {
        // The last one that began before may still go on.
        while (each.lives.size() > 1 && each.lives[1].from < first)
            each.lives.pop_front();
        while (each.exchanges.size() > 1 && each.exchanges[1].requestFrom < first &&
               each.exchanges[1].responseFrom < first)
            each.exchanges.pop_front();
        while (!each.said.empty() && each.said.front().event < first)
            each.said.pop_front();
    }
}

std::uint64_t CallIndex::iterationAt(std::uint64_t event) const {
    return m_waitsBefore + m_waits.rowsBefore(event + 1);
}

std::uint64_t CallIndex::runsAt(trace::Site site, Moment moment) const {
    const auto number = static_cast<std::size_t>(site);
    return number < m_sites.size()
               ? m_sites[number].before + m_sites[number].runs.rowsBefore(moment)
               : 0;
}

std::optional<CallIndex::Peer> CallIndex::peerAt(Fd fd, std::uint64_t event) const {
    const auto descriptor = m_descriptors.constFind(fd.n);
    if (descriptor == m_descriptors.constEnd())
        return {};
    const auto life =
        lastUpTo(descriptor->lives, event, [](const Life& each) { return each.from; });
    return life == descriptor->lives.end() || life->peer.connection == 0
               ? std::nullopt
               : std::optional(life->peer);
}

std::optional<CallIndex::Http> CallIndex::httpAt(Fd fd, std::uint64_t event, bool response) const {
    const auto descriptor = m_descriptors.constFind(fd.n);
    if (descriptor == m_descriptors.constEnd())
        return {};
    const auto& list = descriptor->exchanges;
    const auto found = lastUpTo(list, event, [response](const Exchange& each) {
        return response ? each.responseFrom : each.requestFrom;
    });
    const auto peer = peerAt(fd, event);
    if (found == list.end() || !peer || peer->connection != found->connection)
        return {};
    return httpOf(*found);
}

CallIndex::Http CallIndex::httpOf(const Exchange& exchange) const {
    const bool named = exchange.target != 0;
    return {exchange.method, exchange.status,
            named ? m_targets[exchange.target - 1] : QByteArray()};
}

std::vector<CallIndex::Http> CallIndex::answersAt(Fd fd, std::uint64_t event) const {
    const auto descriptor = m_descriptors.constFind(fd.n);
    const auto peer = peerAt(fd, event);
    if (descriptor == m_descriptors.constEnd() || !peer)
        return {};
    const auto& list = descriptor->exchanges;
    auto each = std::partition_point(list.begin(), list.end(), [event](const Exchange& one) {
        return one.responseFrom <= event;
    });
    std::vector<Http> all;
    // Backwards over those that begin here, and the one before them where this call carried its end.
    while (each != list.begin()) {
        --each;
        if (each->connection != peer->connection || each->responseTo == world::kNoEvent ||
            each->responseTo < event)
            break;
        all.push_back(httpOf(*each));
    }
    return all;
}

std::vector<std::uint16_t> CallIndex::statusesAt(Fd fd, std::uint64_t event) const {
    std::vector<std::uint16_t> statuses;
    const auto descriptor = m_descriptors.constFind(fd.n);
    if (descriptor == m_descriptors.constEnd())
        return statuses;
    const auto& said = descriptor->said;
    for (auto each = std::partition_point(said.begin(), said.end(),
                                          [event](const Said& one) { return one.event < event; });
         each != said.end() && each->event == event; ++each)
        statuses.push_back(each->status);
    return statuses;
}

} // namespace muxscope::ui
