// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/loop_values.h"

#include "trace/event_text.h"
#include "world/latest_thread.h"
#include "world/process_names.h"

#include <algorithm>
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

// As its process calls it.
QString numberText(const world::World& world, std::int64_t fd) {
    return QString::number(world::fdNumber(world, Fd{static_cast<std::int32_t>(fd)}).n);
}

QString setText(const world::World& world, const world::Mux& mux, const char* name,
                std::uint32_t bit) {
    QStringList fds;
    for (const world::ReadyItem& item : mux.ready)
        if ((item.bits & bit) != 0)
            fds << numberText(world, item.fd);
    return QStringLiteral("%1 = %2").arg(QLatin1String(name), listText(fds));
}

QString watchedText(const world::World& world, const world::Mux& mux, const char* name,
                    std::uint32_t bit) {
    QStringList fds;
    for (std::size_t fd = 0; fd < mux.interest.size() && fds.size() <= kShownItems; ++fd)
        if ((mux.interest[fd] & bit) != 0)
            fds << numberText(world, static_cast<std::int64_t>(fd));
    return QStringLiteral("%1 = %2").arg(QLatin1String(name), listText(fds));
}

// What the program watches: select's three lists, else each descriptor with its bits.
QString interestText(const world::World& world, const world::Mux& mux, Listing::Language language) {
    if (mux.call == Call::select)
        return QStringList{watchedText(world, mux, "rlist", trace::kIn),
                           watchedText(world, mux, "wlist", trace::kOut),
                           watchedText(world, mux, "xlist", trace::kPri)}
            .join(QStringLiteral("  "));
    QStringList items;
    for (std::size_t fd = 0; fd < mux.interest.size() && items.size() <= kShownItems; ++fd)
        if (mux.interest[fd] != 0)
            items << QStringLiteral("%1: %2").arg(
                numberText(world, static_cast<std::int64_t>(fd)),
                QString::fromStdString(trace::bitsText(mux.interest[fd])));
    // The C program knows its epoll set by a descriptor only.
    const bool byNumber = language == Listing::Language::c && mux.call != Call::poll;
    return QStringLiteral("%1 %2").arg(
        byNumber ? QStringLiteral("epfd →") : QStringLiteral("watch ="), listText(items));
}

QString waitText(const world::World& world, const world::Mux& mux, Listing::Language language) {
    if (mux.call == Call::select)
        return QStringList{setText(world, mux, "rs", trace::kIn),
                           setText(world, mux, "ws", trace::kOut),
                           setText(world, mux, "xs", trace::kPri)}
            .join(QStringLiteral("  "));
    QStringList items;
    for (const world::ReadyItem& item : mux.ready)
        items << QStringLiteral("(%1, %2)")
                     .arg(numberText(world, item.fd),
                          QString::fromStdString(trace::bitsText(item.bits)));
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

// The line on which the loop takes up one of those that are ready.
std::optional<int> forLineAfter(const Listing& listing, int waitLine) {
    constexpr int kNear = 4;
    const int last = std::min(static_cast<int>(listing.lines.size()) - 1, waitLine + kNear);
    for (int line = waitLine + 1; line <= last; ++line)
        if (listing.lines[static_cast<std::size_t>(line)].text.trimmed().startsWith(
                QLatin1String("for")))
            return line;
    return {};
}

// The descriptor at hand, as the loop's own variable.
QString subjectText(const world::World& world, Fd fd, Listing::Language language) {
    return QStringLiteral("%1 = %2").arg(
        language == Listing::Language::python ? QStringLiteral("s") : QStringLiteral("fd"),
        language == Listing::Language::python ? QStringLiteral("fd ") + numberText(world, fd.n)
                                              : numberText(world, fd.n));
}

bool dealsWithOne(const trace::Record& exit) {
    const trace::CallKind kind = trace::callKind(exit.call);
    return exit.fd >= 0 && (kind == trace::CallKind::read || kind == trace::CallKind::write ||
                            exit.call == Call::accept4 || exit.call == Call::accept);
}

QString acceptedText(const world::World& world, std::int64_t fd, Listing::Language language) {
    if (language == Listing::Language::c)
        return QStringLiteral("fd = ") + numberText(world, fd);
    QString text = QStringLiteral("conn = fd ") + numberText(world, fd);
    if (fd <= world::kMaxFd) {
        const world::Descriptor& made = world.descriptor(Fd{static_cast<std::int32_t>(fd)});
        if (made.peer.length != 0)
            text += QStringLiteral("  addr = ") + QString::fromStdString(made.peer.text());
    }
    return text;
}

QString answerText(const world::World& world, const world::Thread& thread,
                   const trace::TraceLog* log, Listing::Language language) {
    const trace::Record& exit = thread.exit;
    if (exit.value < 0) {
        const std::string_view name = trace::errnoName(static_cast<int>(-exit.value));
        return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    }
    switch (trace::callKind(exit.call)) {
    case trace::CallKind::accept:
        return acceptedText(world, exit.value, language);
    case trace::CallKind::read:
        return bytesValue(thread, log, language);
    case trace::CallKind::write:
        return QStringLiteral("sent = %1").arg(exit.value);
    default:
        break;
    }
    if (exit.call == Call::socket)
        return language == Listing::Language::python
                   ? QStringLiteral("listener = fd ") + numberText(world, exit.value)
                   : QStringLiteral("fd = ") + numberText(world, exit.value);
    if (exit.call == Call::epoll_create1)
        return QStringLiteral("epfd = ") + numberText(world, exit.value);
    if (exit.call == Call::io_uring_enter)
        return QStringLiteral("submitted = %1").arg(exit.value);
    if (exit.call == Call::poll) // of one descriptor: a wait with an end
        return QStringLiteral("readable = %1")
            .arg(exit.value > 0 ? QStringLiteral("True") : QStringLiteral("False"));
    return {};
}

} // namespace

QMap<int, QString> loopValues(const world::World& world, const trace::TraceLog* log,
                              const Listing& listing, Listing::Language language) {
    QMap<int, QString> values;
    const world::Thread* thread = world::latestThread(world);
    const world::Mux* mux = world.mux();
    const auto waitLine = listing.lineOf(Site::wait);
    if (mux != nullptr && waitLine && mux->waiting && mux->call != Call::sigtimedwait)
        values[*waitLine] = interestText(world, *mux, language);
    else if (mux != nullptr && waitLine && mux->exitEvent != world::kNoEvent)
        values[*waitLine] = waitText(world, *mux, language);
    const auto watchLine = listing.lineOf(Site::watchListener);
    // In C that line stands right above the wait.
    const bool said = language == Listing::Language::c && mux != nullptr && mux->waiting;
    if (mux != nullptr && watchLine && mux->watched > 0 && !said)
        values[*watchLine] = interestText(world, *mux, language);
    if (thread == nullptr || thread->inCall || thread->exit.site == Site::wait)
        return values;
    const auto forLine = waitLine ? forLineAfter(listing, *waitLine) : std::nullopt;
    const auto acceptLine = listing.lineOf(Site::accept);
    const Fd fd{thread->exit.fd};
    if (forLine && dealsWithOne(thread->exit))
        values[*forLine] = subjectText(world, fd, language);
    else if (!waitLine && acceptLine && fd.valid() && fd.n <= world::kMaxFd &&
             world.connection(fd).open)
        values[*acceptLine] = acceptedText(world, fd.n, language);
    const auto line = listing.lineOf(thread->exit.site);
    const QString text = answerText(world, *thread, log, language);
    if (line && !text.isEmpty())
        values[*line] = text;
    return values;
}

} // namespace muxscope::ui
