// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/state_report.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>

namespace muxscope::ui {

namespace {

template <class E>
QString enumName(E value) {
    return QString::fromLatin1(QMetaEnum::fromType<E>().valueToKey(static_cast<int>(value)));
}

double asNumber(std::uint64_t n) {
    return static_cast<double>(n);
}

} // namespace

QByteArray stateReport(const Session& session, const FrameMeter::Summary& frames) {
    const QJsonObject frameStatistics{
        {QStringLiteral("count"), asNumber(frames.count)},
        {QStringLiteral("p50Ms"), frames.p50Ms},
        {QStringLiteral("p99Ms"), frames.p99Ms},
        {QStringLiteral("maxMs"), frames.maxMs},
        {QStringLiteral("waitP99Ms"), frames.waitP99Ms},
        {QStringLiteral("waitMaxMs"), frames.waitMaxMs},
    };
    const QJsonObject report{
        {QStringLiteral("cursor"), asNumber(session.playback().cursor())},
        {QStringLiteral("head"), asNumber(session.head())},
        {QStringLiteral("first"), asNumber(session.firstMoment())},
        {QStringLiteral("exchanges"), asNumber(session.headWorld().counters.responses)},
        {QStringLiteral("mode"), enumName(session.playback().mode())},
        {QStringLiteral("engine"), enumName(session.engine())},
        {QStringLiteral("port"), session.port()},
        {QStringLiteral("frames"), frameStatistics},
    };
    return QJsonDocument(report).toJson(QJsonDocument::Indented);
}

} // namespace muxscope::ui
