// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/follow_pace.h"

#include <utility>

namespace muxscope::ui {

namespace {

constexpr qint64 kReadableMs = 1000;

} // namespace

FollowPace::FollowPace(std::function<void()> follow) : m_follow(std::move(follow)) {}

void FollowPace::moved(bool inCrowd) {
    if (inCrowd && m_sinceFollowed.isValid() && m_sinceFollowed.elapsed() < kReadableMs)
        m_missed = true;
    else
        follow();
}

void FollowPace::crowdIsOver() {
    if (m_missed)
        follow();
}

void FollowPace::follow() {
    m_missed = false;
    m_sinceFollowed.start();
    m_follow();
}

} // namespace muxscope::ui
