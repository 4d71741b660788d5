// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/selection.h"

namespace muxscope::ui {

void Selection::selectFd(Fd fd) {
    const bool other = fd != m_fd;
    if (!other && !m_followsCursor)
        return;
    m_followsCursor = false;
    if (other) {
        m_fd = fd;
        m_exchange = 0;
        m_byteOffset = -1;
    }
    emit changed();
}

void Selection::followFd(Fd fd) {
    if (!m_followsCursor || fd == m_fd)
        return;
    m_fd = fd;
    m_exchange = 0;
    m_byteOffset = -1;
    emit changed();
}

void Selection::setFollowsCursor(bool follow) {
    if (follow == m_followsCursor)
        return;
    m_followsCursor = follow;
    emit changed();
}

void Selection::selectExchange(quint32 number) {
    if (number == m_exchange)
        return;
    m_exchange = number;
    m_byteOffset = -1;
    emit changed();
}

void Selection::selectByte(qint64 offset, bool inResponse, qint64 length) {
    if (offset == m_byteOffset && inResponse == m_byteInResponse && length == m_byteLength)
        return;
    m_byteOffset = offset;
    m_byteInResponse = inResponse;
    m_byteLength = length;
    emit changed();
}

void Selection::pointAt(const QString& topic) {
    if (topic == m_topic)
        return;
    m_topic = topic;
    emit topicChanged();
}

void Selection::lookUp(const QString& topic) {
    pointAt(topic);
    emit lookUpWanted();
}

void Selection::clear() {
    m_fd = kNoFd;
    m_exchange = 0;
    m_byteOffset = -1;
    m_byteInResponse = false;
    m_byteLength = 1;
    m_followsCursor = true;
    emit changed();
}

} // namespace muxscope::ui
