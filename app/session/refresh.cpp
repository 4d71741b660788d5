// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/refresh.h"

#include "session/session.h"

#include <QWidget>

#include <utility>

namespace muxscope::ui {

Refresh::Refresh(Session& session, QObject* view, std::function<void()> show, int paceMs,
                 Weight weight)
    : QObject(view),
      m_session(session),
      m_show(std::move(show)),
      m_paceMs(paceMs),
      m_weight(weight) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Refresh::paceOver);
    session.turns().join(*this);
}

Refresh::~Refresh() {
    m_session.turns().leave(*this);
}

bool Refresh::isVisible() const {
    const auto* widget = qobject_cast<const QWidget*>(parent());
    return widget == nullptr || widget->isVisible();
}

void Refresh::soon() {
    if (m_waiting)
        return;
    m_waiting = true;
    if (m_session.turns().crowded())
        return;
    if (m_paceMs == 0)
        showNow();
    else
        m_timer.start(m_session.playback().mode() == Playback::Mode::paused ? m_pausedMs
                                                                            : m_paceMs);
}

void Refresh::paceOver() {
    if (!m_session.turns().crowded())
        showNow();
}

void Refresh::showNow() {
    m_timer.stop();
    m_waiting = false;
    m_sinceShown.start();
    m_show();
}

bool Refresh::due() const {
    return m_waiting && (!m_sinceShown.isValid() || m_sinceShown.elapsed() >= m_paceMs);
}

} // namespace muxscope::ui
