// SPDX-License-Identifier: GPL-3.0-or-later
// How often the selection follows the cursor. Under load each frame ends at another descriptor, and
// panels that refresh at their own pace would each show another one; so it then stays for as long
// as one can read, and all of them show the same. GUI thread.
#pragma once

#include "base/ids.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <functional>

namespace muxscope::ui {

class FollowPace : public QObject {
public:
    // `follow` takes the selection to where the cursor is then.
    FollowPace(std::function<void()> follow, QObject* parent);

    // The cursor is at `moment`, of itself (`live`) or because somebody took it there: follows now, or
    // after a while when it runs away.
    void moved(Moment moment, bool live);

private:
    void follow();

    std::function<void()> m_follow;
    QTimer m_later;
    QElapsedTimer m_sinceFollowed;
    Moment m_before = 0;
};

} // namespace muxscope::ui
