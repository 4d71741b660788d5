// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/settings.h"

#include <QSettings>

#include <algorithm>

namespace muxscope::ui {

namespace {

QString key(const char* name) {
    return QString::fromLatin1(name);
}

QString themeName(ThemeChoice choice) {
    switch (choice) {
    case ThemeChoice::light:
        return key("light");
    case ThemeChoice::dark:
        return key("dark");
    case ThemeChoice::automatic:
        break;
    }
    return key("auto");
}

} // namespace

Settings Settings::read(const QSettings& store) {
    Settings s;
    const auto text = [&store](const char* name, const QString& fallback) {
        return store.value(key(name), fallback).toString();
    };
    s.server.model = text("server/model", s.server.model);
    s.server.protocol = text("server/protocol", s.server.protocol);
    const int port = store.value(key("server/port"), s.server.port).toInt();
    if (port >= 0 && port <= 65535)
        s.server.port = static_cast<quint16>(port);
    s.server.root = text("server/root", {});
    s.server.sendAtOnce = store.value(key("server/sendAtOnce"), false).toBool();
    s.theme = themeFromName(text("window/theme", key("auto"))).value_or(ThemeChoice::automatic);
    s.language = text("window/language", {});
    s.geometry = store.value(key("window/geometry")).toByteArray();
    s.layout = store.value(key("window/layout")).toByteArray();
    s.speed = std::clamp(store.value(key("playback/speed"), s.speed).toDouble(), 0.001, 16.0);
    s.stepUnit = std::clamp(store.value(key("playback/stepUnit"), 0).toInt(), 0, 3);
    s.reducedMotion = store.value(key("window/reducedMotion"), false).toBool();
    s.clientMethod = text("client/method", s.clientMethod);
    s.clientTarget = text("client/target", s.clientTarget);
    s.clientHeaders = text("client/headers", {});
    s.clientBody = text("client/body", {});
    s.clientSending = store.value(key("client/sending"), 0).toInt();
    return s;
}

void Settings::write(QSettings& store) const {
    store.setValue(key("server/model"), server.model);
    store.setValue(key("server/protocol"), server.protocol);
    store.setValue(key("server/port"), server.port);
    store.setValue(key("server/root"), server.root);
    store.setValue(key("server/sendAtOnce"), server.sendAtOnce);
    store.setValue(key("window/theme"), themeName(theme));
    store.setValue(key("window/language"), language);
    store.setValue(key("window/geometry"), geometry);
    store.setValue(key("window/layout"), layout);
    store.setValue(key("playback/speed"), speed);
    store.setValue(key("playback/stepUnit"), stepUnit);
    store.setValue(key("window/reducedMotion"), reducedMotion);
    store.setValue(key("client/method"), clientMethod);
    store.setValue(key("client/target"), clientTarget);
    store.setValue(key("client/headers"), clientHeaders);
    store.setValue(key("client/body"), clientBody);
    store.setValue(key("client/sending"), clientSending);
}

} // namespace muxscope::ui
