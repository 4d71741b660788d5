// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ring.h"

#include "kernel/descriptor_reserve.h"

#include <liburing.h>
#include <utility>

namespace muxscope::kernel {

using trace::Call;
using trace::Phase;
using trace::Record;

void Ring::FreeRing::operator()(io_uring* ring) const {
    delete ring;
}

Ring::Ring(Calls& calls) : m_calls(calls) {}

Ring::~Ring() = default;

Answer Ring::open(unsigned entries) {
    m_ring.reset(new io_uring{});
    Record record;
    record.call = Call::io_uring_setup;
    record.value = entries;
    record.site = Site::createRing;
    if (m_calls.recording())
        m_calls.enter(record, {});
    const int result = io_uring_queue_init(entries, m_ring.get(), 0);
    const Answer answer{result < 0 ? result : m_ring->ring_fd};
    if (m_calls.recording())
        m_calls.exit(record, answer.value, {});
    if (!answer.ok())
        m_ring.reset();
    return answer;
}

void Ring::close() {
    if (!m_ring)
        return;
    Record record;
    record.call = Call::close;
    record.fd = m_ring->ring_fd;
    if (m_calls.recording())
        m_calls.enter(record, {});
    io_uring_queue_exit(m_ring.get());
    if (m_calls.recording())
        m_calls.exit(record, 0, {});
    m_ring.reset();
}

Ring::Operation Ring::add(Call call, Fd fd, std::int64_t value, int aux, Site site) {
    Operation operation = static_cast<Operation>(m_slots.size());
    if (m_free.empty()) {
        m_slots.emplace_back();
    } else {
        operation = m_free.back();
        m_free.pop_back();
    }
    Slot slot;
    slot.record.call = call;
    slot.record.phase = Phase::submission;
    slot.record.thread = m_calls.m_thread;
    slot.record.fd = fd.n;
    slot.record.value = value;
    slot.record.aux = static_cast<std::uint16_t>(aux);
    slot.record.site = site;
    m_slots[operation] = slot;
    ++m_inFlight;
    return operation;
}

template <class Prepare>
Ring::Operation Ring::submit(Operation operation, Prepare&& prepare) {
    io_uring_sqe* entry = nextEntry();
    if (m_calls.recording())
        m_calls.m_log->append(m_slots[operation].record);
    if (entry == nullptr) { // the kernel takes nothing more
        m_results.push_back({operation, -EAGAIN});
        return operation;
    }
    prepare(entry);
    io_uring_sqe_set_data64(entry, operation);
    return operation;
}

// A full queue is handed over at once. Where completions have no room left the kernel says EBUSY:
// taking them out helps.
io_uring_sqe* Ring::nextEntry() {
    constexpr int kTries = 100;
    io_uring_sqe* entry = io_uring_get_sqe(m_ring.get());
    for (int i = 0; entry == nullptr && i < kTries; ++i) {
        enter(0, 0);
        collect();
        entry = io_uring_get_sqe(m_ring.get());
    }
    return entry;
}

Ring::Operation Ring::accept(Fd listener, Address& peer, int flags, Site site) {
    const Operation operation = add(Call::accept4, listener, flags, 0, site);
    m_slots[operation].peer = &peer;
    m_handsOverAccept = true;
    return submit(operation, [&](io_uring_sqe* entry) {
        io_uring_prep_accept(entry, listener.n, peer.raw(), peer.lengthForKernel(),
                             flags | SOCK_CLOEXEC);
    });
}

Ring::Operation Ring::recv(Fd fd, std::span<char> room, int flags, Site site) {
    const Operation operation =
        add(Call::recv, fd, static_cast<std::int64_t>(room.size()), flags, site);
    m_slots[operation].bytes = room.data();
    return submit(operation, [&](io_uring_sqe* entry) {
        io_uring_prep_recv(entry, fd.n, room.data(), room.size(), flags);
    });
}

Ring::Operation Ring::send(Fd fd, std::string_view bytes, int flags, Site site) {
    const Operation operation =
        add(Call::send, fd, static_cast<std::int64_t>(bytes.size()), flags, site);
    m_slots[operation].bytes = bytes.data();
    return submit(operation, [&](io_uring_sqe* entry) {
        io_uring_prep_send(entry, fd.n, bytes.data(), bytes.size(), flags);
    });
}

Ring::Operation Ring::close(Fd fd, Site site) {
    return submit(add(Call::close, fd, 0, 0, site),
                  [&](io_uring_sqe* entry) { io_uring_prep_close(entry, fd.n); });
}

// Recorded with the descriptor of the operation to be cancelled, and what call it is.
Ring::Operation Ring::cancel(Operation target, Site site) {
    const Record about = m_slots[target].record;
    return submit(
        add(Call::async_cancel, Fd{about.fd}, static_cast<std::int64_t>(about.call), 0, site),
        [&](io_uring_sqe* entry) { io_uring_prep_cancel64(entry, target, 0); });
}

// What liburing does before each of its own enters; that function of it is private. Returns how many
// entries the kernel has not taken yet.
unsigned Ring::flush() {
    io_uring_sq& queue = m_ring->sq;
    queue.sqe_head = queue.sqe_tail;
    io_uring_smp_store_release(queue.ktail, queue.sqe_tail);
    return queue.sqe_tail - io_uring_smp_load_acquire(queue.khead);
}

// liburing's waits leave the call out when a completion is there already; here it is made each time,
// for it has been announced at the gate.
Answer Ring::enter(std::int64_t timeoutNs, unsigned minComplete) {
    const std::uint32_t toSubmit = flush();
    Record record;
    record.call = Call::io_uring_enter;
    record.fd = m_ring->ring_fd;
    record.value = timeoutNs;
    record.aux = static_cast<std::uint16_t>(minComplete);
    record.site = Site::enterRing;
    if (m_calls.recording())
        m_calls.enter(record, std::as_bytes(std::span(&toSubmit, 1)));
    __kernel_timespec timeout{};
    timeout.tv_sec = timeoutNs / 1'000'000'000;
    timeout.tv_nsec = timeoutNs % 1'000'000'000;
    io_uring_getevents_arg how{};
    if (timeoutNs >= 0)
        how.ts = reinterpret_cast<std::uintptr_t>(&timeout);
    std::optional<DescriptorReserve::Call> within;
    if (std::exchange(m_handsOverAccept, false)) // it reads the limit now
        within.emplace();
    const int result = io_uring_enter2(static_cast<unsigned>(m_ring->ring_fd), toSubmit,
                                       minComplete, IORING_ENTER_GETEVENTS | IORING_ENTER_EXT_ARG,
                                       reinterpret_cast<sigset_t*>(&how), sizeof(how));
    if (m_calls.recording())
        m_calls.exit(record, result, {});
    return {result};
}

void Ring::collect() {
    unsigned head = 0;
    unsigned count = 0;
    io_uring_cqe* entry = nullptr;
    io_uring_for_each_cqe(m_ring.get(), head, entry) {
        m_results.push_back({static_cast<Operation>(entry->user_data), entry->res});
        ++count;
    }
    io_uring_cq_advance(m_ring.get(), count);
}

std::optional<Ring::Completion> Ring::take() {
    if (m_results.empty())
        collect();
    if (m_results.empty())
        return {};
    const Result result = m_results.front();
    m_results.pop_front();
    const Slot slot = m_slots[result.operation];
    m_free.push_back(result.operation);
    --m_inFlight;
    if (slot.record.call == Call::accept4)
        DescriptorReserve::made(result.value);
    if (m_calls.recording())
        recordCompletion(slot, result.value);
    return Completion{result.operation, slot.record.call, Fd{slot.record.fd}, {result.value}};
}

void Ring::recordCompletion(const Slot& slot, std::int64_t value) {
    Record record = slot.record;
    record.phase = Phase::completion;
    record.value = value;
    std::span<const std::byte> payload;
    if (value > 0 && slot.bytes != nullptr)
        payload = std::as_bytes(std::span(slot.bytes, static_cast<std::size_t>(value)));
    else if (value >= 0 && slot.peer != nullptr)
        payload = slot.peer->bytes();
    const std::size_t keep = slot.bytes != nullptr ? m_calls.m_log->snapLength() : SIZE_MAX;
    m_calls.m_log->append(record, payload, keep, payload.size());
    m_calls.m_gate->answered(record, payload);
}

} // namespace muxscope::kernel
