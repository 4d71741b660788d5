// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/byte_dump.h"

namespace muxscope::ui {

namespace {

constexpr std::size_t kPerLine = 16;

QString hexOf(char byte) {
    return QStringLiteral("%1").arg(static_cast<unsigned char>(byte), 2, 16, QLatin1Char('0'));
}

} // namespace

QString hexDump(std::string_view bytes, std::uint64_t from) {
    QString dump;
    for (std::size_t at = 0; at < bytes.size(); at += kPerLine) {
        const std::string_view line = bytes.substr(at, kPerLine);
        QString hex;
        QString text;
        for (std::size_t i = 0; i < kPerLine; ++i) {
            hex += i == kPerLine / 2 ? QStringLiteral(" ") : QString();
            hex += i < line.size() ? hexOf(line[i]) + QLatin1Char(' ') : QStringLiteral("   ");
            if (i < line.size())
                text += line[i] >= 0x20 && line[i] < 0x7f ? QLatin1Char(line[i]) : QLatin1Char('.');
        }
        dump +=
            QStringLiteral("%1  %2 |%3|\n").arg(from + at, 8, 16, QLatin1Char('0')).arg(hex, text);
    }
    return dump;
}

QString hexBytes(std::string_view bytes) {
    QString hex;
    for (const char byte : bytes)
        hex += (hex.isEmpty() ? QString() : QStringLiteral(" ")) + hexOf(byte);
    return hex;
}

QString plainText(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace muxscope::ui
