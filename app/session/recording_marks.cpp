// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/recording_marks.h"

#include "session/bookmarks.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace muxscope::ui {

std::vector<trace::SessionMark> bookmarkMarks(const Bookmarks& bookmarks) {
    std::vector<trace::SessionMark> marks;
    for (const Bookmark& bookmark : bookmarks.all())
        marks.push_back({bookmark.moment, bookmark.note.toStdString()});
    return marks;
}

std::vector<trace::SessionMark> noteMarks(const Bookmarks& bookmarks, Moment first) {
    static const QRegularExpression kMoment(QStringLiteral("#(\\d{1,18})"));
    std::vector<trace::SessionMark> marks;
    if (bookmarks.notes().isEmpty())
        return marks;
    for (const QString& line : bookmarks.notes().split(QLatin1Char('\n'))) {
        const auto named = kMoment.match(line);
        const Moment moment = named.hasMatch() ? named.captured(1).toULongLong() : first;
        marks.push_back({std::max(moment, first), line.toStdString()});
    }
    return marks;
}

} // namespace muxscope::ui
