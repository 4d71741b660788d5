// SPDX-License-Identifier: GPL-3.0-or-later
// Which values there are to calculate with, and what their bits are called.
#include "models/bits_arithmetic.h"
#include "trace/payload.h"

#include <QRegularExpression>
#include <array>
#include <bit>
#include <fcntl.h>

namespace muxscope::ui {

namespace {

constexpr int kWordBits = 64; // of fd_set: bit n stands in word n / 64

struct Constant {
    const char* name;
    std::uint64_t value;
    int width;
    BitNames names;
};

constexpr std::array kConstants{
    Constant{"POLLIN", trace::kIn, 16, BitNames::poll},
    Constant{"POLLPRI", trace::kPri, 16, BitNames::poll},
    Constant{"POLLOUT", trace::kOut, 16, BitNames::poll},
    Constant{"POLLERR", trace::kErr, 16, BitNames::poll},
    Constant{"POLLHUP", trace::kHup, 16, BitNames::poll},
    Constant{"POLLNVAL", trace::kNval, 16, BitNames::poll},
    Constant{"POLLRDHUP", trace::kRdHup, 16, BitNames::poll},
    Constant{"EPOLLIN", trace::kIn, 32, BitNames::epoll},
    Constant{"EPOLLPRI", trace::kPri, 32, BitNames::epoll},
    Constant{"EPOLLOUT", trace::kOut, 32, BitNames::epoll},
    Constant{"EPOLLERR", trace::kErr, 32, BitNames::epoll},
    Constant{"EPOLLHUP", trace::kHup, 32, BitNames::epoll},
    Constant{"EPOLLRDHUP", trace::kRdHup, 32, BitNames::epoll},
    Constant{"EPOLLEXCLUSIVE", trace::kExclusive, 32, BitNames::epoll},
    Constant{"EPOLLONESHOT", trace::kOneShot, 32, BitNames::epoll},
    Constant{"EPOLLET", trace::kEdge, 32, BitNames::epoll},
    Constant{"O_WRONLY", O_WRONLY, 32, BitNames::openFlags},
    Constant{"O_RDWR", O_RDWR, 32, BitNames::openFlags},
    Constant{"O_ACCMODE", O_ACCMODE, 32, BitNames::openFlags},
    Constant{"O_CREAT", O_CREAT, 32, BitNames::openFlags},
    Constant{"O_EXCL", O_EXCL, 32, BitNames::openFlags},
    Constant{"O_TRUNC", O_TRUNC, 32, BitNames::openFlags},
    Constant{"O_APPEND", O_APPEND, 32, BitNames::openFlags},
    Constant{"O_NONBLOCK", O_NONBLOCK, 32, BitNames::openFlags},
    Constant{"O_ASYNC", O_ASYNC, 32, BitNames::openFlags},
    Constant{"O_CLOEXEC", O_CLOEXEC, 32, BitNames::openFlags},
};

// The word of the set in which the descriptor stands.
std::uint64_t wordOf(const world::Mux& mux, std::size_t word, std::uint32_t bit) {
    std::uint64_t set = 0;
    for (std::size_t i = 0; i < kWordBits; ++i)
        if ((mux.interest[word * kWordBits + i] & bit) != 0)
            set |= std::uint64_t{1} << i;
    return set;
}

std::uint64_t readyWord(const world::Mux& mux, std::size_t word, std::uint32_t bit) {
    std::uint64_t set = 0;
    for (const world::ReadyItem& item : mux.ready)
        if ((item.bits & bit) != 0 && static_cast<std::size_t>(item.fd) / kWordBits == word)
            set |= std::uint64_t{1} << (static_cast<std::size_t>(item.fd) % kWordBits);
    return set;
}

void addSelect(std::vector<BitsValue>& values, const world::Mux& mux, Fd fd) {
    const std::size_t word = static_cast<std::size_t>(fd.n) / kWordBits;
    struct Set {
        const char* asked;
        const char* answered;
        std::uint32_t bit;
    };
    for (const Set& set : {Set{"rlist", "rs", trace::kIn}, Set{"wlist", "ws", trace::kOut},
                           Set{"xlist", "xs", trace::kPri}}) {
        const auto name = [&](const char* list) {
            return QStringLiteral("%1[%2]").arg(QLatin1String(list)).arg(word);
        };
        values.push_back({name(set.asked), wordOf(mux, word, set.bit), kWordBits, BitNames::fdSet});
        values.push_back(
            {name(set.answered), readyWord(mux, word, set.bit), kWordBits, BitNames::fdSet});
    }
}

void addMasks(std::vector<BitsValue>& values, const world::Mux& mux, Fd fd) {
    const bool epoll = mux.call == trace::Call::epoll_wait;
    const BitNames names = epoll ? BitNames::epoll : BitNames::poll;
    const int width = epoll ? 32 : 16;
    std::uint64_t reported = 0;
    for (const world::ReadyItem& item : mux.ready)
        reported |= item.fd == fd.n ? item.bits : 0U;
    values.push_back({QStringLiteral("events"), mux.interestOf(fd), width, names});
    values.push_back({QStringLiteral("revents"), reported, width, names});
}

} // namespace

const std::vector<BitsValue>& bitConstants() {
    static const std::vector<BitsValue> all = [] {
        std::vector<BitsValue> values;
        for (const Constant& constant : kConstants)
            values.push_back({QString::fromLatin1(constant.name), constant.value, constant.width,
                              constant.names});
        return values;
    }();
    return all;
}

std::vector<BitsValue> liveValues(const world::World& world, Fd fd) {
    std::vector<BitsValue> values;
    if (!fd.valid() || world.descriptor(fd).generation == 0)
        return values;
    const world::Mux* mux = world.mux();
    if (mux != nullptr)
        addMasks(values, *mux, fd);
    const world::Descriptor& descriptor = world.descriptor(fd);
    const bool socket = descriptor.kind == world::FdKind::listener ||
                        descriptor.kind == world::FdKind::connection ||
                        descriptor.kind == world::FdKind::connectionOut ||
                        descriptor.kind == world::FdKind::udp;
    if (socket && descriptor.nonblocking.known != Known::unknown)
        values.push_back({QStringLiteral("flags"),
                          std::uint64_t{O_RDWR} |
                              (descriptor.nonblocking.value ? std::uint64_t{O_NONBLOCK} : 0U),
                          32, BitNames::openFlags});
    // No fd_set has room for more (select(2)).
    if (mux != nullptr && mux->call == trace::Call::select && fd.n < 1024)
        addSelect(values, *mux, fd);
    return values;
}

bool isLiveName(const QString& text) {
    static const QRegularExpression names(
        QStringLiteral("^(events|revents|flags|[rwx](list|s)\\[\\d+\\])$"));
    return names.match(text.trimmed()).hasMatch();
}

QString bitName(const BitsValue& value, int bit) {
    if (value.names == BitNames::fdSet) {
        // The word's number stands in the name: rlist[1] begins with fd 64.
        const auto from = value.name.indexOf(QLatin1Char('['));
        const auto to = value.name.indexOf(QLatin1Char(']'), from);
        const int word = from < 0 ? 0 : value.name.mid(from + 1, to - from - 1).toInt();
        return QStringLiteral("fd %1").arg(word * kWordBits + bit);
    }
    for (const BitsValue& constant : bitConstants())
        if (constant.names == value.names && constant.value == std::uint64_t{1} << bit &&
            value.names != BitNames::none)
            return constant.name;
    return {};
}

} // namespace muxscope::ui
