// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline_table.h"

#include "geometry/lane_rows.h"
#include "geometry/timeline_words.h"
#include "session/quantities.h"
#include "session/session.h"

#include <QCoreApplication>

namespace muxscope::ui {

namespace {

constexpr qsizetype kMostRows = 5000;
constexpr double kStretches = 200; // the window is looked at as finely as this many of them

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TimelineTable)
};

QString doings(world::ActivityMask kinds) {
    QStringList names;
    for (int i = 0; i < static_cast<int>(world::Activity::closed); ++i) {
        const auto activity = static_cast<world::Activity>(i);
        if ((kinds & world::maskOf(activity)) != 0)
            names << activityName(activity);
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

TableTwin timelineTable(const Session& session, std::int64_t fromNs, std::int64_t toNs) {
    TableTwin table;
    table.head = {Words::tr("lane"), Words::tr("from (s)"), Words::tr("to (s)"),
                  Words::tr("what it did"), Words::tr("events")};
    const double perStretch = static_cast<double>(toNs - fromNs) / kStretches;
    const int level = std::max(0, world::ActivityIndex::levelFor(perStretch));
    std::size_t threads = 0;
    for (const world::Lane& lane : session.activity().lanes())
        threads += lane.isThread ? 1 : 0;
    qsizetype left = 0;
    for (const world::Lane& lane : session.activity().lanes()) {
        const QString name = laneName(lane.id(), &lane, &session.world(), threads);
        for (const world::ActivityPiece& piece :
             world::ActivityIndex::pieces(lane, level, fromNs, toNs)) {
            if (table.rows.size() >= kMostRows)
                ++left;
            else
                table.rows << QStringList{name, clockText(piece.fromNs), clockText(piece.toNs),
                                          doings(piece.kinds), countText(piece.events)};
        }
    }
    if (left > 0)
        table.rows << QStringList{
            Words::tr("%n more: look at a shorter time", nullptr, static_cast<int>(left)),
            {},
            {},
            {},
            {}};
    return table;
}

} // namespace muxscope::ui
