// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's lines that have numbers and names in them, with these in the right places of the
// translation: notes, and why a model cannot run. They are found by their English; one that is not
// here stays as it is.
#include "session/server_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <utility>
#include <vector>

namespace muxscope::ui {

namespace {

constexpr const char* kNotes[] = {
    QT_TRANSLATE_NOOP("ServerNotes", "%1 connections are open, the limit"),
    QT_TRANSLATE_NOOP("ServerNotes", "%1 threads serve a client each, the limit"),
    QT_TRANSLATE_NOOP("ServerNotes", "no thread can be started: %1"),
    QT_TRANSLATE_NOOP("ServerNotes", "%1 cannot watch descriptor %2: FD_SETSIZE is %3"),
    QT_TRANSLATE_NOOP("ServerNotes", "%1 refused to watch it: %2"),
    QT_TRANSLATE_NOOP("ServerNotes",
                      "%1 cannot watch what is always ready: it is served in every turn"),
    QT_TRANSLATE_NOOP("ServerNotes", "no file is named: the lines go nowhere"),
    QT_TRANSLATE_NOOP("ServerNotes", "%1 lines could not be written to %2: %3"),
    QT_TRANSLATE_NOOP("ServerNotes", "%1: all that was kept is written"),
    QT_TRANSLATE_NOOP("ServerNotes", "%1: %2; lines are kept and tried again"),
    QT_TRANSLATE_NOOP("ServerNotes", "the terminal cannot be read: %1"),
    QT_TRANSLATE_NOOP("ServerNotes", "the kernel's queues cannot be looked at: %1"),
    QT_TRANSLATE_NOOP("ServerNotes", "the kernel's side is not watched: no thread can be made: %1"),
    QT_TRANSLATE_NOOP("ServerNotes", "the model %1 cannot run here: %2"),
    QT_TRANSLATE_NOOP("ServerNotes", "io_uring is switched off (kernel.io_uring_disabled = %1)"),
    QT_TRANSLATE_NOOP("ServerNotes", "io_uring is forbidden here (seccomp, as in many containers)"),
    QT_TRANSLATE_NOOP("ServerNotes", "io_uring_setup failed: %1"),
    QT_TRANSLATE_NOOP("ServerNotes", "this kernel's io_uring is too old: it has no operation %1"),
};

using Pattern = std::pair<QRegularExpression, const char*>;

const std::vector<Pattern>& patterns() {
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> made;
        for (const char* note : kNotes) {
            QString text = QRegularExpression::escape(QString::fromLatin1(note));
            for (const char* place : {"%1", "%2", "%3"})
                text.replace(QRegularExpression::escape(QString::fromLatin1(place)),
                             QStringLiteral("(.*)"));
            made.emplace_back(QRegularExpression(QRegularExpression::anchoredPattern(text)), note);
        }
        return made;
    }();
    return all;
}

} // namespace

QString noteText(const QString& english) {
    for (const auto& [pattern, note] : patterns()) {
        const QRegularExpressionMatch match = pattern.match(english);
        if (!match.hasMatch())
            continue;
        QString text = QCoreApplication::translate("ServerNotes", note);
        for (int i = 1; i <= match.lastCapturedIndex(); ++i)
            text.replace(QStringLiteral("%%1").arg(i), noteText(match.captured(i)));
        return text;
    }
    return tableText(english.toStdString());
}

} // namespace muxscope::ui
