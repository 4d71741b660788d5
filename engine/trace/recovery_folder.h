// SPDX-License-Identifier: GPL-3.0-or-later
// The folder where running programs keep a copy of what they record, and where the next one finds what
// a killed one left. Each recording has a lock file beside it that its program holds (flock(2)); the
// kernel lets go of it however the program ends, so that nobody takes what belongs to one that lives.
// One thread; blocks for a moment.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace muxscope::trace {

// A file's name that this program alone uses, as long as this stands.
class RecoveryPlace {
public:
    RecoveryPlace() = default;
    RecoveryPlace(RecoveryPlace&& other) noexcept;
    RecoveryPlace& operator=(RecoveryPlace&& other) noexcept;
    ~RecoveryPlace(); // lets go; the recording stays
    RecoveryPlace(const RecoveryPlace&) = delete;
    RecoveryPlace& operator=(const RecoveryPlace&) = delete;

    // A new one; the folder is made. Only its owner may read what stands there.
    static Result<RecoveryPlace> take(const std::string& folder);
    // Those whose programs have ended, the newest first. They are ours from now on; another window that
    // looks finds none of them.
    static std::vector<RecoveryPlace> leftOver(const std::string& folder);

    [[nodiscard]] bool valid() const { return m_lock >= 0; }
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::uint64_t bytes() const;    // of the recording now
    [[nodiscard]] std::int64_t changedNs() const; // CLOCK_REALTIME; 0: there is none
    // Deletes the recording and lets go.
    void discard();

private:
    void release();

    std::string m_path;
    int m_lock = -1;
};

// $XDG_STATE_HOME/muxscope/recovery, or ~/.local/state/muxscope/recovery (XDG Base Directory
// Specification); empty where there is neither.
std::string usualRecoveryFolder();

} // namespace muxscope::trace
