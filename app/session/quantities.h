// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as a person reads them, the same everywhere on the screen: thousands grouped by a narrow space,
// the unit tied to its number (both are non-breaking: no line ends between them). Units are SI symbols
// and are not translated. What a program writes in its calls stays as it writes it. Pure; any thread.
#pragma once

#include <QString>
#include <cstdint>

namespace muxscope::ui {

// "1.284 s", "12.4 ms", "40 µs": three or four significant digits.
QString spanText(std::int64_t ns);
// Seconds and microseconds since the log began: "14.124 377".
QString clockText(std::int64_t atNs);
// "19 B", "2.4 MB" (powers of ten).
QString sizeText(std::uint64_t bytes);
// "1 312": groups of three with a narrow space.
QString countText(std::uint64_t count);
// A text that tr() has made with the plural of `count`: the number in it grouped, and tied to the word
// that it counts ("1 312 bytes"). Before arg() fills in the rest.
QString countedText(const QString& text, std::uint64_t count);

} // namespace muxscope::ui
