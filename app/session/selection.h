// SPDX-License-Identifier: GPL-3.0-or-later
// What the user is looking at, shared by all views: a descriptor, an exchange on it, bytes of it; and
// the word that they last pointed at, for the reference. GUI thread.
#pragma once

#include "base/ids.h"

#include <QObject>
#include <QString>
#include <cstdint>

namespace muxscope::ui {

class Selection : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] Fd fd() const { return m_fd; }
    // Number of the exchange on that connection; 0 = follow the latest.
    [[nodiscard]] std::uint32_t exchange() const { return m_exchange; }
    // Offset in the request (or response) whose byte is marked; -1 = none.
    [[nodiscard]] std::int64_t byteOffset() const { return m_byteOffset; }
    [[nodiscard]] bool byteInResponse() const { return m_byteInResponse; }
    // How many bytes are marked from there on: a part of the message, or 1.
    [[nodiscard]] std::int64_t byteLength() const { return m_byteLength; }
    // A word of the kernel or of HTTP: "recv", "EAGAIN", "POLLIN", "404", "Host:" (a field has its
    // colon). Empty: nothing yet.
    [[nodiscard]] const QString& topic() const { return m_topic; }

    // When set, the selection follows the descriptor of the event at the cursor.
    [[nodiscard]] bool followsCursor() const { return m_followsCursor; }

public slots:
    void selectFd(muxscope::Fd fd); // by the user: stops following
    void followFd(muxscope::Fd fd); // by the cursor: only while following
    void setFollowsCursor(bool follow);
    void selectExchange(quint32 number);
    void selectByte(qint64 offset, bool inResponse, qint64 length = 1);
    void pointAt(const QString& topic); // the reference shows it if it is there
    void lookUp(const QString& topic);  // the reference is to be shown
    void clear();                       // a new trace

signals:
    void changed();
    void topicChanged();
    void lookUpWanted();

private:
    Fd m_fd;
    std::uint32_t m_exchange = 0;
    std::int64_t m_byteOffset = -1;
    std::int64_t m_byteLength = 1;
    bool m_byteInResponse = false;
    QString m_topic;
    bool m_followsCursor = true;
};

} // namespace muxscope::ui
