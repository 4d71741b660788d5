// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/range_words.h"

#include "geometry/quantity_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace muxscope::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RangeWords)
};

using Lines = std::vector<RangeLine>;

QString percent(double share) {
    return QStringLiteral("%1 %").arg(share * 100, 0, 'f', share > 0.001 && share < 0.1 ? 1 : 0);
}

void addTotals(Lines& lines, const world::RangeStatistics& statistics, std::uint64_t responses) {
    const double seconds =
        static_cast<double>(std::max<std::int64_t>(statistics.toNs() - statistics.fromNs(), 1)) /
        1e9;
    const auto perSecond = [seconds](std::uint64_t bytes) {
        return bytesText(
                   static_cast<std::uint64_t>(std::llround(static_cast<double>(bytes) / seconds))) +
               QStringLiteral("/s");
    };
    lines.push_back(
        {false, Words::tr("requests finished"), groupedText(responses),
         QString::number(static_cast<double>(responses) / seconds, 'f', 1) + QStringLiteral("/s")});
    lines.push_back({false, Words::tr("bytes in"), bytesText(statistics.bytesIn()),
                     perSecond(statistics.bytesIn())});
    lines.push_back({false, Words::tr("bytes out"), bytesText(statistics.bytesOut()),
                     perSecond(statistics.bytesOut())});
    const world::DurationHistogram& lag = statistics.loopLag();
    if (lag.count() == 0)
        return;
    for (const auto& [name, share] : {std::pair("p50", 0.5), std::pair("p99", 0.99)})
        lines.push_back({false, Words::tr("loop lag"), QString::fromLatin1(name),
                         durationText(lag.percentile(share))});
}

void addThreads(Lines& lines, const world::RangeStatistics& statistics) {
    if (statistics.threads().empty())
        return;
    lines.push_back({true, Words::tr("Threads"), {}, {}});
    for (const auto& [thread, total] : statistics.threads())
        lines.push_back({false, Words::tr("thread %1").arg(thread.n),
                         Words::tr("asleep %1").arg(percent(total.asleepShare())),
                         Words::tr("running %1").arg(durationText(total.runningNs))});
}

void addCalls(Lines& lines, const world::RangeStatistics& statistics) {
    using Entry = std::pair<trace::Call, world::RangeStatistics::CallTotal>;
    std::vector<Entry> calls(statistics.calls().begin(), statistics.calls().end());
    if (calls.empty())
        return;
    std::stable_sort(calls.begin(), calls.end(), [](const Entry& one, const Entry& other) {
        return one.second.tookNs > other.second.tookNs;
    });
    lines.push_back({true, Words::tr("Calls, by their time"), {}, {}});
    for (const auto& [call, total] : calls) {
        const std::string_view name = trace::callName(call);
        lines.push_back({false,
                         QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())),
                         groupedText(total.count), durationText(total.tookNs)});
    }
}

void addErrors(Lines& lines, const world::RangeStatistics& statistics) {
    if (statistics.errors().empty())
        return;
    lines.push_back({true, Words::tr("Errors"), {}, {}});
    for (const auto& [error, count] : statistics.errors()) {
        const std::string_view name = trace::errnoName(error);
        lines.push_back({false,
                         QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())),
                         groupedText(count),
                         {}});
    }
}

} // namespace

std::vector<RangeLine> rangeLines(const world::RangeStatistics& statistics,
                                  std::uint64_t responses) {
    Lines lines;
    addTotals(lines, statistics, responses);
    addThreads(lines, statistics);
    addCalls(lines, statistics);
    addErrors(lines, statistics);
    return lines;
}

QString rangeTitle(const world::RangeStatistics& statistics) {
    return Words::tr("%1 · %n call(s)", nullptr, static_cast<int>(statistics.callCount()))
        .arg(durationText(statistics.toNs() - statistics.fromNs()));
}

QString rangeText(const world::RangeStatistics& statistics, std::uint64_t responses) {
    QStringList text{rangeTitle(statistics)};
    for (const RangeLine& line : rangeLines(statistics, responses))
        text << (line.heading
                     ? line.name
                     : QStringList{line.name, line.count, line.value}.join(QLatin1Char('\t')));
    return text.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace muxscope::ui
