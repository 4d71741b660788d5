// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/follow_pace.h"

#include <utility>

namespace muxscope::ui {

namespace {

constexpr int kReadableMs = 1000;
// Events between two frames: more than a request or two, which are to be followed at once.
constexpr Moment kCrowd = 64;

} // namespace

FollowPace::FollowPace(std::function<void()> follow, QObject* parent)
    : QObject(parent), m_follow(std::move(follow)) {
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &FollowPace::follow);
}

void FollowPace::moved(Moment moment, bool live) {
    const bool crowd = live && moment > m_before + kCrowd;
    m_before = moment;
    const qint64 since = m_sinceFollowed.isValid() ? m_sinceFollowed.elapsed() : kReadableMs;
    if (!crowd || since >= kReadableMs)
        follow();
    else if (!m_later.isActive())
        m_later.start(kReadableMs - static_cast<int>(since));
}

void FollowPace::follow() {
    m_later.stop();
    m_sinceFollowed.restart();
    m_follow();
}

} // namespace muxscope::ui
