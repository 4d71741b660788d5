// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/stage_face_tables.h"

#include "geometry/quantity_text.h"
#include "geometry/stage_bitmap.h"
#include "models/descriptor_words.h"

#include <QCoreApplication>

namespace muxscope::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageFaceTables)
};

constexpr int kMostRows = 5000;

QString bitText(bool asked, bool written, bool back) {
    const QString in = asked ? QStringLiteral("1") : QStringLiteral("0");
    return written ? in + QStringLiteral(" → ") + (back ? QStringLiteral("1") : QStringLiteral("0"))
                   : in;
}

// Each bit that is 1 in a set, and each open descriptor.
TableTwin setsTable(const world::World& world) {
    TableTwin table;
    table.head = {Words::tr("bit"), Words::tr("what it is"), QStringLiteral("readfds"),
                  QStringLiteral("writefds"), QStringLiteral("exceptfds")};
    const FdSets sets = fdSetsOf(*world.mux());
    for (int bit = 0; bit < kFdSetSize; ++bit) {
        const bool open = static_cast<std::size_t>(bit) < world.descriptors.size() &&
                          world.descriptors[static_cast<std::size_t>(bit)].open;
        const bool asked = isIn(sets.in[0], bit) || isIn(sets.in[1], bit) || isIn(sets.in[2], bit);
        if (!open && !asked)
            continue;
        QStringList row{QString::number(bit), descriptorKind(world.descriptor(Fd{bit}).kind)};
        for (std::size_t i = 0; i < sets.in.size(); ++i)
            row << bitText(isIn(sets.in[i], bit), sets.written(), isIn(sets.out[i], bit));
        table.rows << row;
    }
    for (const Fd fd : beyondFdSet(world, kMostRows))
        table.rows << QStringList{
            QString::number(fd.n), Words::tr("no bit: beyond FD_SETSIZE"), {}, {}, {}};
    return table;
}

QString levelWord(HeatMap::Level level) {
    switch (level) {
    case HeatMap::Level::ready:
        return Words::tr("ready");
    case HeatMap::Level::handled:
        return Words::tr("was ready, dealt with");
    case HeatMap::Level::watched:
        return Words::tr("watched");
    case HeatMap::Level::open:
        return Words::tr("open, not watched");
    case HeatMap::Level::cleared:
        return Words::tr("asked for, not ready");
    case HeatMap::Level::empty:
        break;
    }
    return Words::tr("not open");
}

} // namespace

TableTwin bitmapTable(const world::World& world) {
    if (usesFdSets(world))
        return setsTable(world);
    TableTwin table;
    table.head = {Words::tr("number"), Words::tr("what it is"), Words::tr("state")};
    const auto levels = descriptorLevels(world, descriptorNumbers(world), 1);
    for (std::size_t n = 0; n < levels.size() && table.rows.size() < kMostRows; ++n)
        if (levels[n] != HeatMap::Level::empty)
            table.rows << QStringList{
                QString::number(n),
                descriptorKind(world.descriptor(Fd{static_cast<std::int32_t>(n)}).kind),
                levelWord(levels[n])};
    return table;
}

TableTwin sequenceTable(const SequenceInput& input) {
    TableTwin table;
    table.head = {Words::tr("request"), Words::tr("after"), Words::tr("call"),
                  Words::tr("answer"),  Words::tr("took"),  Words::tr("what happens")};
    for (const world::Sequence& sequence : input.columns) {
        const QString name = QString::fromStdString(sequence.model) + QStringLiteral(" · ") +
                             stage::requestName(sequence);
        for (const world::SequenceStep& step : sequence.steps) {
            if (table.rows.size() >= kMostRows)
                return table;
            table.rows << QStringList{name,
                                      durationText(step.enter.atNs - sequence.beginNs()),
                                      stage::stepCall(step),
                                      stage::stepOutcome(step),
                                      step.answered() ? durationText(step.tookNs()) : QString(),
                                      stage::stepBeside(step).join(QStringLiteral(", "))};
        }
    }
    return table;
}

} // namespace muxscope::ui
