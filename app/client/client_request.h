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
    bool raw = false;   // the bytes of rawText (raw_bytes.h) and nothing else
    QString rawText;
    QString fileName;     // the body is this file's,
    QByteArray fileBytes; // read when it was chosen

    bool operator==(const ClientRequest&) const = default;
    // Host, Content-Length and Connection are filled in where the user gave none of that name.
    [[nodiscard]] QByteArray toBytes(quint16 port, bool keepAlive) const;
    [[nodiscard]] QByteArray content() const; // the body
    // Commands that send the same bytes (curl: the same request). `copies` of them in one go.
    [[nodiscard]] QString toCurl(quint16 port) const;
    [[nodiscard]] QString toPython(quint16 port, int copies = 1) const;
    // "POST /echo · 11 B", for a list.
    [[nodiscard]] QString title(quint16 port) const;
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
inline constexpr int kMostCopies = 1000;
inline constexpr int kMostClients = 1000;

struct SendPlan {
    Sending way = Sending::atOnce;
    qint64 stopAt = 0; // stopHalfWay, resetMidway: after so many bytes; 0 = half of them
    int copies = 1;    // of the request, one behind the other in one go (pipelining)
    int clients = 1;   // that do the same, each over its own connection (a crowd)
    bool operator==(const SendPlan&) const = default;
};

} // namespace muxscope::ui
