// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calls_cells.h"

#include "models/calls_model.h"
#include "session/quantities.h"
#include "session/sentences.h"
#include "trace/event_text.h"
#include "trace/not_told.h"
#include "world/activity.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cerrno>

namespace muxscope::ui {

namespace {

using trace::Call;
using trace::CallKind;

struct ColumnWords {
    const char* name; // in what is remembered and copied
    const char* title;
    const char* meaning;
};

constexpr std::array<ColumnWords, CallsModel::columnCount_> kColumns{{
    {"time", QT_TRANSLATE_NOOP("CallsModel", "time"),
     QT_TRANSLATE_NOOP("CallsModel", "When the call was made: seconds since the beginning")},
    {"call", QT_TRANSLATE_NOOP("CallsModel", "call"),
     QT_TRANSLATE_NOOP("CallsModel", "The system call as a program would write it")},
    {"fd", QT_TRANSLATE_NOOP("CallsModel", "fd"),
     QT_TRANSLATE_NOOP("CallsModel", "The descriptor that the call deals with")},
    {"result", QT_TRANSLATE_NOOP("CallsModel", "result"),
     QT_TRANSLATE_NOOP("CallsModel", "What the kernel answered")},
    {"took", QT_TRANSLATE_NOOP("CallsModel", "took"),
     QT_TRANSLATE_NOOP("CallsModel", "From the call to its answer")},
    {"thread", QT_TRANSLATE_NOOP("CallsModel", "thread"),
     QT_TRANSLATE_NOOP("CallsModel", "The thread that made the call")},
    {"iteration", QT_TRANSLATE_NOOP("CallsModel", "iteration"),
     QT_TRANSLATE_NOOP("CallsModel", "The turn of the loop: each wait begins one")},
    {"asleep", QT_TRANSLATE_NOOP("CallsModel", "asleep"),
     QT_TRANSLATE_NOOP("CallsModel", "How long a waiting call slept")},
    {"errno", QT_TRANSLATE_NOOP("CallsModel", "errno"),
     QT_TRANSLATE_NOOP("CallsModel", "Why the call failed")},
    {"bytes", QT_TRANSLATE_NOOP("CallsModel", "bytes"),
     QT_TRANSLATE_NOOP("CallsModel", "How many bytes the call moved")},
    {"connection", QT_TRANSLATE_NOOP("CallsModel", "connection"),
     QT_TRANSLATE_NOOP("CallsModel", "The connection's number and its peer's port")},
    {"http", QT_TRANSLATE_NOOP("CallsModel", "HTTP"),
     QT_TRANSLATE_NOOP("CallsModel", "The exchange that the call's bytes belong to")},
    {"site", QT_TRANSLATE_NOOP("CallsModel", "place"),
     QT_TRANSLATE_NOOP("CallsModel", "The place in the listing that Loop shows")},
}};

QString latin1(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

// select's sets by their first letters: a column has no room for more.
QString shortCallText(const trace::Event& enter) {
    if (enter.call() != Call::select)
        return QString::fromStdString(trace::callText(enter));
    const std::int64_t timeoutNs = enter.record.value;
    return QStringLiteral("select(%1,r,w,x,%2)")
        .arg(enter.interest().head.nfds)
        .arg(timeoutNs == trace::kNotTold ? QStringLiteral("?")
             : timeoutNs < 0              ? QStringLiteral("NULL")
                             : QString::number(static_cast<double>(timeoutNs) / 1e9, 'g', 4));
}

constexpr std::int64_t kLarge = 100'000;

// "19", "786 kB": as exact as the column has room for; the call itself has the number.
QString amount(std::int64_t value, std::int64_t of) {
    const auto bytes = static_cast<std::uint64_t>(value);
    return of < kLarge ? countText(bytes) : sizeText(bytes);
}

// "19 bytes", "1.0 MB": the call itself has the exact number of a large one.
QString bytesResult(std::int64_t value) {
    return value < kLarge
               ? countedText(CallsModel::tr("%n byte(s)", nullptr, static_cast<int>(value)),
                             static_cast<std::uint64_t>(value))
               : sizeText(static_cast<std::uint64_t>(value));
}

QString newFdText(const trace::Event& exit, const CallIndex* index) {
    const Fd fd{
        static_cast<std::int32_t>(std::clamp<std::int64_t>(exit.record.value, -1, INT_MAX))};
    return QStringLiteral("→ fd %1").arg(
        index == nullptr ? fd.n : index->numberAt(exit.record.thread, fd, exit.index).n);
}

QString resultText(const CallRow& row, const CallIndex* index) {
    if (!row.exit)
        return QStringLiteral("…");
    const trace::Event& exit = *row.exit;
    if (exit.call() == Call::sigtimedwait && exit.error() == EAGAIN)
        return CallsModel::tr("time over");
    if (exit.error() != 0)
        return latin1(trace::errnoName(exit.error()));
    const std::int64_t value = exit.record.value;
    const int count = static_cast<int>(std::min<std::int64_t>(value, INT_MAX));
    switch (trace::callKind(exit.call())) {
    case CallKind::wait:
        if (exit.call() == Call::sigtimedwait)
            return latin1(trace::resultText(exit));
        if (!trace::isMultiplexer(exit.call()))
            break;
        return value == 0 ? CallsModel::tr("time over")
                          : CallsModel::tr("%n ready", "descriptors", count);
    case CallKind::read:
        return value == 0 ? CallsModel::tr("0: the end") : bytesResult(value);
    case CallKind::write:
        return value < row.enter.record.value
                   ? CallsModel::tr("%1 of %2")
                         .arg(amount(value, row.enter.record.value),
                              amount(row.enter.record.value, row.enter.record.value))
                   : bytesResult(value);
    case CallKind::accept:
        return newFdText(exit, index);
    default:
        break;
    }
    if (exit.call() == Call::socket || exit.call() == Call::epoll_create1 ||
        exit.call() == Call::open || exit.call() == Call::openat || exit.call() == Call::eventfd)
        return newFdText(exit, index);
    return QString::number(value);
}

// With the numbers that its process uses.
trace::Event asMade(const trace::Event& enter, const CallIndex* index) {
    trace::Event made = enter;
    if (index == nullptr)
        return made;
    const ThreadId thread = enter.record.thread;
    made.record.fd = index->numberAt(thread, enter.fd(), enter.index).n;
    if (enter.call() == Call::epoll_ctl)
        made.record.value = index->numberAt(thread, fdOf(enter), enter.index).n;
    return made;
}

QString threadText(const CallRow& row, const CallIndex* index) {
    const world::Task task =
        index == nullptr ? world::Task{} : index->taskAt(row.enter.record.thread, row.enter.index);
    return task.tid != 0 ? QString::number(task.tid)
                         : QStringLiteral("t%1").arg(row.enter.record.thread.n);
}

QString fdText(const CallRow& row, const CallIndex* index) {
    const Fd fd = fdOf(asMade(row.enter, index));
    return !fd.valid() || trace::isMultiplexer(row.enter.call()) ? QStringLiteral("–")
                                                                 : QString::number(fd.n);
}

// Of the calls that are there to wait: what they did not return from at once.
QString asleepText(const CallRow& row) {
    if (!row.exit || trace::callKind(row.enter.call()) != CallKind::wait)
        return {};
    const std::int64_t ns = row.exit->record.atNs - row.enter.record.atNs;
    return ns < world::kAtOnceNs ? QString() : spanText(ns);
}

QString bytesText(const CallRow& row) {
    const auto bytes = bytesOf(row);
    return bytes ? countText(static_cast<std::uint64_t>(*bytes)) : QString();
}

// "GET /hello → 200"
QString httpText(const CallRow& row, const CallIndex& index) {
    const auto http = httpOf(row, index);
    if (!http || (http->method == http::Method::Unknown && http->status == 0))
        return {};
    QString text = latin1(http::methodName(http->method));
    if (!http->target.isNull())
        text += QLatin1Char(' ') + QString::fromUtf8(http->target);
    return http->status == 0 ? text : QStringLiteral("%1 → %2").arg(text).arg(http->status);
}

QString indexedText(const CallRow& row, int column, const CallIndex& index) {
    if (column == CallsModel::iterationColumn) {
        const std::uint64_t iteration = index.iterationAt(row.enter.index);
        return iteration == 0 ? QString() : countText(iteration);
    }
    if (column == CallsModel::httpColumn)
        return httpText(row, index);
    const auto peer = peerOf(row, index);
    return peer ? QStringLiteral("%1 :%2").arg(peer->connection).arg(peer->port) : QString();
}

} // namespace

QString callCell(const CallRow& row, int column, const CallIndex* index) {
    if (!row.enter.isEnter())
        return column == CallsModel::timeColumn   ? clockText(row.enter.record.atNs)
               : column == CallsModel::callColumn ? noteSentence(asMade(row.enter, index))
                                                  : QString();
    switch (column) {
    case CallsModel::timeColumn:
        return clockText(row.enter.record.atNs);
    case CallsModel::callColumn:
        return shortCallText(asMade(row.enter, index));
    case CallsModel::fdColumn:
        return fdText(row, index);
    case CallsModel::resultColumn:
        return resultText(row, index);
    case CallsModel::tookColumn:
        return row.exit ? spanText(row.exit->record.atNs - row.enter.record.atNs) : QString();
    case CallsModel::threadColumn:
        return threadText(row, index);
    case CallsModel::asleepColumn:
        return asleepText(row);
    case CallsModel::errnoColumn:
        return row.exit && row.exit->error() != 0 ? latin1(trace::errnoName(row.exit->error()))
                                                  : QString();
    case CallsModel::bytesColumn:
        return bytesText(row);
    case CallsModel::siteColumn:
        return row.enter.record.site == trace::Site::none
                   ? QString()
                   : latin1(trace::siteName(row.enter.record.site));
    default:
        return index == nullptr ? QString() : indexedText(row, column, *index);
    }
}

// Of a short send what was taken: the call itself has how much was offered.
QString tightCallCell(const CallRow& row, int column) {
    const bool taken = column == CallsModel::resultColumn && row.exit && row.exit->error() == 0 &&
                       trace::callKind(row.exit->call()) == CallKind::write &&
                       row.exit->record.value >= 0;
    return taken ? amount(row.exit->record.value, row.enter.record.value) : QString();
}

CallsModel::Tone callTone(const CallRow& row, int column) {
    using Tone = CallsModel::Tone;
    if (!row.enter.isEnter())
        return column == CallsModel::timeColumn ? Tone::muted : Tone::attention;
    const CallKind kind = trace::callKind(row.enter.call());
    if (column == CallsModel::tookColumn)
        return kind == CallKind::wait ? Tone::asleep : Tone::muted;
    if (column == CallsModel::asleepColumn)
        return Tone::asleep;
    if (column == CallsModel::timeColumn)
        return Tone::muted;
    const bool ofAnswer = column == CallsModel::resultColumn || column == CallsModel::errnoColumn ||
                          column == CallsModel::bytesColumn;
    if (!ofAnswer && column != CallsModel::fdColumn && column != CallsModel::callColumn)
        return Tone::muted;
    if (!ofAnswer || !row.exit)
        return Tone::plain;
    if (row.exit->error() == EAGAIN)
        return Tone::attention;
    if (row.exit->error() != 0)
        return Tone::exceptional;
    switch (kind) {
    case CallKind::wait:
        return Tone::asleep;
    case CallKind::read:
    case CallKind::accept:
        return (row.enter.record.aux & 1U) != 0 && row.enter.call() == Call::recv
                   ? Tone::exceptional
                   : Tone::read;
    case CallKind::write:
        return row.exit->record.value < row.enter.record.value ? Tone::attention : Tone::write;
    default:
        return Tone::plain;
    }
}

QVariant callsHeader(int column, int role) {
    const ColumnWords& words = kColumns[static_cast<std::size_t>(column)];
    if (role == Qt::ToolTipRole)
        return QCoreApplication::translate("CallsModel", words.meaning);
    return role == Qt::DisplayRole ? QCoreApplication::translate("CallsModel", words.title)
                                   : QVariant();
}

QVariant CallsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount_)
        return {};
    return callsHeader(section, role);
}

QString CallsModel::columnName(int column) {
    return QString::fromLatin1(kColumns[static_cast<std::size_t>(column)].name);
}

} // namespace muxscope::ui
