// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/loop_values.h"

#include "trace/event_text.h"
#include "world/latest_thread.h"

#include <optional>

namespace muxscope::ui {

namespace {

using trace::Call;
using trace::Site;

constexpr std::size_t kShownBytes = 10;
constexpr qsizetype kShownItems = 6;

QString listText(QStringList items) {
    if (items.size() > kShownItems) {
        items.resize(kShownItems - 1);
        items << QStringLiteral("…");
    }
    return QStringLiteral("[%1]").arg(items.join(QStringLiteral(", ")));
}

QString setText(const world::Mux& mux, const char* name, std::uint32_t bit) {
    QStringList fds;
    for (const world::ReadyItem& item : mux.ready)
        if ((item.bits & bit) != 0)
            fds << QString::number(item.fd);
    return QStringLiteral("%1 = %2").arg(QLatin1String(name), listText(fds));
}

QString waitText(const world::Mux& mux, Listing::Language language) {
    if (mux.call == Call::select)
        return QStringList{setText(mux, "rs", trace::kIn), setText(mux, "ws", trace::kOut),
                           setText(mux, "xs", trace::kPri)}
            .join(QStringLiteral("  "));
    QStringList items;
    for (const world::ReadyItem& item : mux.ready)
        items << QStringLiteral("(%1, %2)")
                     .arg(item.fd)
                     .arg(QString::fromStdString(trace::bitsText(item.bits)));
    const bool counted = language == Listing::Language::c && mux.call == Call::epoll_wait;
    return counted ? QStringLiteral("n = %1  %2").arg(mux.ready.size()).arg(listText(items))
                   : QStringLiteral("events = %1").arg(listText(items));
}

// The bytes of the last recv as Python or C would write them.
QString bytesValue(const world::Thread& thread, const trace::TraceLog* log,
                   Listing::Language language) {
    std::optional<trace::TraceReader> hold; // the event may be older than the history's hold
    if (log != nullptr)
        hold.emplace(*log);
    if (language == Listing::Language::c || !hold || thread.exitEvent == world::kNoEvent ||
        thread.exitEvent < hold->keepFrom() || thread.exitEvent >= log->end())
        return QStringLiteral("%1 = %2")
            .arg(language == Listing::Language::c ? QStringLiteral("got")
                                                  : QStringLiteral("len(data)"))
            .arg(thread.exit.value);
    std::string text = trace::quoted(log->at(thread.exitEvent).payload, kShownBytes);
    const bool cut = text.ends_with("...");
    if (cut)
        text.resize(text.size() - 3);
    return QStringLiteral("data = b%1%2")
        .arg(QString::fromStdString(text), cut ? QStringLiteral("…") : QString());
}

QString answerText(const world::Thread& thread, const trace::TraceLog* log,
                   Listing::Language language) {
    const trace::Record& exit = thread.exit;
    if (exit.value < 0) {
        const std::string_view name = trace::errnoName(static_cast<int>(-exit.value));
        return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    }
    switch (trace::callKind(exit.call)) {
    case trace::CallKind::accept:
        return language == Listing::Language::python
                   ? QStringLiteral("conn = fd %1").arg(exit.value)
                   : QStringLiteral("fd = %1").arg(exit.value);
    case trace::CallKind::read:
        return bytesValue(thread, log, language);
    case trace::CallKind::write:
        return QStringLiteral("sent = %1").arg(exit.value);
    default:
        break;
    }
    if (exit.call == Call::socket)
        return language == Listing::Language::python
                   ? QStringLiteral("listener = fd %1").arg(exit.value)
                   : QStringLiteral("fd = %1").arg(exit.value);
    if (exit.call == Call::epoll_create1)
        return QStringLiteral("epfd = %1").arg(exit.value);
    return {};
}

} // namespace

QMap<int, QString> loopValues(const world::World& world, const trace::TraceLog* log,
                              const Listing& listing, Listing::Language language) {
    QMap<int, QString> values;
    const world::Thread* thread = world::latestThread(world);
    const world::Mux* mux = world.mux();
    const auto waitLine = listing.lineOf(Site::wait);
    if (mux != nullptr && mux->exitEvent != world::kNoEvent && !mux->waiting && waitLine)
        values[*waitLine] = waitText(*mux, language);
    if (thread == nullptr || thread->inCall || trace::isMultiplexer(thread->exit.call))
        return values;
    const auto line = listing.lineOf(thread->exit.site);
    const QString text = answerText(*thread, log, language);
    if (line && !text.isEmpty())
        values[*line] = text;
    return values;
}

} // namespace muxscope::ui
