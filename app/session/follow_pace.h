// SPDX-License-Identifier: GPL-3.0-or-later
// How often the selection follows the cursor. In a crowd of events each round of the views ends at
// another descriptor; it then stays for as long as one can read. GUI thread.
#pragma once

#include <QElapsedTimer>

#include <functional>

namespace muxscope::ui {

class FollowPace {
public:
    // `follow` takes the selection to where the cursor is then.
    explicit FollowPace(std::function<void()> follow);

    // The cursor moved, of itself in a crowd or because of something that one can follow by eye. Follows
    // now, or with a later move.
    void moved(bool inCrowd);
    // What was not followed is followed now.
    void crowdIsOver();

private:
    void follow();

    std::function<void()> m_follow;
    QElapsedTimer m_sinceFollowed;
    bool m_missed = false;
};

} // namespace muxscope::ui
