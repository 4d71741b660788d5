// SPDX-License-Identifier: GPL-3.0-or-later
// What a strict server's parser (engine/http) would say of bytes before they are sent. Pure; GUI thread
// (translations).
#pragma once

#include <QByteArray>
#include <QString>

namespace muxscope::ui {

struct RequestCheck {
    int complete = 0;    // requests
    qint64 faultAt = -1; // the byte at which it gives up; -1: it does not
    bool waits = false;  // for more bytes
    QString text;        // the same as a sentence
};
RequestCheck checkRequest(const QByteArray& bytes);

} // namespace muxscope::ui
