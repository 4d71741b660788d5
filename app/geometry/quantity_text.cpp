// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/quantity_text.h"

namespace muxscope::ui {

QString bytesText(std::uint64_t bytes) {
    if (bytes < 1000)
        return QString::number(bytes) + QStringLiteral("\u00a0B");
    double value = static_cast<double>(bytes);
    for (const char* unit : {"kB", "MB", "GB"}) {
        value /= 1000;
        if (value < 999.5)
            return QString::number(value, 'f', value < 99.95 ? 1 : 0) + QChar(0xa0) +
                   QLatin1String(unit);
    }
    return QString::number(value, 'f', 0) + QStringLiteral("\u00a0GB");
}

QString bytesTextShort(std::uint64_t bytes) {
    return bytes == 0 ? QStringLiteral("0") : bytesText(bytes);
}

QString durationText(std::int64_t ns) {
    if (ns < 0)
        ns = 0;
    if (ns < 1'000)
        return QString::number(ns) + QStringLiteral("\u00a0ns");
    const double us = static_cast<double>(ns) / 1e3;
    if (us < 999.5)
        return QString::number(us, 'f', us < 9.995 ? 1 : 0) + QStringLiteral("\u00a0µs");
    const double ms = us / 1e3;
    if (ms < 999.5)
        return QString::number(ms, 'f',
                               ms < 9.995   ? 2
                               : ms < 99.95 ? 1
                                            : 0) +
               QStringLiteral("\u00a0ms");
    const double s = ms / 1e3;
    if (s < 99.9995)
        return QString::number(s, 'f', 3) + QStringLiteral("\u00a0s");
    return QString::number(s, 'f', 1) + QStringLiteral("\u00a0s");
}

QString groupedText(std::uint64_t number) {
    QString text = QString::number(number);
    for (qsizetype at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, QChar(0x202f));
    return text;
}

} // namespace muxscope::ui
