// SPDX-License-Identifier: GPL-3.0-or-later
// What the built-in client sends: as the user typed it, as bytes, and as a curl command. Plain
// values; RFC 9112 section 3 and 6.
#pragma once

#include <QByteArray>
#include <QString>

namespace muxscope::ui {

struct ClientRequest {
    QString method;
    QString target;     // as it goes on the wire; "/" is added in front of a bare word
    QString headers;    // one a line; line ends become CRLF
    QString body;       // UTF-8 on the wire
    bool plain = false; // the body alone, as lines: for protocols that are not HTTP

    // Host, Content-Length and Connection are filled in where the user gave none of that name.
    [[nodiscard]] QByteArray toBytes(quint16 port, bool keepAlive) const;
    [[nodiscard]] QString toCurl(quint16 port) const;
    [[nodiscard]] bool hasHeader(const QString& name) const;
};

// How the bytes go out. The order is the order of the radio buttons.
enum class Sending {
    atOnce,
    byteByByte,  // one byte every kByteEveryMs
    stopHalfWay, // half of it, then nothing; the connection stays
    halfClose,   // all of it, then shutdown(SHUT_WR)
    resetMidway, // half of it, then RST
    urgentByte,  // all of it, and one byte with MSG_OOB
    neverRead,   // all of it; the answer is left in the kernel
    burst,       // kBurst connections at once
    count
};
inline constexpr int kByteEveryMs = 200;
inline constexpr int kBurst = 50;

} // namespace muxscope::ui
