// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/watch_cost.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fstream>

namespace muxscope::watch {
namespace {

struct Account {
    bool known = false;
    std::int64_t ranNs = 0;
    std::int64_t queuedNs = 0; // ready, but no processor was free
};

Account accountOf(int thread) {
    std::ifstream file(fmt::format("/proc/{}/schedstat", thread));
    Account account;
    account.known = static_cast<bool>(file >> account.ranNs >> account.queuedNs);
    return account;
}

} // namespace

void WatchMeter::begin(int stracePid, std::int64_t nowNs) {
    m_strace = stracePid;
    m_beganNs = nowNs;
    const Account account = accountOf(stracePid);
    m_cost.known = account.known && account.ranNs > 0;
    m_straceFirstNs = account.ranNs + account.queuedNs;
}

void WatchMeter::line(std::string_view text) {
    ++m_cost.lines;
    int thread = 0;
    std::from_chars(text.data(), text.data() + text.size(), thread);
    if (thread <= 0 || thread == m_latest)
        return;
    m_latest = thread;
    const auto [place, isNew] = m_threads.try_emplace(thread);
    if (!isNew)
        return;
    const std::int64_t ranNs = accountOf(thread).ranNs;
    place->second = {ranNs, ranNs};
}

void WatchMeter::look(std::int64_t nowNs) {
    m_cost.watchedNs = nowNs - m_beganNs;
    const Account strace = accountOf(m_strace);
    if (strace.known)
        m_cost.heldNs = std::max(m_cost.heldNs, strace.ranNs + strace.queuedNs - m_straceFirstNs);
    m_cost.programNs = 0;
    for (auto& [thread, times] : m_threads) {
        if (const Account account = accountOf(thread); account.known)
            times.lastNs = std::max(times.lastNs, account.ranNs);
        m_cost.programNs += times.lastNs - times.firstNs;
    }
}

} // namespace muxscope::watch
