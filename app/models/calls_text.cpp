// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calls_text.h"

#include "http/method.h"
#include "models/calls_cells.h"
#include "trace/event_text.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace muxscope::ui {

namespace {

QString latin1(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

// RFC 4180.
QString csvCell(QString text) {
    if (!text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"')) &&
        !text.contains(QLatin1Char('\n')) && !text.contains(QLatin1Char('\r')))
        return text;
    return QStringLiteral("\"%1\"").arg(text.replace(QLatin1Char('"'), QStringLiteral("\"\"")));
}

void addAnswer(QJsonObject& object, const CallRow& row) {
    if (!row.exit)
        return;
    object.insert(QStringLiteral("result"),
                  row.exit->error() != 0 ? -1 : static_cast<qint64>(row.exit->record.value));
    if (row.exit->error() != 0)
        object.insert(QStringLiteral("errno"), latin1(trace::errnoName(row.exit->error())));
    object.insert(QStringLiteral("tookNs"),
                  static_cast<qint64>(row.exit->record.atNs - row.enter.record.atNs));
    if (const auto bytes = bytesOf(row))
        object.insert(QStringLiteral("bytes"), static_cast<qint64>(*bytes));
}

void addIndexed(QJsonObject& object, const CallRow& row, const CallIndex& index) {
    object.insert(QStringLiteral("iteration"),
                  static_cast<qint64>(index.iterationAt(row.enter.index)));
    if (const auto peer = peerOf(row, index)) {
        object.insert(QStringLiteral("connection"), static_cast<qint64>(peer->connection));
        object.insert(QStringLiteral("peerPort"), peer->port);
    }
    const auto http = httpOf(row, index);
    if (!http || http->method == http::Method::Unknown)
        return;
    object.insert(QStringLiteral("httpMethod"), latin1(http::methodName(http->method)));
    if (!http->target.isNull())
        object.insert(QStringLiteral("httpTarget"), QString::fromUtf8(http->target));
    if (http->status != 0)
        object.insert(QStringLiteral("httpStatus"), http->status);
}

QString jsonRow(const CallsModel& model, int number) {
    const CallRow row = model.row(number);
    QJsonObject object;
    object.insert(QStringLiteral("event"), static_cast<qint64>(row.enter.moment()));
    object.insert(QStringLiteral("atNs"), static_cast<qint64>(row.enter.record.atNs));
    object.insert(QStringLiteral("thread"), row.enter.record.thread.n);
    if (!row.enter.isEnter()) {
        object.insert(QStringLiteral("note"), callCell(row, CallsModel::callColumn, nullptr));
    } else {
        object.insert(QStringLiteral("call"), latin1(trace::callName(row.enter.call())));
        object.insert(QStringLiteral("text"), QString::fromStdString(trace::callText(row.enter)));
        if (fdOf(row.enter).valid())
            object.insert(QStringLiteral("fd"), fdOf(row.enter).n);
        addAnswer(object, row);
        if (model.callIndex() != nullptr)
            addIndexed(object, row, *model.callIndex());
    }
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

CallsText::CallsText(CallsFormat format, QList<int> columns)
    : m_format(format), m_columns(std::move(columns)) {
    if (m_format == CallsFormat::json) {
        m_text = QStringLiteral("[\n");
    } else if (m_format == CallsFormat::csv) {
        QStringList names;
        for (const int column : m_columns)
            names << CallsModel::columnName(column);
        m_text = names.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    }
}

void CallsText::add(const CallsModel& model, int row) {
    if (m_format == CallsFormat::json) {
        m_text += (m_first ? QString() : QStringLiteral(",\n")) + jsonRow(model, row);
        m_first = false;
        return;
    }
    const CallRow call = model.row(row);
    QStringList cells;
    for (const int column : m_columns) {
        QString cell = callCell(call, column, model.callIndex());
        cell.replace(QChar(0xa0), QLatin1Char(' ')); // for lines on a screen only
        cells << (m_format == CallsFormat::csv ? csvCell(cell) : cell);
    }
    m_text += m_format == CallsFormat::csv ? cells.join(QLatin1Char(',')) + QStringLiteral("\r\n")
                                           : cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
}

QString CallsText::take() {
    if (m_format == CallsFormat::json)
        m_text += m_first ? QStringLiteral("]\n") : QStringLiteral("\n]\n");
    return std::move(m_text);
}

} // namespace muxscope::ui
