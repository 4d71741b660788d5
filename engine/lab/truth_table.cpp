// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/truth_table.h"

#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <unistd.h>

namespace muxscope::lab {
namespace {

constexpr short kNothing = 0;
constexpr short kAll = POLLIN | POLLOUT | POLLPRI | POLLRDHUP;
static_assert(POLLIN == EPOLLIN && POLLOUT == EPOLLOUT && POLLPRI == EPOLLPRI &&
              POLLERR == EPOLLERR && POLLHUP == EPOLLHUP && POLLRDHUP == EPOLLRDHUP);

SelectCell askSelect(int fd, const FdState& state) {
    fd_set r;
    fd_set w;
    fd_set x;
    FD_ZERO(&r);
    FD_ZERO(&w);
    FD_ZERO(&x);
    if (state.asksReadable)
        FD_SET(fd, &r);
    if (state.asksWritable)
        FD_SET(fd, &w);
    FD_SET(fd, &x);
    timeval now{0, 0};
    if (::select(fd + 1, &r, &w, &x, &now) < 0)
        return {errno, false, false, false};
    return {0, FD_ISSET(fd, &r) != 0, FD_ISSET(fd, &w) != 0, FD_ISSET(fd, &x) != 0};
}

std::uint32_t askPoll(int fd, short events) {
    pollfd item{fd, events, 0};
    ::poll(&item, 1, 0);
    return static_cast<std::uint16_t>(item.revents);
}

EpollCell askEpoll(int fd, short events) {
    const int epfd = ::epoll_create1(EPOLL_CLOEXEC);
    if (epfd < 0)
        return {errno, 0};
    EpollCell cell;
    epoll_event asked{};
    asked.events = static_cast<std::uint16_t>(events);
    epoll_event answer{};
    if (::epoll_ctl(epfd, EPOLL_CTL_ADD, fd, &asked) != 0)
        cell.addError = errno;
    else if (::epoll_wait(epfd, &answer, 1, 0) > 0)
        cell.events = answer.events;
    ::close(epfd);
    return cell;
}

char asked(bool isAsked, bool set) {
    return !isAsked ? '.' : set ? '1' : '0';
}

} // namespace

Result<TruthRow> observe(const FdState& state) {
    const auto made = state.make();
    if (!made)
        return made.error();
    const int fd = made->fd;
    if (fd >= FD_SETSIZE) // FD_SET would write behind the set
        return Error{Error::Kind::environment, "the descriptor's number is too high for select"};
    TruthRow row;
    row.state = state.name;
    row.select = askSelect(fd, state);
    row.pollNothing = askPoll(fd, kNothing);
    row.pollAll = askPoll(fd, kAll);
    row.epollNothing = askEpoll(fd, kNothing);
    row.epollAll = askEpoll(fd, kAll);
    return row;
}

std::string selectText(const TruthRow& row, const FdState& state) {
    if (row.select.error != 0)
        return strerrorname_np(row.select.error);
    return {asked(state.asksReadable, row.select.readable), ' ',
            asked(state.asksWritable, row.select.writable), ' ',
            asked(true, row.select.exceptional)};
}

std::string bitsText(std::uint32_t bits) {
    constexpr struct {
        std::uint32_t bit;
        const char* name;
    } kNames[] = {{POLLIN, "IN"},   {POLLPRI, "PRI"},   {POLLOUT, "OUT"},    {POLLERR, "ERR"},
                  {POLLHUP, "HUP"}, {POLLNVAL, "NVAL"}, {POLLRDHUP, "RDHUP"}};
    std::string text;
    for (const auto& [bit, name] : kNames) {
        if ((bits & bit) == 0)
            continue;
        text += text.empty() ? "" : "|";
        text += name;
        bits &= ~bit;
    }
    if (bits != 0) // a bit nobody asked for: shown, never swallowed
        text += (text.empty() ? "other " : "|other ") + std::to_string(bits);
    return text.empty() ? "-" : text;
}

} // namespace muxscope::lab
