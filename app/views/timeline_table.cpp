// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline_table.h"

#include "geometry/lane_rows.h"
#include "geometry/timeline_words.h"
#include "session/quantities.h"
#include "session/session.h"
#include "world/time_index.h"

#include <QCoreApplication>
#include <algorithm>

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

// The strip below the lanes: the whole recording, and how much happened when.
void addOverview(TableTwin& table, const Session& session) {
    constexpr std::int64_t kSlices = 20;
    const world::TimeBounds bounds = world::timeBounds(session.log());
    const std::int64_t whole = bounds.lastNs - bounds.firstNs;
    if (whole < kSlices)
        return;
    Moment before = session.firstMoment();
    for (std::int64_t i = 0; i < kSlices; ++i) {
        const std::int64_t from = bounds.firstNs + whole * i / kSlices;
        const std::int64_t to = bounds.firstNs + whole * (i + 1) / kSlices;
        const Moment moment = std::max(before, world::momentAtTime(session.log(), to));
        table.rows << QStringList{Words::tr("overview: all of it"), clockText(from), clockText(to),
                                  QString(), countText(moment - before)};
        before = moment;
    }
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
    addOverview(table, session);
    return table;
}

} // namespace muxscope::ui
