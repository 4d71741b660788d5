// SPDX-License-Identifier: GPL-3.0-or-later
// The descriptor tables of all processes, as far as the calls tell: open, dup, fork, exec, close, exit. One
// thread; never fails: what was not seen to be opened appears when it is used.
#pragma once

#include "analysis/open_file.h"
#include "import/call_sink.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace muxscope::analysis {

using strace::ThreadKey;

// How a descriptor's last reference went.
enum class Gone : std::uint8_t { closed, exited };

class Descriptors {
public:
    static constexpr std::int64_t kMostFd = 1 << 20; // fs.nr_open: larger ones are not handed out

    struct Slot {
        FileId file = kNoFile;
        Tri cloexec = Tri::unknown;
    };
    using Table = std::unordered_map<std::int32_t, Slot>;
    // A descriptor of a table.
    struct Left {
        std::int32_t fd = -1;
        FileKind kind = FileKind::unknown;
        Tri nonblocking = Tri::unknown;
    };
    struct Process {
        ThreadKey leader = 0;
        std::uint32_t parent = kNone; // process
        std::shared_ptr<Table> table;
        std::uint32_t threads = 0; // alive
        bool exiting = false;      // exit_group, or killed
        bool ended = false;
        std::vector<Left> left; // when it ended
    };

    // Called when nothing refers to the file any more, before its slot is used again.
    std::function<void(FileId, Gone)> onGone;
    // Called when a number of a process that lives on ceases to refer to the file, before onGone.
    std::function<void(std::uint32_t process, std::int32_t fd, FileId)> onLeft;

    [[nodiscard]] OpenFile& file(FileId id) { return m_files[id]; }
    FileId make(FileKind kind, Tri nonblocking);
    // kNoFile when nothing is known at this number.
    [[nodiscard]] FileId find(ThreadKey thread, std::int64_t fd);
    // The file at this number, which a successful call has just used; its annotation tells its kind.
    FileId used(ThreadKey thread, std::int64_t fd, std::string_view annotation);

    // A descriptor begins to refer to a file; what stood there is closed.
    void install(ThreadKey thread, std::int64_t fd, FileId file, Tri cloexec);
    void close(ThreadKey thread, std::int64_t fd);
    void closeRange(ThreadKey thread, std::int64_t first, std::int64_t last);
    void setCloexec(ThreadKey thread, std::int64_t fd, Tri cloexec);
    void setCloexecRange(ThreadKey thread, std::int64_t first, std::int64_t last);
    void unshare(ThreadKey thread);
    // A reference that is no descriptor's: a file under way in a message.
    void hold(FileId file) { ++m_files[file].references; }
    void letGo(FileId file) { release(file, -1, Gone::closed); }
    void setNonblocking(FileId file, Tri nonblocking);

    // Threads. Nothing happens when the child was born already; one that had appeared from nowhere is
    // what its parent's call says.
    void born(ThreadKey parent, ThreadKey child, bool sharesTable, bool sameProcess);
    void exec(ThreadKey thread);
    void exiting(ThreadKey thread);
    void threadEnded(ThreadKey thread, bool killed);
    // The log does not tell of it: what it held is let go of, and nothing is said of its end.
    void forget(ThreadKey thread);
    // `other` takes the leader's place.
    void superseded(ThreadKey leader, ThreadKey other);
    // The log is over: processes that were about to end have ended.
    void finish();
    [[nodiscard]] bool knows(ThreadKey thread) const {
        return thread < m_processOf.size() && m_processOf[thread] != kNone;
    }
    // A thread whose beginning is not in the log: of the first process, as far as anybody knows.
    void appear(ThreadKey thread);

    [[nodiscard]] const std::set<std::int32_t>& everNonblocking() const {
        return m_everNonblocking;
    }
    [[nodiscard]] const std::vector<Process>& processes() const { return m_processes; }
    // kNone: not known yet.
    [[nodiscard]] std::uint32_t processAt(ThreadKey thread) const {
        return thread < m_processOf.size() ? m_processOf[thread] : kNone;
    }
    // By number: as it is now, or was at the end of its process.
    [[nodiscard]] std::vector<Left> tableOf(const Process& process) const;

private:
    Process& processOf(ThreadKey thread);
    Table& table(ThreadKey thread) { return *processOf(thread).table; }
    void refer(FileId file, std::int32_t fd);
    void release(FileId file, std::int32_t fd, Gone how);
    void end(Process& process, Gone how = Gone::exited);

    std::vector<OpenFile> m_files;
    std::vector<FileId> m_free;
    std::vector<Process> m_processes;
    std::vector<std::uint32_t> m_processOf; // by thread
    std::set<ThreadKey> m_strangers;        // appeared from nowhere
    std::set<std::int32_t> m_everNonblocking;
};

} // namespace muxscope::analysis
