// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as people read them: "19 B", "2.4 MB", "1.284 s", "1 208". Any thread.
#pragma once

#include <QString>
#include <cstdint>

namespace muxscope::ui {

QString bytesText(std::uint64_t bytes);      // SI prefixes: 1 kB = 1000 B
QString bytesTextShort(std::uint64_t bytes); // "0" without a unit, else as above
QString durationText(std::int64_t ns);       // three significant places: "377 µs", "1.284 s"
QString groupedText(std::uint64_t number);   // thin spaces between thousands

} // namespace muxscope::ui
