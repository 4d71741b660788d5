// SPDX-License-Identifier: GPL-3.0-or-later
// Who may include whom: one row a folder of engine/ and app/, and the check of one file against it.
// Pure functions over text; no file is opened here. Any thread.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace muxscope::architecture {

// One line that breaks the table.
struct Violation {
    int line;        // counted from 1
    QString include; // as written, with its brackets or quotes
    QString reason;

    // "engine/world/world.h:12: "server/server.h": ..." so that an editor can jump there.
    QString text(const QString& path) const;
};

// path is relative to the project, with '/' ("engine/world/world.cpp"). Files outside engine/ and
// app/ have no row and break nothing.
std::vector<Violation> violations(const QString& path, const QString& text);

// The folders that have a row, as "engine/base".
QStringList foldersInTable();

} // namespace muxscope::architecture
