// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that wait. Those that wait for many: what they were asked goes in as changes, what they answered is
// kept whole.
#include "kernel/calls.h"

#include <algorithm>
#include <bit>
#include <climits>
#include <ctime>

namespace muxscope::kernel {
namespace {

using trace::Call;
using trace::Record;

// poll and epoll_wait count in ms: rounded up, so that a timer is never looked at too early.
int timeoutMs(std::int64_t ns) {
    if (ns < 0)
        return -1;
    return static_cast<int>(std::min<std::int64_t>((ns + 999'999) / 1'000'000, INT_MAX));
}

// The set as words: glibc's fd_set keeps descriptor n in bit n % 64 of word n / 64 (select(2)).
std::uint64_t wordOf(const fd_set* set, int word) {
    return set == nullptr ? 0 : static_cast<std::uint64_t>(set->fds_bits[word]);
}

void collect(int nfds, const fd_set* rlist, const fd_set* wlist, const fd_set* xlist,
             std::vector<FdBits>& ready) {
    for (int word = 0; word * 64 < nfds; ++word) {
        const std::uint64_t r = wordOf(rlist, word);
        const std::uint64_t w = wordOf(wlist, word);
        const std::uint64_t x = wordOf(xlist, word);
        for (std::uint64_t any = r | w | x; any != 0; any &= any - 1) {
            const int bit = std::countr_zero(any);
            const auto mask = std::uint64_t{1} << bit;
            ready.push_back({word * 64 + bit, ((r & mask) != 0 ? trace::kIn : 0) |
                                                  ((w & mask) != 0 ? trace::kOut : 0) |
                                                  ((x & mask) != 0 ? trace::kPri : 0)});
        }
    }
}

Record waitRecord(Call call, Fd epfd, std::int64_t timeoutNs, std::size_t room) {
    Record record;
    record.call = call;
    record.fd = epfd.n;
    record.value = timeoutNs;
    record.aux = static_cast<std::uint16_t>(std::min<std::size_t>(room, UINT16_MAX));
    record.site = Site::wait;
    return record;
}

// Of si_band (sigaction(2)); it has POLLRDNORM and its kin as well, which say the same twice.
constexpr std::uint32_t kBandBits =
    trace::kIn | trace::kOut | trace::kPri | trace::kErr | trace::kHup | trace::kRdHup;

std::span<const std::byte> bytesOf(const std::vector<FdBits>& items) {
    return std::as_bytes(std::span(items));
}

} // namespace

Answer Calls::select(int nfds, fd_set* rlist, fd_set* wlist, fd_set* xlist, std::int64_t timeoutNs,
                     std::span<const std::byte> interest, std::vector<FdBits>& ready) {
    Record record = waitRecord(Call::select, kNoFd, timeoutNs, 0);
    if (m_log != nullptr)
        enter(record, interest);
    timeval timeout{};
    if (timeoutNs >= 0) {
        timeout.tv_sec = timeoutNs / 1'000'000'000;
        timeout.tv_usec = (timeoutNs % 1'000'000'000 + 999) / 1'000;
        if (timeout.tv_usec >= 1'000'000) {
            timeout.tv_sec += 1;
            timeout.tv_usec -= 1'000'000;
        }
    }
    const int result = ::select(nfds, rlist, wlist, xlist, timeoutNs < 0 ? nullptr : &timeout);
    const Answer answer{result < 0 ? -errno : result};
    ready.clear();
    if (result > 0)
        collect(nfds, rlist, wlist, xlist, ready);
    if (m_log != nullptr)
        exit(record, answer.value, bytesOf(ready));
    return answer;
}

Answer Calls::poll(std::span<pollfd> fds, std::int64_t timeoutNs,
                   std::span<const std::byte> interest, std::vector<FdBits>& ready, Site site) {
    Record record = waitRecord(Call::poll, kNoFd, timeoutNs, 0);
    record.site = site;
    if (m_log != nullptr)
        enter(record, interest);
    const int result = ::poll(fds.data(), fds.size(), timeoutMs(timeoutNs));
    const Answer answer{result < 0 ? -errno : result};
    ready.clear();
    int left = result;
    for (std::size_t i = 0; i < fds.size() && left > 0; ++i) {
        if (fds[i].revents == 0)
            continue;
        ready.push_back({fds[i].fd, static_cast<std::uint16_t>(fds[i].revents)});
        --left;
    }
    if (m_log != nullptr)
        exit(record, answer.value, bytesOf(ready));
    return answer;
}

Answer Calls::pollOne(Fd fd, std::uint32_t bits, std::int64_t timeoutNs, Site site) {
    struct {
        trace::InterestHead head{1, 1};
        FdBits item;
    } interest;
    interest.item = {fd.n, bits};
    pollfd entry{fd.n, static_cast<short>(bits), 0};
    return poll({&entry, 1}, timeoutNs, std::as_bytes(std::span(&interest, 1)), m_readyOfOne, site);
}

Answer Calls::epollCreate1(int flags, Site site) {
    Record record;
    record.call = Call::epoll_create1;
    record.value = flags;
    record.site = site;
    return recorded(record, {}, [&] { return ::epoll_create1(flags); });
}

Answer Calls::epollCtl(Fd epfd, int operation, Fd fd, std::uint32_t events, Site site) {
    Record record;
    record.call = Call::epoll_ctl;
    record.fd = epfd.n;
    record.value = fd.n;
    record.aux = static_cast<std::uint16_t>(operation);
    record.site = site;
    return recorded(record, std::as_bytes(std::span(&events, 1)), [&] {
        epoll_event event{};
        event.events = events;
        event.data.fd = fd.n;
        return ::epoll_ctl(epfd.n, operation, fd.n, &event);
    });
}

Answer Calls::epollWait(Fd epfd, std::span<epoll_event> room, std::int64_t timeoutNs,
                        std::vector<FdBits>& ready) {
    Record record = waitRecord(Call::epoll_wait, epfd, timeoutNs, room.size());
    if (m_log != nullptr)
        enter(record, {});
    const int result =
        ::epoll_wait(epfd.n, room.data(), static_cast<int>(room.size()), timeoutMs(timeoutNs));
    const Answer answer{result < 0 ? -errno : result};
    ready.clear();
    for (int i = 0; i < result; ++i)
        ready.push_back(
            {room[static_cast<std::size_t>(i)].data.fd, room[static_cast<std::size_t>(i)].events});
    if (m_log != nullptr)
        exit(record, answer.value, bytesOf(ready));
    return answer;
}

Answer Calls::nanosleep(std::int64_t ns, Site site) {
    constexpr std::int64_t kSecondNs = 1'000'000'000;
    const timespec wanted{ns / kSecondNs, ns % kSecondNs};
    Record record = waitRecord(Call::nanosleep, kNoFd, ns, 0);
    record.site = site;
    return recorded(record, {}, [&] { return ::nanosleep(&wanted, nullptr); });
}

Answer Calls::sigtimedwait(const sigset_t& set, std::int64_t timeoutNs,
                           std::vector<FdBits>& ready) {
    Record record = waitRecord(Call::sigtimedwait, kNoFd, timeoutNs, 0);
    if (m_log != nullptr)
        enter(record, {});
    siginfo_t about{};
    const timespec timeout{timeoutNs / 1'000'000'000, timeoutNs % 1'000'000'000};
    const int result = ::sigtimedwait(&set, &about, timeoutNs < 0 ? nullptr : &timeout);
    const Answer answer{result < 0 ? -errno : result};
    ready.clear();
    // POLL_IN ... POLL_HUP: only those come with a descriptor.
    const bool tells = answer.ok() && about.si_code >= POLL_IN && about.si_code <= POLL_HUP;
    if (tells)
        ready.push_back({about.si_fd, static_cast<std::uint32_t>(about.si_band) & kBandBits});
    if (m_log != nullptr) {
        record.aux = tells ? static_cast<std::uint16_t>(about.si_code) : 0;
        exit(record, answer.value, bytesOf(ready));
    }
    return answer;
}

} // namespace muxscope::kernel
