// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/server_choices.h"

#include "server/models/model_table.h"
#include "server/protocols/make_protocol.h"
#include "server/server.h"
#include "server/server_limits.h"
#include "server/teaching_switches.h"
#include "session/server_words.h"

#include <QMap>
#include <QStandardPaths>
#include <algorithm>
#include <map>
#include <string>

namespace muxscope::ui {

namespace {

QString text(std::string_view view) {
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QString capitalized(QString title) {
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return title;
}

// The kernel's answers, in the engine's English: asked for once.
const std::string& whyNot(const server::ModelFacts& model) {
    static std::map<std::string_view, std::string> answers;
    const auto known = answers.find(model.name);
    return known != answers.end()
               ? known->second
               : answers.emplace(model.name, server::whyUnavailable(model)).first->second;
}

// Puts back what the table does not have or allow.
void keepAllowed(QMap<QString, qint64>& values, const std::vector<NumberChoice>& allowed) {
    QMap<QString, qint64> kept;
    for (const NumberChoice& choice : allowed) {
        const auto given = values.constFind(choice.name);
        if (given != values.constEnd() && *given >= choice.least && *given <= choice.most &&
            *given != choice.standard)
            kept.insert(choice.name, *given);
    }
    values = kept;
}

} // namespace

std::vector<ModelChoice> modelChoices() {
    std::vector<ModelChoice> choices;
    for (const server::ModelFacts& model : server::modelTable())
        choices.push_back({text(model.name), capitalized(tableText(server::groupName(model.group))),
                           tableText(model.about), unavailableReason(whyNot(model)),
                           model.hostsSources});
    // The table may have its rows in any order; the groups' order is that of the lecture notes.
    const auto groupOf = [](const ModelChoice& choice) {
        return server::findModel(choice.name.toStdString())->group;
    };
    std::stable_sort(
        choices.begin(), choices.end(),
        [&](const ModelChoice& a, const ModelChoice& b) { return groupOf(a) < groupOf(b); });
    return choices;
}

std::vector<ProtocolChoice> protocolChoices() {
    std::vector<ProtocolChoice> choices;
    for (const server::ProtocolFacts& protocol : server::protocolTable())
        choices.push_back({text(protocol.name),
                           protocol.name == "http" ? QStringLiteral("HTTP") : text(protocol.name),
                           tableText(protocol.about)});
    return choices;
}

std::vector<NumberChoice> switchChoices() {
    const server::TeachingSwitches untouched;
    std::vector<NumberChoice> choices;
    for (const server::SwitchFacts& facts : server::switchTable())
        choices.push_back({text(facts.name), tableText(facts.about), tableText(facts.consequence),
                           unitText(facts.unit), facts.least, facts.most, facts.valueIn(untouched),
                           facts.flag != nullptr,
                           text(facts.models).split(QLatin1Char(' '), Qt::SkipEmptyParts)});
    return choices;
}

std::vector<NumberChoice> limitChoices() {
    const server::ServerLimits untouched;
    std::vector<NumberChoice> choices;
    for (const server::LimitFacts& facts : server::limitTable())
        choices.push_back({text(facts.name),
                           tableText(facts.about),
                           {},
                           unitText(facts.unit),
                           facts.least,
                           facts.most,
                           untouched.*facts.number / facts.scale,
                           false,
                           {}});
    return choices;
}

QStringList modelNames() {
    QStringList names;
    for (const std::string_view name : server::modelNames())
        names << text(name);
    return names;
}

QStringList protocolNames() {
    QStringList names;
    for (const std::string_view name : server::protocolNames())
        names << text(name);
    return names;
}

QString setSwitch(ServerSettings& settings, const QString& given) {
    server::TeachingSwitches set;
    if (const Status status = server::setSwitch(set, given.toStdString()); !status)
        return QString::fromStdString(status.error().text);
    const server::TeachingSwitches untouched;
    const QString name = given.section(QLatin1Char('='), 0, 0);
    for (const server::SwitchFacts& facts : server::switchTable()) {
        if (text(facts.name) != name)
            continue;
        settings.switches.remove(name);
        if (facts.valueIn(set) != facts.valueIn(untouched))
            settings.switches.insert(name, facts.valueIn(set));
    }
    return {};
}

QString setLimit(ServerSettings& settings, const QString& given) {
    server::ServerLimits set;
    if (const Status status = server::setLimit(set, given.toStdString()); !status)
        return QString::fromStdString(status.error().text);
    const QString name = given.section(QLatin1Char('='), 0, 0);
    for (const server::LimitFacts& facts : server::limitTable())
        if (text(facts.name) == name)
            settings.limits.insert(name, set.*facts.number / facts.scale);
    return {};
}

QStringList switchesOn(const ServerSettings& settings) {
    QStringList on;
    for (const NumberChoice& choice : switchChoices()) {
        const qint64 value = settings.switches.value(choice.name, choice.standard);
        if (value == choice.standard || !choice.meansSomethingTo(settings.model))
            continue;
        on << (choice.flag
                   ? choice.name
                   : QStringLiteral("%1 = %2 %3").arg(choice.name).arg(value).arg(choice.unit));
    }
    return on;
}

bool hostsSources(const QString& model) {
    const server::ModelFacts* facts = server::findModel(model.toStdString());
    return facts != nullptr && facts->hostsSources;
}

QString switchConsequence(const QString& name) {
    for (const server::SwitchFacts& facts : server::switchTable())
        if (text(facts.name) == name)
            return tableText(facts.consequence);
    return {};
}

QString standardLinesFile() {
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
           QStringLiteral("/lines.txt");
}

ServerSettings validated(ServerSettings settings) {
    const ServerSettings standard;
    if (server::findModel(settings.model.toStdString()) == nullptr)
        settings.model = standard.model;
    const auto protocols = server::protocolNames();
    if (std::find(protocols.begin(), protocols.end(), settings.protocol.toStdString()) ==
        protocols.end())
        settings.protocol = standard.protocol;
    if (settings.backlog < 0 || settings.backlog > kMostBacklog)
        settings.backlog = standard.backlog;
    if (settings.udpPort < -1 || settings.udpPort > 65535)
        settings.udpPort = standard.udpPort;
    keepAllowed(settings.switches, switchChoices());
    keepAllowed(settings.limits, limitChoices());
    return settings;
}

} // namespace muxscope::ui
