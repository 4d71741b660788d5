// SPDX-License-Identifier: GPL-3.0-or-later
// What there is to choose from before Start, as plain values in the user's language: the server's
// tables of models, protocols, teaching switches and limits. GUI thread; the kernel is asked once per
// program whether it runs a model, not at each look.
#pragma once

#include "session/server_settings.h"

#include <QString>
#include <QStringList>
#include <vector>

namespace muxscope::ui {

struct ModelChoice {
    QString name;              // "epoll-et"
    QString group;             // heading in the user's language: "Event-driven"
    QString about;             // one line
    QString unavailable;       // why this machine cannot run it; empty when it can
    bool hostsSources = false; // one loop for further descriptors: UDP, a terminal
};

struct ProtocolChoice {
    QString name;  // "http"
    QString title; // "HTTP"
    QString about;
};

// A teaching switch or a limit: a flag (0 or 1) or a number.
struct NumberChoice {
    QString name; // "leave-in-wlist": stays as it is in every language
    QString about;
    QString consequence; // what is to be seen; empty for a limit
    QString unit;        // "ms", "bytes"; empty for a flag or a plain count
    qint64 least = 0;
    qint64 most = 1;
    qint64 standard = 0;
    bool flag = false;
    QStringList models; // it means something to these; empty = all
    [[nodiscard]] bool meansSomethingTo(const QString& model) const {
        return models.isEmpty() || models.contains(model);
    }
};

// Just the names, without asking the kernel.
QStringList modelNames();
QStringList protocolNames();
// In the order of the groups.
std::vector<ModelChoice> modelChoices();
std::vector<ProtocolChoice> protocolChoices();
std::vector<NumberChoice> switchChoices();
std::vector<NumberChoice> limitChoices();

// "idle-seconds=0", as the engine's --limit takes it. Empty when all is well.
QString setLimit(ServerSettings& settings, const QString& text);
// "leave-in-wlist", "handler-sleep=500", as on the command line. Empty when all is well, else what is
// allowed (English).
QString setSwitch(ServerSettings& settings, const QString& text);
// "leave-in-wlist", "handler-sleep = 500 ms": the switches that are not at their standard and mean
// something to the model.
QStringList switchesOn(const ServerSettings& settings);
// Whether the model's one loop has a place for further descriptors: a UDP socket, a terminal.
bool hostsSources(const QString& model);
// What the switch called so makes visible; empty when there is none.
QString switchConsequence(const QString& name);
// Where the lines of the protocol lines go when the user names no file.
QString standardLinesFile();
// The same settings with whatever the tables do not allow put back to its standard.
ServerSettings validated(ServerSettings settings);

} // namespace muxscope::ui
