// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/timeline_words.h"

#include "geometry/quantity_text.h"
#include "geometry/timeline_parts.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

namespace muxscope::ui {

namespace {

using timeline::Words;
using world::Activity;

QString rowTitle(const TimelineRow& row) {
    return row.value.isEmpty() ? row.text : row.text + QStringLiteral(" · ") + row.value;
}

QString curveTip(const TimelineLayout& layout, const TimelineCurve& curve, double x) {
    const auto column = static_cast<std::size_t>(std::max(0.0, x - layout.plot.left()));
    if (column >= curve.columns.size() || curve.columns[column].least < 0)
        return {};
    const auto text = [&curve](float part) {
        return counterText(curve.counter, static_cast<double>(part) * curve.top);
    };
    const QString least = text(curve.columns[column].least);
    const QString greatest = text(curve.columns[column].greatest);
    if (isAmount(curve.counter))
        return Words::tr("on average %1, busiest moment %2").arg(least, greatest);
    return least == greatest ? least : Words::tr("%1 to %2").arg(least, greatest);
}

QString rowTip(const TimelineLayout& layout, const TimelineRow& row, QPointF point) {
    QStringList lines{
        QStringLiteral("%1 · %2").arg(row.text, timeText(layout.scale.timeAt(point.x()), 6))};
    for (const TimelineCurve& curve : layout.curves)
        if (&row == &layout.rows[static_cast<std::size_t>(curve.row)])
            lines << curveTip(layout, curve, point.x());
    lines << activityName(layout.activityAt(point));
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

QString labelTip(const TimelineRow& row) {
    const QString title = rowTitle(row);
    if (row.isGroup)
        return title + QLatin1Char('\n') +
               (row.collapsed ? Words::tr("Click to unfold the group")
                              : Words::tr("Click to fold the group into one row"));
    return title + QLatin1Char('\n') +
           (row.pinned ? Words::tr("Pinned: stays on top. Double click or P lets it go")
                       : Words::tr("Double click or P pins it on top"));
}

QString twinLine(const TimelineLayout& layout, const TimelineRow& row) {
    QString line = rowTitle(row);
    if (row.pinned)
        line = Words::tr("%1 (pinned)").arg(line);
    if (row.id.kind == world::LaneKind::counter || (row.isGroup && !row.collapsed))
        return line;
    const QString name =
        layout.cursorVisible
            ? activityName(layout.activityAt({layout.cursorX, row.rect.center().y()}))
            : QString();
    return name.isEmpty() ? line : Words::tr("%1: %2").arg(line, name);
}

} // namespace

QString timeText(std::int64_t ns, int decimals) {
    return QString::number(static_cast<double>(std::max<std::int64_t>(0, ns)) / 1e9, 'f',
                           decimals) +
           QStringLiteral(" s");
}

QString activityName(Activity activity) {
    switch (activity) {
    case Activity::idle:
        return Words::tr("open, idle");
    case Activity::running:
        return Words::tr("running");
    case Activity::asleep:
        return Words::tr("asleep");
    case Activity::accepting:
        return Words::tr("accepting");
    case Activity::reading:
        return Words::tr("reading");
    case Activity::writing:
        return Words::tr("writing");
    case Activity::exceptional:
        return Words::tr("exceptional");
    case Activity::blocked:
        return Words::tr("blocked by a full buffer");
    case Activity::spinning:
        return Words::tr("spinning: EAGAIN");
    case Activity::closed:
        break;
    }
    return {};
}

QString timelineTip(const TimelineLayout& layout, QPointF point) {
    if (const TimelineFlag* flag = layout.flagAt(point))
        return flag->note.isEmpty() ? Words::tr("Bookmark at %1").arg(timeText(flag->atNs, 6))
                                    : flag->note;
    if (layout.overview.rect.contains(point))
        return Words::tr("The whole recording: drag the window to travel, its edges to zoom\n"
                         "%1 to %2")
            .arg(timeText(layout.overview.scale.fromNs, 1),
                 timeText(layout.overview.scale.toNs, 1));
    for (const TimelineFoldMark& fold : layout.folds)
        if (fold.rect.contains(point))
            return Words::tr("%1 in which nothing happened, folded")
                .arg(durationText(fold.lengthNs));
    const TimelineRow* row = layout.rowAt(point);
    if (row == nullptr)
        return {};
    if (point.x() < layout.plot.left())
        return labelTip(*row);
    return layout.plot.contains(point) ? rowTip(layout, *row, point) : QString();
}

QString timelineTwin(const TimelineLayout& layout) {
    QStringList lines{Words::tr("From %1 to %2")
                          .arg(timeText(layout.scale.fromNs, 4), timeText(layout.scale.toNs, 4))};
    if (layout.cursorVisible)
        lines << Words::tr("Cursor at %1").arg(timeText(layout.scale.timeAt(layout.cursorX), 6));
    if (!layout.rangeText.isEmpty())
        lines << Words::tr("Chosen range: %1").arg(layout.rangeText);
    lines << Words::tr("Rows %1 to %2 of %3")
                 .arg(layout.firstRow + (layout.rows.empty() ? 0 : 1))
                 .arg(layout.firstRow + static_cast<int>(layout.rows.size()))
                 .arg(layout.rowsInAll + layout.pinnedRows);
    for (const TimelineRow& row : layout.rows)
        lines << twinLine(layout, row);
    for (const TimelineFlag& flag : layout.flags)
        lines << Words::tr("Bookmark at %1").arg(timeText(flag.atNs, 6)) +
                     (flag.note.isEmpty() ? QString() : QStringLiteral(": ") + flag.note);
    if (!layout.emptyText.isEmpty())
        lines << layout.emptyText;
    return lines.join(QLatin1Char('\n'));
}

} // namespace muxscope::ui
