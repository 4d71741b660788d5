// SPDX-License-Identifier: GPL-3.0-or-later
// What this process holds, as proc(5) tells it.
#pragma once

#include <QDir>
#include <cstddef>

namespace muxscope::test {

inline std::size_t entriesOf(const QString& folder) {
    return static_cast<std::size_t>(
        QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System).size());
}
inline std::size_t openDescriptors() {
    return entriesOf(QStringLiteral("/proc/self/fd"));
}
inline std::size_t runningThreads() {
    return entriesOf(QStringLiteral("/proc/self/task"));
}

} // namespace muxscope::test
