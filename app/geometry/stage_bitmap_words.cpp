// SPDX-License-Identifier: GPL-3.0-or-later
// The face "Bitmap" in words.
#include "geometry/quantity_text.h"
#include "geometry/stage_bitmap.h"
#include "geometry/stage_layout.h"
#include "world/process_names.h"

#include <QCoreApplication>
#include <QStringList>

namespace muxscope::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageBitmap)
};

constexpr int kMostNamed = 24;

// "3, 5, 8 …"
QString numbersIn(const FdSet& set) {
    QStringList numbers;
    for (int bit = 0; bit < kFdSetSize; ++bit) {
        if (!isIn(set, bit))
            continue;
        if (numbers.size() == kMostNamed) {
            numbers << QStringLiteral("…");
            break;
        }
        numbers << QString::number(bit);
    }
    return numbers.isEmpty() ? Words::tr("none") : numbers.join(QStringLiteral(", "));
}

QString setsText(const world::World& world) {
    const FdSets sets = fdSetsOf(*world.mux());
    const char* names[] = {"readfds", "writefds", "exceptfds"};
    QStringList lines;
    if (sets.nfds > 0)
        lines << Words::tr("nfds is %1: the kernel looks at the bits below it.").arg(sets.nfds);
    for (std::size_t i = 0; i < 3; ++i) {
        QString line = Words::tr("%1 went in with bits %2")
                           .arg(QLatin1String(names[i]), numbersIn(sets.in[i]));
        if (sets.written())
            line += Words::tr(" and came back with %1").arg(numbersIn(sets.out[i]));
        lines << line + QLatin1Char('.');
    }
    if (!sets.written())
        lines << Words::tr("The kernel has not written its answer over them.");
    if (const auto beyond = beyondFdSet(world, 4096); !beyond.empty())
        lines << Words::tr(
            "%n open descriptor(s) stand beyond FD_SETSIZE: select cannot watch them.", nullptr,
            static_cast<int>(beyond.size()));
    return lines.join(QLatin1Char(' '));
}

QString mapText(const world::World& world) {
    const int numbers = descriptorNumbers(world);
    std::uint64_t open = 0, watched = 0, ready = 0;
    for (const HeatMap::Level level : descriptorLevels(world, numbers, 1)) {
        open += level != HeatMap::Level::empty ? 1 : 0;
        watched += level == HeatMap::Level::empty || level == HeatMap::Level::open ? 0 : 1;
        ready += level == HeatMap::Level::ready ? 1 : 0;
    }
    return Words::tr("Descriptor numbers up to %1: %2 open, %3 of them watched, %4 ready.")
        .arg(groupedText(static_cast<std::uint64_t>(std::max(0, numbers - 1))), groupedText(open),
             groupedText(watched), groupedText(ready));
}

} // namespace

QString bitmapText(const StageInput& input) {
    if (!input.world || input.world->threads.empty())
        return sceneText(input);
    return (usesFdSets(*input.world) ? setsText(*input.world) : mapText(*input.world)) +
           QLatin1Char(' ') + sceneText(input);
}

QString bitmapHitText(const StageInput& input, const HitArea& hit) {
    if (!input.world || !hit.fd.valid())
        return hitText(input, hit);
    QStringList lines;
    if (usesFdSets(*input.world) && hit.fd.n < kFdSetSize)
        lines << QStringLiteral("__fds_bits[%1] & (1UL << %2)")
                     .arg(hit.fd.n / kWordBits)
                     .arg(hit.fd.n % kWordBits);
    const auto number = static_cast<std::size_t>(hit.fd.n);
    if (!input.world->descriptors[number].open &&
        (input.world->mux() == nullptr || input.world->mux()->interest[number] == 0)) {
        lines << Words::tr("fd %1: not open").arg(world::fdNumber(*input.world, hit.fd).n);
    } else {
        HitArea token = hit;
        token.kind = HitKind::token;
        lines << hitText(input, token);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace muxscope::ui
