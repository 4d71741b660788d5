// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/calls.h"

#include "kernel/descriptor_reserve.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

namespace muxscope::kernel {
namespace {

using trace::Call;
using trace::Record;

template <class T>
std::span<const std::byte> bytesOf(const T& value) {
    return std::as_bytes(std::span(&value, 1));
}

Record recordOf(Call call, Fd fd, std::int64_t value, int aux, Site site) {
    Record record;
    record.call = call;
    record.fd = fd.n;
    record.value = value;
    record.aux = static_cast<std::uint16_t>(aux);
    record.site = site;
    return record;
}

} // namespace

Calls::Calls(trace::TraceLog* log, Gate* gate, ThreadId thread)
    : m_log(log), m_gate(gate), m_thread(thread) {}

Answer Calls::socket(int family, int type, Site site) {
    return recorded(recordOf(Call::socket, kNoFd, family, type, site), {},
                    [&] { return ::socket(family, type | SOCK_CLOEXEC, 0); });
}

Answer Calls::socketpair(int type, std::array<Fd, 2>& ends, Site site) {
    std::array<std::int32_t, 2> made{};
    const auto makeCall = [&] {
        const std::int64_t value =
            answerOf(::socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, made.data()));
        if (value >= 0)
            ends = {Fd{made[0]}, Fd{made[1]}};
        return value;
    };
    if (m_log == nullptr)
        return {makeCall()};
    Record record = recordOf(Call::socketpair, kNoFd, AF_UNIX, type & 0xf, site);
    enter(record, {});
    const std::int64_t value = makeCall();
    exit(record, value, value >= 0 ? bytesOf(made) : std::span<const std::byte>{});
    return {value};
}

Answer Calls::bind(Fd fd, const Address& address, Site site) {
    return recorded(recordOf(Call::bind, fd, 0, 0, site), address.bytes(),
                    [&] { return ::bind(fd.n, address.raw(), address.length()); });
}

Answer Calls::connect(Fd fd, const Address& address, Site site) {
    return recorded(recordOf(Call::connect, fd, 0, 0, site), address.bytes(),
                    [&] { return ::connect(fd.n, address.raw(), address.length()); });
}

Answer Calls::listen(Fd fd, int backlog, Site site) {
    return recorded(recordOf(Call::listen, fd, backlog, 0, site), {},
                    [&] { return ::listen(fd.n, backlog); });
}

Answer Calls::accept4(Fd listener, Address& peer, int flags, Site site) {
    const auto makeCall = [&] {
        const DescriptorReserve::Call within;
        const std::int64_t answer = answerOf(
            ::accept4(listener.n, peer.raw(), peer.lengthForKernel(), flags | SOCK_CLOEXEC));
        DescriptorReserve::made(answer);
        return answer;
    };
    if (m_log == nullptr)
        return {makeCall()};
    Record record = recordOf(Call::accept4, listener, flags, 0, site);
    enter(record, {});
    const std::int64_t value = makeCall();
    exit(record, value, value >= 0 ? peer.bytes() : std::span<const std::byte>{});
    return {value};
}

Answer Calls::recv(Fd fd, std::span<char> room, int flags, Site site) {
    const auto makeCall = [&] {
        return answerOf(::recv(fd.n, room.data(), room.size(), flags));
    };
    if (m_log == nullptr)
        return {makeCall()};
    Record record = recordOf(Call::recv, fd, static_cast<std::int64_t>(room.size()), flags, site);
    enter(record, {});
    const std::int64_t value = makeCall();
    // With MSG_TRUNC a datagram's whole length is told, and room was filled only.
    const std::size_t got = std::min(value > 0 ? static_cast<std::size_t>(value) : 0, room.size());
    exit(record, value, std::as_bytes(room.first(got)), m_log->snapLength(), got);
    return {value};
}

Answer Calls::send(Fd fd, std::string_view bytes, int flags, Site site) {
    const auto makeCall = [&] {
        return answerOf(::send(fd.n, bytes.data(), bytes.size(), flags));
    };
    if (m_log == nullptr)
        return {makeCall()};
    Record record = recordOf(Call::send, fd, static_cast<std::int64_t>(bytes.size()), flags, site);
    enter(record, {});
    const std::int64_t value = makeCall();
    const std::size_t taken = value > 0 ? static_cast<std::size_t>(value) : 0;
    exit(record, value, std::as_bytes(std::span(bytes.data(), taken)), m_log->snapLength(), taken);
    return {value};
}

Answer Calls::recvfrom(Fd fd, std::span<char> room, int flags, Address& from, Site site) {
    const auto makeCall = [&] {
        return answerOf(
            ::recvfrom(fd.n, room.data(), room.size(), flags, from.raw(), from.lengthForKernel()));
    };
    if (m_log == nullptr)
        return {makeCall()};
    Record record =
        recordOf(Call::recvfrom, fd, static_cast<std::int64_t>(room.size()), flags, site);
    enter(record, {});
    const std::int64_t value = makeCall();
    if (value < 0) {
        exit(record, value, {});
        return {value};
    }
    const std::size_t got = std::min(static_cast<std::size_t>(value), room.size());
    const std::size_t kept = std::min<std::size_t>(got, m_log->snapLength());
    trace::encodeDatagram({from.bytes(), std::as_bytes(room.first(kept))}, m_datagram);
    exit(record, value, m_datagram, SIZE_MAX, m_datagram.size() + got - kept);
    return {value};
}

Answer Calls::sendto(Fd fd, std::string_view bytes, int flags, const Address& to, Site site) {
    const auto makeCall = [&] {
        return answerOf(::sendto(fd.n, bytes.data(), bytes.size(), flags, to.raw(), to.length()));
    };
    if (m_log == nullptr)
        return {makeCall()};
    Record record =
        recordOf(Call::sendto, fd, static_cast<std::int64_t>(bytes.size()), flags, site);
    enter(record, to.bytes());
    const std::int64_t value = makeCall();
    const std::size_t taken = value > 0 ? static_cast<std::size_t>(value) : 0;
    exit(record, value, std::as_bytes(std::span(bytes.data(), taken)), m_log->snapLength(), taken);
    return {value};
}

Answer Calls::shutdown(Fd fd, int how, Site site) {
    return recorded(recordOf(Call::shutdown, fd, how, 0, site), {},
                    [&] { return ::shutdown(fd.n, how); });
}

Answer Calls::close(Fd fd, Site site) {
    return recorded(recordOf(Call::close, fd, 0, 0, site), {}, [&] { return ::close(fd.n); });
}

Answer Calls::setsockopt(Fd fd, int level, int option, int value, Site site) {
    return recorded(recordOf(Call::setsockopt, fd, value, option, site), bytesOf(level),
                    [&] { return ::setsockopt(fd.n, level, option, &value, sizeof(value)); });
}

Answer Calls::setReceiveTimeout(Fd fd, std::int64_t ns, Site site) {
    constexpr int kLevel = SOL_SOCKET;
    constexpr std::int64_t kSecondNs = 1'000'000'000;
    // Rounded up: 0 would mean for ever.
    const std::int64_t us = (ns + 999) / 1'000;
    const timeval limit{us * 1'000 / kSecondNs, us % 1'000'000};
    return recorded(recordOf(Call::setsockopt, fd, ns, SO_RCVTIMEO, site), bytesOf(kLevel),
                    [&] { return ::setsockopt(fd.n, kLevel, SO_RCVTIMEO, &limit, sizeof(limit)); });
}

Answer Calls::getsockopt(Fd fd, int level, int option, int& value, Site site) {
    const auto makeCall = [&] {
        socklen_t length = sizeof(value);
        return answerOf(::getsockopt(fd.n, level, option, &value, &length));
    };
    if (m_log == nullptr)
        return {makeCall()};
    Record record = recordOf(Call::getsockopt, fd, 0, option, site);
    enter(record, bytesOf(level));
    const std::int64_t answer = makeCall();
    exit(record, answer, answer >= 0 ? bytesOf(value) : std::span<const std::byte>{});
    return {answer};
}

Answer Calls::getsockname(Fd fd, Address& address, Site site) {
    const auto makeCall = [&] {
        return answerOf(::getsockname(fd.n, address.raw(), address.lengthForKernel()));
    };
    if (m_log == nullptr)
        return {makeCall()};
    Record record = recordOf(Call::getsockname, fd, 0, 0, site);
    enter(record, {});
    const std::int64_t value = makeCall();
    exit(record, value, value >= 0 ? address.bytes() : std::span<const std::byte>{});
    return {value};
}

Answer Calls::fcntl(Fd fd, int command, int argument, Site site) {
    return recorded(recordOf(Call::fcntl, fd, argument, command, site), {},
                    [&] { return ::fcntl(fd.n, command, argument); });
}

Answer Calls::setSignalOwner(Fd fd, int threadId, Site site) {
    return recorded(recordOf(Call::fcntl, fd, threadId, F_SETOWN_EX, site), {}, [&] {
        const f_owner_ex owner{F_OWNER_TID, threadId};
        return ::fcntl(fd.n, F_SETOWN_EX, &owner);
    });
}

Answer Calls::openat(Fd folder, const char* path, int flags, Site site, unsigned mode) {
    const std::string_view text(path);
    // AT_FDCWD stands for the working directory: no descriptor.
    const Fd recordedFolder = folder.n == AT_FDCWD ? kNoFd : folder;
    return recorded(recordOf(Call::openat, recordedFolder, flags, 0, site),
                    std::as_bytes(std::span(text.data(), text.size())),
                    [&] { return ::openat(folder.n, path, flags | O_CLOEXEC, mode); });
}

Answer Calls::fstat(Fd fd, struct stat& status, Site site) {
    return recorded(recordOf(Call::fstat, fd, 0, 0, site), {},
                    [&] { return ::fstat(fd.n, &status); });
}

Answer Calls::read(Fd fd, std::span<char> room, Site site) {
    const auto makeCall = [&] {
        return answerOf(::read(fd.n, room.data(), room.size()));
    };
    if (m_log == nullptr)
        return {makeCall()};
    Record record = recordOf(Call::read, fd, static_cast<std::int64_t>(room.size()), 0, site);
    enter(record, {});
    const std::int64_t value = makeCall();
    const std::size_t got = value > 0 ? static_cast<std::size_t>(value) : 0;
    exit(record, value, std::as_bytes(room.first(got)), m_log->snapLength(), got);
    return {value};
}

Answer Calls::pread(Fd fd, std::span<char> room, std::uint64_t offset, Site site) {
    const auto at = static_cast<off_t>(offset);
    const auto makeCall = [&] {
        return answerOf(::pread(fd.n, room.data(), room.size(), at));
    };
    if (m_log == nullptr)
        return {makeCall()};
    Record record = recordOf(Call::pread64, fd, static_cast<std::int64_t>(room.size()), 0, site);
    enter(record, bytesOf(at));
    const std::int64_t value = makeCall();
    const std::size_t got = value > 0 ? static_cast<std::size_t>(value) : 0;
    exit(record, value, std::as_bytes(room.first(got)), m_log->snapLength(), got);
    return {value};
}

// The bytes go from the file to the socket inside the kernel: the record knows how many, not which.
Answer Calls::sendfile(Fd socket, Fd file, std::uint64_t offset, std::size_t count, Site site) {
    return recorded(recordOf(Call::sendfile, socket, static_cast<std::int64_t>(count), 0, site),
                    bytesOf(file.n), [&] {
                        auto from = static_cast<off_t>(offset);
                        return ::sendfile(socket.n, file.n, &from, count);
                    });
}

Answer Calls::write(Fd fd, std::string_view bytes, Site site) {
    const auto makeCall = [&] {
        return answerOf(::write(fd.n, bytes.data(), bytes.size()));
    };
    if (m_log == nullptr)
        return {makeCall()};
    Record record = recordOf(Call::write, fd, static_cast<std::int64_t>(bytes.size()), 0, site);
    enter(record, {});
    const std::int64_t value = makeCall();
    const std::size_t taken = value > 0 ? static_cast<std::size_t>(value) : 0;
    exit(record, value, std::as_bytes(std::span(bytes.data(), taken)), m_log->snapLength(), taken);
    return {value};
}

Answer Calls::ioctl(Fd fd, unsigned long request, void* argument, Site site) {
    return recorded(recordOf(Call::ioctl, fd, 0, static_cast<int>(request & 0xffff), site), {},
                    [&] { return ::ioctl(fd.n, request, argument); });
}

void Calls::note(trace::NoteKind kind, Fd fd, std::string_view text, Site site) {
    if (m_log == nullptr)
        return;
    Record record = recordOf(Call::none, fd, static_cast<std::int64_t>(kind), 0, site);
    record.thread = m_thread;
    record.phase = trace::Phase::note;
    m_log->append(record, std::as_bytes(std::span(text.data(), text.size())));
}

} // namespace muxscope::kernel
