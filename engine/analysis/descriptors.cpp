// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/descriptors.h"

#include <algorithm>

namespace muxscope::analysis {

Descriptors::Process& Descriptors::processOf(ThreadKey thread) {
    if (!knows(thread))
        appear(thread);
    return m_processes[m_processOf[thread]];
}

void Descriptors::appear(ThreadKey thread) {
    if (knows(thread))
        return;
    if (thread >= m_processOf.size())
        m_processOf.resize(thread + 1, kNone);
    if (!m_processes.empty() && !m_processes.front().ended) {
        m_processOf[thread] = 0;
        ++m_processes.front().threads;
        m_strangers.insert(thread);
        return;
    }
    m_processOf[thread] = static_cast<std::uint32_t>(m_processes.size());
    m_processes.push_back({thread, kNone, std::make_shared<Table>(), 1, false, false, {}});
}

FileId Descriptors::make(FileKind kind, Tri nonblocking) {
    FileId id = 0;
    if (!m_free.empty()) {
        id = m_free.back();
        m_free.pop_back();
        m_files[id] = OpenFile{};
    } else {
        id = static_cast<FileId>(m_files.size());
        m_files.emplace_back();
    }
    m_files[id].kind = kind;
    m_files[id].nonblocking = nonblocking;
    return id;
}

FileId Descriptors::find(ThreadKey thread, std::int64_t fd) {
    if (fd < 0 || fd >= kMostFd)
        return kNoFile;
    const Table& slots = table(thread);
    const auto found = slots.find(static_cast<std::int32_t>(fd));
    return found == slots.end() ? kNoFile : found->second.file;
}

FileId Descriptors::used(ThreadKey thread, std::int64_t fd, std::string_view annotation) {
    FileId id = find(thread, fd);
    if (id == kNoFile) {
        if (fd < 0 || fd >= kMostFd)
            return kNoFile;
        id = make(FileKind::unknown, Tri::unknown);
        m_files[id].appeared = true;
        install(thread, fd, id, Tri::unknown);
    }
    if (!annotation.empty() && m_files[id].kind == FileKind::unknown)
        m_files[id].kind = fileKindOf(annotation);
    return id;
}

void Descriptors::refer(FileId id, std::int32_t fd) {
    OpenFile& open = m_files[id];
    ++open.references;
    ++open.numbers[fd];
    if (open.nonblocking == Tri::yes)
        m_everNonblocking.insert(fd);
}

void Descriptors::release(FileId id, std::int32_t fd, Gone how) {
    OpenFile& open = m_files[id];
    const auto known = open.numbers.find(fd);
    if (known != open.numbers.end() && --known->second == 0)
        open.numbers.erase(known);
    if (--open.references != 0)
        return;
    if (onGone)
        onGone(id, how);
    if (const FileId other = m_files[id].otherEnd; other != kNoFile)
        m_files[other].otherEnd = kNoFile;
    m_files[id] = OpenFile{};
    m_free.push_back(id);
}

void Descriptors::install(ThreadKey thread, std::int64_t fd, FileId id, Tri cloexec) {
    if (fd < 0 || fd >= kMostFd || id == kNoFile)
        return;
    const auto number = static_cast<std::int32_t>(fd);
    refer(id, number); // first: dup2(5, 5)
    Slot& slot = table(thread)[number];
    const FileId before = slot.file;
    slot = {id, cloexec};
    if (before == kNoFile)
        return;
    if (onLeft)
        onLeft(m_processOf[thread], number, before);
    release(before, number, Gone::closed);
}

void Descriptors::close(ThreadKey thread, std::int64_t fd) {
    Table& slots = table(thread);
    const auto found =
        fd < 0 || fd >= kMostFd ? slots.end() : slots.find(static_cast<std::int32_t>(fd));
    if (found == slots.end())
        return;
    const FileId id = found->second.file;
    slots.erase(found);
    if (onLeft)
        onLeft(m_processOf[thread], static_cast<std::int32_t>(fd), id);
    release(id, static_cast<std::int32_t>(fd), Gone::closed);
}

void Descriptors::closeRange(ThreadKey thread, std::int64_t first, std::int64_t last) {
    std::vector<std::int32_t> numbers;
    for (const auto& [fd, slot] : table(thread))
        if (fd >= first && fd <= last)
            numbers.push_back(fd);
    std::sort(numbers.begin(), numbers.end());
    for (const std::int32_t fd : numbers)
        close(thread, fd);
}

void Descriptors::setCloexec(ThreadKey thread, std::int64_t fd, Tri cloexec) {
    if (find(thread, fd) != kNoFile)
        table(thread)[static_cast<std::int32_t>(fd)].cloexec = cloexec;
}

void Descriptors::setCloexecRange(ThreadKey thread, std::int64_t first, std::int64_t last) {
    for (auto& [fd, slot] : table(thread))
        if (fd >= first && fd <= last)
            slot.cloexec = Tri::yes;
}

void Descriptors::setNonblocking(FileId id, Tri nonblocking) {
    if (id == kNoFile)
        return;
    m_files[id].nonblocking = nonblocking;
    if (nonblocking == Tri::yes)
        for (const auto& [fd, count] : m_files[id].numbers)
            m_everNonblocking.insert(fd);
}

void Descriptors::unshare(ThreadKey thread) {
    Process& process = processOf(thread);
    if (process.table.use_count() == 1)
        return;
    process.table = std::make_shared<Table>(*process.table);
    for (const auto& [fd, slot] : *process.table)
        refer(slot.file, fd);
}

void Descriptors::born(ThreadKey parent, ThreadKey child, bool sharesTable, bool sameProcess) {
    if (child >= m_processOf.size())
        m_processOf.resize(child + 1, kNone);
    if (parent == child)
        return;
    if (m_strangers.erase(child) != 0 && knows(child)) {
        --m_processes[m_processOf[child]].threads;
        m_processOf[child] = kNone;
    }
    if (knows(child))
        return;
    processOf(parent);
    const std::uint32_t of = m_processOf[parent];
    if (sameProcess) {
        m_processOf[child] = of;
        ++m_processes[of].threads;
        return;
    }
    m_processOf[child] = static_cast<std::uint32_t>(m_processes.size());
    m_processes.push_back({child, of, m_processes[of].table, 1, false, false, {}});
    if (!sharesTable)
        unshare(child);
}

// execve(2): the other threads are gone, a shared table is shared no more, close-on-exec descriptors close.
void Descriptors::exec(ThreadKey thread) {
    unshare(thread);
    Process& process = processOf(thread);
    const bool alone = process.threads <= 1;
    process.threads = 1;
    const std::uint32_t self = m_processOf[thread];
    for (ThreadKey other = 0; !alone && other < m_processOf.size(); ++other)
        if (other != thread && m_processOf[other] == self)
            m_processOf[other] = kNone;
    std::vector<std::int32_t> closing;
    for (const auto& [fd, slot] : *process.table)
        if (slot.cloexec == Tri::yes)
            closing.push_back(fd);
    std::sort(closing.begin(), closing.end());
    for (const std::int32_t fd : closing)
        close(thread, fd);
}

void Descriptors::exiting(ThreadKey thread) {
    processOf(thread).exiting = true;
}

std::vector<Descriptors::Left> Descriptors::tableOf(const Process& process) const {
    if (process.ended)
        return process.left;
    std::vector<Left> all;
    for (const auto& [fd, slot] : *process.table)
        all.push_back({fd, m_files[slot.file].kind, m_files[slot.file].nonblocking});
    std::sort(all.begin(), all.end(), [](const Left& a, const Left& b) { return a.fd < b.fd; });
    return all;
}

void Descriptors::end(Process& process, Gone how) {
    if (process.ended)
        return;
    process.left = tableOf(process);
    process.ended = true;
    if (process.table.use_count() == 1)
        for (const Left& left : process.left)
            release(process.table->at(left.fd).file, left.fd, how);
    process.table = std::make_shared<Table>();
}

void Descriptors::threadEnded(ThreadKey thread, bool killed) {
    if (!knows(thread))
        return;
    Process& process = processOf(thread);
    process.exiting |= killed;
    if (process.threads > 0)
        --process.threads;
    if (process.threads == 0)
        end(process);
    m_strangers.erase(thread);
    m_processOf[thread] = kNone; // its number may come back with a new thread
}

void Descriptors::forget(ThreadKey thread) {
    if (!knows(thread))
        return;
    Process& process = processOf(thread);
    process.threads = 0;
    end(process, Gone::closed);
    process.left.clear();
    m_processOf[thread] = kNone;
}

void Descriptors::superseded(ThreadKey leader, ThreadKey other) {
    if (std::max(leader, other) >= m_processOf.size())
        m_processOf.resize(std::max(leader, other) + 1, kNone);
    if (!knows(other))
        return;
    m_processOf[leader] = m_processOf[other];
    m_processOf[other] = kNone;
}

void Descriptors::finish() {
    for (Process& process : m_processes)
        if (process.exiting)
            end(process);
}

} // namespace muxscope::analysis
