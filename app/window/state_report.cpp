// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/state_report.h"

#include "session/language.h"
#include "window/accessible_text.h"
#include "window/main_window.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QSaveFile>

#include <utility>

namespace muxscope::ui {

namespace {

template <class E>
QString enumName(E value) {
    return QString::fromLatin1(QMetaEnum::fromType<E>().valueToKey(static_cast<int>(value)));
}

double asNumber(std::uint64_t n) {
    return static_cast<double>(n);
}

QJsonObject statistics(const FrameMeter::Summary& frames) {
    return {
        {QStringLiteral("count"), asNumber(frames.count)},
        {QStringLiteral("p50Ms"), frames.p50Ms},
        {QStringLiteral("p99Ms"), frames.p99Ms},
        {QStringLiteral("maxMs"), frames.maxMs},
        {QStringLiteral("waitP99Ms"), frames.waitP99Ms},
        {QStringLiteral("waitMaxMs"), frames.waitMaxMs},
    };
}

} // namespace

QByteArray stateReport(MainWindow& window, const FrameMeter::Report& frames, bool lines) {
    const Session& session = window.session();
    const Settings settings = window.currentSettings();
    QJsonObject report{
        {QStringLiteral("cursor"), asNumber(session.playback().cursor())},
        {QStringLiteral("head"), asNumber(session.head())},
        {QStringLiteral("first"), asNumber(session.firstMoment())},
        {QStringLiteral("exchanges"), asNumber(session.headWorld().counters.responses)},
        {QStringLiteral("mode"), enumName(session.playback().mode())},
        {QStringLiteral("engine"), enumName(session.engine())},
        {QStringLiteral("port"), session.port()},
        {QStringLiteral("breakpoints"), asNumber(session.breakpoints().list().size())},
        {QStringLiteral("language"), languageShown(settings.language)},
        {QStringLiteral("zoom"), settings.zoom},
        {QStringLiteral("title"), window.windowTitle()},
        {QStringLiteral("framesAtFullLoad"), statistics(frames.fullLoad)},
        {QStringLiteral("framesOtherwise"), statistics(frames.otherwise)},
    };
    if (lines)
        report.insert(QStringLiteral("lines"), QJsonArray::fromStringList(accessibleLines(window)));
    return QJsonDocument(report).toJson(QJsonDocument::Indented);
}

LiveReport::LiveReport(MainWindow& window, QString path, int everyMs) {
    QObject::connect(&m_pace, &QTimer::timeout, &window, [&window, path = std::move(path)] {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly)) {
            file.write(stateReport(window, {}, true));
            file.commit();
        }
    });
    m_pace.start(everyMs);
}

} // namespace muxscope::ui
