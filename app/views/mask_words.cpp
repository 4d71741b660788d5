// SPDX-License-Identifier: GPL-3.0-or-later
// What a mask says, in bits and words; pure.
#include "views/mask_words.h"

namespace muxscope::ui {

namespace {

constexpr std::uint32_t kShownBits = trace::kRdHup | trace::kNval | trace::kHup | trace::kErr |
                                     trace::kOut | trace::kPri | trace::kIn;

// Unless the start note names a model that has none, there may be one.
bool asksMultiplexer(const world::World& world) {
    if (world.mux() != nullptr)
        return true;
    for (const char* without : {"blocking", "nonblocking", "thread", "io_uring"})
        if (world.model.starts_with(without))
            return false;
    return true;
}

} // namespace

QString prefixed(trace::Call call, const char* name) {
    return (call == trace::Call::epoll_wait ? QStringLiteral("EPOLL") : QStringLiteral("POLL")) +
           QLatin1String(name);
}

// "0b000101 = POLLIN | POLLOUT".
QString sumText(const MaskShown& shown) {
    QStringList names;
    for (auto bit = kMaskBits.rbegin(); bit != kMaskBits.rend(); ++bit)
        if ((shown.bits & bit->bit) != 0)
            names << prefixed(shown.call, bit->name);
    QString text = QStringLiteral("0b%1").arg(shown.bits & 0x3f, 6, 2, QLatin1Char('0'));
    if ((shown.bits & trace::kRdHup) != 0)
        text = QStringLiteral("0x%1").arg(shown.bits & kShownBits, 4, 16, QLatin1Char('0'));
    return QStringLiteral("%1 = %2").arg(text, names.isEmpty() ? QStringLiteral("0")
                                                               : names.join(QStringLiteral(" | ")));
}

// "mask & POLLIN ≠ 0 → readable", of the bit that matters most.
QString conclusionText(const MaskShown& shown) {
    const std::array<std::pair<std::uint32_t, QString>, 5> meanings{{
        {trace::kNval, MaskView::tr("not open")},
        {trace::kErr, MaskView::tr("in trouble")},
        {trace::kPri, MaskView::tr("urgent byte")},
        {trace::kIn, MaskView::tr("readable")},
        {trace::kOut, MaskView::tr("writable")},
    }};
    for (const auto& [bit, meaning] : meanings) {
        if ((shown.bits & bit) == 0)
            continue;
        for (const MaskBit& known : kMaskBits)
            if (known.bit == bit)
                return QStringLiteral("mask & %1 ≠ 0 → %2")
                    .arg(prefixed(shown.call, known.name), meaning);
    }
    return MaskView::tr("mask = 0 → nothing to do");
}

QString withoutText(MaskShown::Without without) {
    switch (without) {
    case MaskShown::Without::multiplexer:
        return MaskView::tr("This loop asks no multiplexer: nobody reports a mask.");
    case MaskShown::Without::descriptor:
        return MaskView::tr("No descriptor is chosen yet.");
    case MaskShown::Without::answer:
        break;
    }
    return MaskView::tr("No multiplexer has answered at this moment.");
}

// "POLLIN | POLLOUT", "nothing reported".
QString shortText(const MaskShown& shown) {
    if (shown.call == trace::Call::none)
        return withoutText(shown.without);
    QStringList names;
    for (auto bit = kMaskBits.rbegin(); bit != kMaskBits.rend(); ++bit)
        if ((shown.bits & bit->bit) != 0)
            names << prefixed(shown.call, bit->name);
    return names.isEmpty()
               ? MaskView::tr("fd %1: nothing reported").arg(shown.number)
               : MaskView::tr("fd %1: %2").arg(shown.number).arg(names.join(QStringLiteral(" | ")));
}

QString callNameText(trace::Call call) {
    const std::string_view name = trace::callName(call);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

MaskShown readMask(const world::World& world, Fd fd, int number) {
    MaskShown shown;
    shown.fd = fd;
    shown.number = number;
    const world::Mux* mux = world.mux();
    if (mux == nullptr || !fd.valid() || mux->exitEvent == world::kNoEvent) {
        shown.without = !asksMultiplexer(world) ? MaskShown::Without::multiplexer
                        : !fd.valid()           ? MaskShown::Without::descriptor
                                                : MaskShown::Without::answer;
        return shown;
    }
    shown.call = mux->call;
    shown.asked = mux->interestOf(fd);
    shown.mapped = mux->call == trace::Call::select;
    for (const world::ReadyItem& item : mux->ready) {
        if (item.fd != fd.n)
            continue;
        shown.reported = true;
        shown.bits = item.bits;
    }
    return shown;
}

} // namespace muxscope::ui
