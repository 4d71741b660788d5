// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as a person types them: text with the escapes \r \n \t \0 \\ \" and \xNN. Line ends in the text
// are there to be read and send nothing. Pure; any thread.
#pragma once

#include <QByteArray>
#include <QString>

namespace muxscope::ui {

struct RawBytes {
    QByteArray bytes;
    qsizetype faultAt = -1; // of the first escape in the text that is none; it is sent as it stands
};
RawBytes fromEscaped(const QString& text);
// fromEscaped(toEscaped(b)).bytes == b; also the inside of a Python bytes literal.
QString toEscaped(const QByteArray& bytes);
// The inside of a single-quoted format of printf(1).
QString toPrintf(const QByteArray& bytes);

} // namespace muxscope::ui
