// SPDX-License-Identifier: GPL-3.0-or-later
// What each epoll watches, as epoll_ctl, the last close of a file and spent EPOLLONESHOT leave it
// (epoll(7)); and which descriptor stands behind a cookie. Past states are kept as changes: a wait
// remembers only how many there were when it began. One thread.
#pragma once

#include "analysis/open_file.h"
#include "import/values.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace muxscope::analysis {

class EpollSets {
public:
    struct Change {
        std::int32_t fd = -1;
        std::uint32_t bits = 0; // of interest; 0: not watched any more
    };
    struct Set {
        bool known =
            true; // false: made before the log began, or something contradicts what was seen
        std::vector<Change> changes;
    };

    // The set of an epoll; `known` false when its making is not in the log.
    std::uint32_t make(bool known);
    // EPOLL_CTL_ADD and EPOLL_CTL_MOD; the event may be unknown (an address).
    void watch(std::uint32_t set, std::int32_t fd, FileId file,
               const std::optional<strace::Polled>& event);
    void unwatch(std::uint32_t set, std::int32_t fd, FileId file);
    // The descriptor that an answer is about, and what the answer does to a one-shot registration. -1: not
    // known.
    std::int32_t answered(std::uint32_t set, const strace::Polled& event);
    // An answer with something that was never registered: the set is not what it seems.
    void contradicted(std::uint32_t set) { m_sets[set].known = false; }

    [[nodiscard]] std::size_t version(std::uint32_t set) const {
        return m_sets[set].changes.size();
    }
    [[nodiscard]] const Set& at(std::uint32_t set) const { return m_sets[set]; }

private:
    struct Registration {
        std::uint32_t bits = 0;
        bool known = false; // bits and cookie
        bool spent = false; // one-shot, reported
        std::uint64_t cookie = 0;
    };
    using Key = std::pair<std::int32_t, FileId>;
    struct KeyHash {
        std::size_t operator()(const Key& key) const {
            return (static_cast<std::size_t>(key.second) << 22) ^
                   static_cast<std::size_t>(key.first);
        }
    };
    struct Live {
        std::unordered_map<Key, Registration, KeyHash> registrations;
        std::unordered_map<std::uint64_t, std::set<Key>> byCookie;
        std::unordered_map<std::uint64_t, std::int32_t> lastOfCookie; // also when it is gone
    };
    void change(std::uint32_t set, std::int32_t fd, std::uint32_t bits);
    void dropCookie(Live& live, std::uint64_t cookie, const Key& key);

    std::vector<Set> m_sets;
    std::vector<Live> m_live;
};

} // namespace muxscope::analysis
