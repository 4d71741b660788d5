// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/request_history.h"

#include "session/session.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace muxscope::ui {

namespace {

constexpr qsizetype kMostLine = 64 * 1024; // a longer one is not kept for the next run

QString lineOf(const RequestHistory::Entry& entry) {
    const ClientRequest& request = entry.request;
    const QJsonObject object{
        {QStringLiteral("method"), request.method},
        {QStringLiteral("target"), request.target},
        {QStringLiteral("headers"), request.headers},
        {QStringLiteral("body"), request.body},
        {QStringLiteral("plain"), request.plain},
        {QStringLiteral("raw"), request.raw},
        {QStringLiteral("rawText"), request.rawText},
        {QStringLiteral("file"), request.fileName},
        {QStringLiteral("way"), static_cast<int>(entry.plan.way)},
        {QStringLiteral("stopAt"), static_cast<double>(entry.plan.stopAt)},
        {QStringLiteral("copies"), entry.plan.copies},
        {QStringLiteral("clients"), entry.plan.clients},
    };
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

RequestHistory::Entry entryOf(const QJsonObject& object) {
    const auto text = [&object](const char* name) {
        return object.value(QLatin1String(name)).toString();
    };
    const auto number = [&object](const char* name, int least, int most) {
        return qBound(least, object.value(QLatin1String(name)).toInt(least), most);
    };
    RequestHistory::Entry entry;
    entry.request.method = text("method");
    entry.request.target = text("target");
    entry.request.headers = text("headers");
    entry.request.body = text("body");
    entry.request.plain = object.value(QLatin1String("plain")).toBool();
    entry.request.raw = object.value(QLatin1String("raw")).toBool();
    entry.request.rawText = text("rawText");
    entry.request.fileName = text("file");
    entry.plan.way = static_cast<Sending>(number("way", 0, static_cast<int>(Sending::count) - 1));
    entry.plan.stopAt = number("stopAt", 0, 1 << 30);
    entry.plan.copies = number("copies", 1, kMostCopies);
    entry.plan.clients = number("clients", 1, kMostClients);
    return entry;
}

} // namespace

RequestHistory& RequestHistory::of(Session& session) {
    auto* history = session.findChild<RequestHistory*>(QString(), Qt::FindDirectChildrenOnly);
    return history != nullptr ? *history : *new RequestHistory(&session);
}

void RequestHistory::add(Entry entry) {
    entry.request.fileBytes.clear();
    m_entries.removeAll(entry);
    m_entries.prepend(std::move(entry));
    if (m_entries.size() > kMost)
        m_entries.resize(kMost);
    emit changed();
}

void RequestHistory::clear() {
    m_entries.clear();
    emit changed();
}

QStringList RequestHistory::lines() const {
    QStringList lines;
    for (const Entry& entry : m_entries)
        if (const QString line = lineOf(entry); line.size() <= kMostLine)
            lines << line;
    return lines;
}

void RequestHistory::setLines(const QStringList& lines) {
    m_entries.clear();
    for (const QString& line : lines) {
        const QJsonDocument document = QJsonDocument::fromJson(line.toUtf8());
        if (document.isObject() && m_entries.size() < kMost)
            m_entries << entryOf(document.object());
    }
    emit changed();
}

} // namespace muxscope::ui
