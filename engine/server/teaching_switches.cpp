// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/teaching_switches.h"

#include "server/named_number.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace muxscope::server {

std::span<const SwitchFacts> switchTable() {
    using T = TeachingSwitches;
    constexpr std::int64_t kMinute = 60'000;
    constexpr std::string_view kLevelReports = "select poll epoll epoll-oneshot";
    constexpr std::string_view kOneLoop =
        "select poll epoll epoll-et epoll-oneshot signal-driven io_uring";
    // Blocking sends are never short: blocking-timeout and the non-blocking models need accepted-timeout
    // and accepted-nonblocking beside it.
    constexpr std::string_view kShortSends =
        "blocking-timeout nonblocking nonblocking-spin select poll "
        "epoll epoll-et epoll-oneshot signal-driven io_uring";
    constexpr std::string_view kNonblocking = "nonblocking nonblocking-spin";
    static constexpr SwitchFacts kTable[] = {
        {"leave-in-wlist", "", 0, 1, kLevelReports, "A descriptor stays in wlist after its answer",
         "Every wait returns at once: the loop spins and moves no byte", &T::leaveInWlist, nullptr},
        {"forget-closed", "", 0, 1, "select", "A closed descriptor stays in the lists",
         "The next select fails with EBADF, and the server ends", &T::forgetClosed, nullptr},
        {"forget-unregister", "", 0, 1, "poll epoll epoll-et epoll-oneshot",
         "A closed descriptor is not unregistered",
         "poll reports POLLNVAL in every call and spins; epoll forgets a closed socket by itself",
         &T::forgetUnregister, nullptr},
        {"never-close", "", 0, 1, kOneLoop,
         "A connection that ended leaves the lists, but is never closed",
         "Descriptors leak, and sockets stay in CLOSE_WAIT", &T::neverClose, nullptr},
        {"ignore-short-sends", "", 0, 1, kShortSends, "The rest of a short send is thrown away",
         "Large answers arrive with holes or cut; blocking sends are never short",
         &T::ignoreShortSends, nullptr},
        {"ignore-end-of-input", "", 0, 1, "", "recv = 0 is taken for \"nothing yet\"",
         "The ended connection is always readable: the loop spins; where it is reported once only, "
         "it stays open",
         &T::ignoreEndOfInput, nullptr},
        {"forget-to-drain", "", 0, 1, "epoll-et", "One recv for each report, not until EAGAIN",
         "What is left in the buffer is never reported again: the client waits for ever",
         &T::forgetToDrain, nullptr},
        {"accepted-nonblocking", "", 0, 1, kNonblocking,
         "Accepted sockets are set to O_NONBLOCK as well",
         "No client holds the others up any more: O_NONBLOCK is not inherited",
         &T::acceptedNonblocking, nullptr},
        {"accepted-timeout", "", 0, 1, "blocking-timeout",
         "Accepted sockets get the time limit too",
         "A silent client no longer blocks the server for ever", &T::acceptedTimeout, nullptr},
        {"timeout-by-option", "", 0, 1, "blocking-timeout",
         "The limit is set with SO_RCVTIMEO, not with O_NONBLOCK and poll",
         "accept itself waits and returns EAGAIN; no poll is called", &T::timeoutByOption, nullptr},
        {"timeout", "ms", 1, kMinute, "blocking-timeout", "Limit of one wait",
         "The wait is cut there and the loop goes on", nullptr, &T::timeoutMs},
        {"sleep", "ms", 1, kMinute, "nonblocking", "Pause between two tries to accept",
         "A client waits up to this long", nullptr, &T::sleepMs},
        {"handler-sleep", "ms", 0, kMinute, "", "The handler of each request sleeps",
         "All other clients of the same thread wait as long", nullptr, &T::handlerSleepMs},
        {"handler-cpu", "ms", 0, kMinute, "", "The handler of each request computes",
         "The thread is busy, the others wait: more threads of one loop would not help", nullptr,
         &T::handlerCpuMs},
        {"send-buffer", "bytes", 0, 1 << 30, "", "SO_SNDBUF asked for, 0 = the kernel's choice",
         "The kernel grants twice as much, at least its minimum; sends become short sooner",
         nullptr, &T::sendBufferBytes},
        {"receive-buffer", "bytes", 0, 1 << 30, "", "SO_RCVBUF asked for, 0 = the kernel's choice",
         "The sender is stopped sooner by a small window", nullptr, &T::receiveBufferBytes},
    };
    return kTable;
}

bool SwitchFacts::meansSomethingTo(std::string_view model) const {
    if (models.empty())
        return true;
    for (std::string_view rest = models; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (rest.substr(0, end) == model)
            return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

std::int64_t SwitchFacts::valueIn(const TeachingSwitches& switches) const {
    return flag != nullptr ? static_cast<std::int64_t>(switches.*flag) : switches.*number;
}

TeachingSwitches switchesFor(std::string_view model, const TeachingSwitches& switches) {
    const TeachingSwitches untouched;
    TeachingSwitches meant = switches;
    for (const SwitchFacts& facts : switchTable()) {
        if (facts.meansSomethingTo(model))
            continue;
        if (facts.flag != nullptr)
            meant.*facts.flag = untouched.*facts.flag;
        else
            meant.*facts.number = untouched.*facts.number;
    }
    return meant;
}

Status setSwitch(TeachingSwitches& switches, std::string_view text) {
    const NamedNumber given = NamedNumber::parse(text, 1);
    for (const SwitchFacts& facts : switchTable()) {
        if (facts.name != given.name)
            continue;
        const bool numberMissing = facts.number != nullptr && text.size() == facts.name.size();
        if (!given.value || numberMissing || *given.value < facts.least ||
            *given.value > facts.most)
            return Error{Error::Kind::usage,
                         fmt::format("the switch {} takes a number from {} to {}{}{}", facts.name,
                                     facts.least, facts.most, facts.unit.empty() ? "" : " ",
                                     facts.unit)};
        if (facts.flag != nullptr)
            switches.*facts.flag = *given.value != 0;
        else
            switches.*facts.number = *given.value;
        return {};
    }
    std::string names;
    for (const SwitchFacts& facts : switchTable())
        names += fmt::format("{}{}", names.empty() ? "" : ", ", facts.name);
    return Error{Error::Kind::usage,
                 fmt::format("unknown switch '{}'; there are: {}", given.name, names)};
}

std::vector<std::string> switchTexts(const TeachingSwitches& switches) {
    const TeachingSwitches untouched;
    std::vector<std::string> texts;
    for (const SwitchFacts& facts : switchTable())
        if (facts.valueIn(switches) != facts.valueIn(untouched))
            texts.push_back(fmt::format("{}={}", facts.name, facts.valueIn(switches)));
    return texts;
}

std::string switchesText(const TeachingSwitches& switches) {
    return fmt::format("{}", fmt::join(switchTexts(switches), " "));
}

} // namespace muxscope::server
