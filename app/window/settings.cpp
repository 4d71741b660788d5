// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/settings.h"

#include "session/server_choices.h"

#include <QSettings>

#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr const char* kSwitches = "server/switches";
constexpr const char* kLimits = "server/limits";
constexpr const char* kViews = "window/views";

QString key(const char* name) {
    return QString::fromLatin1(name);
}

QString themeName(ThemeChoice choice) {
    switch (choice) {
    case ThemeChoice::light:
        return key("light");
    case ThemeChoice::dark:
        return key("dark");
    case ThemeChoice::highContrast:
        return key("contrast");
    case ThemeChoice::automatic:
        break;
    }
    return key("auto");
}

// Stored as "name=value" lines: names with a "-" stay readable, and there is no group to leave over.
QMap<QString, qint64> readNumbers(const QSettings& store, const char* name) {
    QMap<QString, qint64> numbers;
    for (const QString& line : store.value(key(name)).toStringList()) {
        bool ok = false;
        const qint64 value = line.section(QLatin1Char('='), 1).toLongLong(&ok);
        if (ok)
            numbers.insert(line.section(QLatin1Char('='), 0, 0), value);
    }
    return numbers;
}

QStringList linesOf(const QMap<QString, qint64>& numbers) {
    QStringList lines;
    for (auto it = numbers.begin(); it != numbers.end(); ++it)
        lines << QStringLiteral("%1=%2").arg(it.key()).arg(*it);
    return lines;
}

// "calls.columns=time:90 call": what the value means is the view's own matter.
QHash<QString, QString> readViews(const QSettings& store) {
    QHash<QString, QString> views;
    for (const QString& line : store.value(key(kViews)).toStringList())
        if (line.contains(QLatin1Char('=')))
            views.insert(line.section(QLatin1Char('='), 0, 0), line.section(QLatin1Char('='), 1));
    return views;
}

QStringList linesOf(const QHash<QString, QString>& views) {
    QStringList lines;
    for (auto it = views.begin(); it != views.end(); ++it)
        lines << QStringLiteral("%1=%2").arg(it.key(), *it);
    lines.sort();
    return lines;
}

ServerSettings readServer(const QSettings& store) {
    ServerSettings server;
    const auto text = [&store](const char* name, const QString& fallback) {
        return store.value(key(name), fallback).toString();
    };
    server.model = text("server/model", server.model);
    server.protocol = text("server/protocol", server.protocol);
    const int port = store.value(key("server/port"), server.port).toInt();
    if (port >= 0 && port <= 65535)
        server.port = static_cast<quint16>(port);
    server.root = text("server/root", {});
    server.sendAtOnce = store.value(key("server/sendAtOnce"), false).toBool();
    server.backlog = store.value(key("server/backlog"), server.backlog).toInt();
    server.udpPort = store.value(key("server/udpPort"), server.udpPort).toInt();
    server.traceMethod = store.value(key("server/traceMethod"), false).toBool();
    server.linesFile = text("server/linesFile", {});
    server.switches = readNumbers(store, kSwitches);
    server.limits = readNumbers(store, kLimits);
    return validated(std::move(server));
}

void writeServer(QSettings& store, const ServerSettings& server) {
    store.setValue(key("server/model"), server.model);
    store.setValue(key("server/protocol"), server.protocol);
    store.setValue(key("server/port"), server.port);
    store.setValue(key("server/root"), server.root);
    store.setValue(key("server/sendAtOnce"), server.sendAtOnce);
    store.setValue(key("server/backlog"), server.backlog);
    store.setValue(key("server/udpPort"), server.udpPort);
    store.setValue(key("server/traceMethod"), server.traceMethod);
    store.setValue(key("server/linesFile"), server.linesFile);
    store.setValue(key(kSwitches), linesOf(server.switches));
    store.setValue(key(kLimits), linesOf(server.limits));
}

} // namespace

Settings Settings::read(const QSettings& store) {
    Settings s;
    const auto text = [&store](const char* name, const QString& fallback) {
        return store.value(key(name), fallback).toString();
    };
    s.server = readServer(store);
    s.theme = themeFromName(text("window/theme", key("auto"))).value_or(ThemeChoice::automatic);
    s.zoom = validZoom(store.value(key("window/zoom"), s.zoom).toInt());
    s.recentFiles = store.value(key("files/recent")).toStringList().mid(0, kMostRecent);
    s.language = text("window/language", {});
    s.geometry = store.value(key("window/geometry")).toByteArray();
    s.layout = store.value(key("window/layout")).toByteArray();
    s.perspective = text("window/perspective", {});
    const QVariantMap layouts = store.value(key("window/savedLayouts")).toMap();
    for (auto it = layouts.begin(); it != layouts.end(); ++it)
        s.savedLayouts.insert(it.key(), it->toByteArray());
    s.speed = std::clamp(store.value(key("playback/speed"), s.speed).toDouble(), 0.001, 16.0);
    s.stepUnit = std::clamp(store.value(key("playback/stepUnit"), 0).toInt(), 0, 4);
    s.reducedMotion = store.value(key("window/reducedMotion"), false).toBool();
    s.askToSave = store.value(key("files/askToSave"), true).toBool();
    s.clientMethod = text("client/method", s.clientMethod);
    s.clientTarget = text("client/target", s.clientTarget);
    s.clientHeaders = text("client/headers", {});
    s.clientBody = text("client/body", {});
    s.clientSending = store.value(key("client/sending"), 0).toInt();
    s.views = readViews(store);
    s.clientHistory = store.value(key("client/history")).toStringList();
    return s;
}

void Settings::write(QSettings& store) const {
    writeServer(store, server);
    store.setValue(key("window/theme"), themeName(theme));
    store.setValue(key("window/zoom"), zoom);
    store.setValue(key("files/recent"), recentFiles);
    store.setValue(key("window/language"), language);
    store.setValue(key("window/geometry"), geometry);
    store.setValue(key("window/layout"), layout);
    store.setValue(key("window/perspective"), perspective);
    QVariantMap layouts;
    for (auto it = savedLayouts.begin(); it != savedLayouts.end(); ++it)
        layouts.insert(it.key(), *it);
    store.setValue(key("window/savedLayouts"), layouts);
    store.setValue(key("playback/speed"), speed);
    store.setValue(key("playback/stepUnit"), stepUnit);
    store.setValue(key("window/reducedMotion"), reducedMotion);
    store.setValue(key("files/askToSave"), askToSave);
    store.setValue(key("client/method"), clientMethod);
    store.setValue(key("client/target"), clientTarget);
    store.setValue(key("client/headers"), clientHeaders);
    store.setValue(key("client/body"), clientBody);
    store.setValue(key("client/sending"), clientSending);
    store.setValue(key(kViews), linesOf(views));
    store.setValue(key("client/history"), clientHistory);
}

} // namespace muxscope::ui
