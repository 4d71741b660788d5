// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/quantities.h"

#include <array>

namespace muxscope::ui {

QString spanText(std::int64_t ns) {
    const double value = static_cast<double>(ns);
    if (ns >= 999'500'000)
        return QStringLiteral("%1\u00a0s").arg(value / 1e9, 0, 'f', ns < 100'000'000'000 ? 3 : 0);
    if (ns >= 999'500)
        return QStringLiteral("%1\u00a0ms").arg(value / 1e6, 0, 'f', ns < 100'000'000 ? 1 : 0);
    return QStringLiteral("%1\u00a0µs").arg(value / 1e3, 0, 'f', ns < 10'000 && ns > 0 ? 1 : 0);
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
        return QStringLiteral("%1\u00a0B").arg(bytes);
    constexpr std::array kUnits{"kB", "MB", "GB", "TB"};
    double value = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < kUnits.size()) {
        value /= 1000;
        ++unit;
    }
    return QStringLiteral("%1\u00a0%2")
        .arg(value, 0, 'f', value < 100 ? 1 : 0)
        .arg(QLatin1String(kUnits[unit]));
}

QString countText(std::uint64_t count) {
    QString text = QString::number(count);
    for (qsizetype at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, QChar(0x202f));
    return text;
}

QString countedText(const QString& text, std::uint64_t count) {
    const QString plain = QString::number(count);
    qsizetype at = text.indexOf(plain);
    while (at > 0 && text[at - 1] == QLatin1Char('%')) // a place for another part
        at = text.indexOf(plain, at + plain.size());
    if (at < 0)
        return text; // a plural form without its number
    QString counted = text;
    const qsizetype behind = at + plain.size();
    if (behind < counted.size() && counted[behind] == QLatin1Char(' '))
        counted[behind] = QChar(0xa0);
    return counted.replace(at, plain.size(), countText(count));
}

} // namespace muxscope::ui
