// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/quantities.h"

#include <array>

namespace muxscope::ui {

QString spanText(std::int64_t ns) {
    const double value = static_cast<double>(ns);
    if (ns >= 999'500'000)
        return QStringLiteral("%1 s").arg(value / 1e9, 0, 'f', ns < 100'000'000'000 ? 3 : 0);
    if (ns >= 999'500)
        return QStringLiteral("%1 ms").arg(value / 1e6, 0, 'f', ns < 100'000'000 ? 1 : 0);
    return QStringLiteral("%1 µs").arg(value / 1e3, 0, 'f', ns < 10'000 && ns > 0 ? 1 : 0);
}

QString clockText(std::int64_t atNs) {
    const std::int64_t us = atNs / 1000;
    return QStringLiteral("%1.%2 %3")
        .arg(us / 1'000'000)
        .arg(us / 1000 % 1000, 3, 10, QLatin1Char('0'))
        .arg(us % 1000, 3, 10, QLatin1Char('0'));
}

QString sizeText(std::uint64_t bytes) {
    if (bytes < 1000)
        return QStringLiteral("%1 B").arg(bytes);
    constexpr std::array kUnits{"kB", "MB", "GB", "TB"};
    double value = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < kUnits.size()) {
        value /= 1000;
        ++unit;
    }
    return QStringLiteral("%1 %2")
        .arg(value, 0, 'f', value < 100 ? 1 : 0)
        .arg(QLatin1String(kUnits[unit]));
}

QString countText(std::uint64_t count) {
    QString text = QString::number(count);
    for (qsizetype at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, QChar(0x202f));
    return text;
}

} // namespace muxscope::ui
