// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/perspectives.h"

#include <QCoreApplication>

namespace muxscope::ui {

namespace {

struct Words {
    const char* name;
    const char* title;
    const char* purpose;
};

constexpr Words kWords[] = {
    {"learn", QT_TRANSLATE_NOOP("Perspectives", "&Learn"),
     QT_TRANSLATE_NOOP("Perspectives",
                       "Everything about one loop: stage, listing, calls, exchange, timeline")},
    {"debug", QT_TRANSLATE_NOOP("Perspectives", "&Debug"),
     QT_TRANSLATE_NOOP("Perspectives",
                       "The listing and the calls large, the stage between them: for stepping")},
    {"timeline", QT_TRANSLATE_NOOP("Perspectives", "&Timeline"),
     QT_TRANSLATE_NOOP("Perspectives",
                       "Half of the window for time: who slept, who waited, and for how long")},
    {"http", QT_TRANSLATE_NOOP("Perspectives", "&HTTP"),
     QT_TRANSLATE_NOOP("Perspectives",
                       "Requests and responses byte by byte, beside the client that sends them")},
};

const Words& wordsOf(const QString& name) {
    for (const Words& words : kWords)
        if (name == QLatin1String(words.name))
            return words;
    return kWords[0];
}

// The docks of one place, the one in front first.
QStringList place(const char* names) {
    return QString::fromLatin1(names).split(QLatin1Char(' '));
}

QList<Perspective> make() {
    Perspective learn;
    learn.name = QStringLiteral("learn");
    learn.left = place("client server");
    learn.centre = place("stage");
    learn.lowerLeft = place("loop");
    learn.lowerRight = place("calls exchanges");
    learn.right = place("details bits terminal");
    learn.bottom = place("timeline blocked warnings");

    Perspective debug;
    debug.name = QStringLiteral("debug");
    debug.left = place("loop breakpoints");
    debug.centre = place("stage");
    debug.lowerLeft = place("calls exchanges");
    debug.right = place("details bits client server terminal");
    debug.bottom = place("timeline blocked warnings");
    debug.leftShare = 0.30;
    debug.rightShare = 0.25;
    debug.lowerShare = 0.30;
    debug.bottomShare = 0.21;

    Perspective timeline;
    timeline.name = QStringLiteral("timeline");
    timeline.centre = place("stage");
    timeline.right = place("calls details exchanges loop client server terminal");
    timeline.bottom = place("timeline blocked warnings");
    timeline.rightShare = 0.30;
    timeline.bottomShare = 0.42;

    Perspective http;
    http.name = QStringLiteral("http");
    http.left = place("client server");
    http.centre = place("details bits terminal");
    http.right = place("stage loop");
    http.lowerLeft = place("exchanges calls");
    http.bottom = place("timeline");
    http.leftShare = 0.20;
    http.rightShare = 0.36;
    http.lowerShare = 0.22;
    http.bottomShare = 0.21;
    return {learn, debug, timeline, http};
}

} // namespace

Perspective fittedTo(const Perspective& perspective, int width, int height) {
    constexpr int kThreeColumns = 1000;
    constexpr int kThreeStoreys = 600;
    Perspective fitted = perspective;
    if (width < kThreeColumns) {
        fitted.right += fitted.left;
        fitted.left.clear();
        fitted.lowerLeft += fitted.lowerRight;
        fitted.lowerRight.clear();
    }
    if (height < kThreeStoreys && !fitted.lowerLeft.isEmpty()) {
        fitted.lowerLeft += fitted.lowerRight + fitted.bottom;
        fitted.lowerRight.clear();
        fitted.bottom.clear();
        fitted.lowerShare = 0.36;
    }
    return fitted;
}

const QList<Perspective>& perspectives() {
    static const QList<Perspective> all = make();
    return all;
}

QString perspectiveTitle(const QString& name) {
    return QCoreApplication::translate("Perspectives", wordsOf(name).title);
}

const char* perspectiveSource(const QString& name) {
    return wordsOf(name).title;
}

QString perspectivePurpose(const QString& name) {
    return QCoreApplication::translate("Perspectives", wordsOf(name).purpose);
}

const Perspective& perspectiveNamed(const QString& name) {
    for (const Perspective& perspective : perspectives())
        if (perspective.name == name)
            return perspective;
    return perspectives().front();
}

} // namespace muxscope::ui
