// SPDX-License-Identifier: GPL-3.0-or-later
// A log in a test's own words, and what dump --json says of it.
#pragma once

#include "analysis/analysis.h"
#include "analysis/analysis_json.h"
#include "import/strace_import.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <string>
#include <utility>
#include <vector>

namespace muxscope {

using NamedLogs = std::vector<std::pair<QString, QByteArray>>;

// Empty when the files are refused.
inline QJsonObject analysedFiles(const NamedLogs& logs) {
    const QTemporaryDir folder;
    std::vector<std::string> paths;
    for (const auto& [name, text] : logs) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(text);
        paths.push_back(file.fileName().toStdString());
    }
    strace::ThreadRoll roll;
    strace::Remarks remarks;
    analysis::Analysis analysis(roll);
    if (!strace::importLogs(paths, analysis, roll, remarks))
        return {};
    analysis.finish();
    QByteArray json;
    analysis::writeJson(analysis, remarks.texts(), [&](std::string_view text) {
        json.append(text.data(), static_cast<qsizetype>(text.size()));
        return true;
    });
    return QJsonDocument::fromJson(json).object();
}

inline QJsonObject analysed(const QByteArray& log) {
    return analysedFiles({{"log", log}});
}

inline QByteArray compact(const QJsonValue& value) {
    return value.isArray()    ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
           : value.isObject() ? QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)
                              : QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
}

// "muxcalls.0.ready.r" of an object, as compact text; one value alone stands in brackets.
inline QByteArray at(const QJsonObject& json, const QString& path) {
    QJsonValue value = json;
    for (const QString& step : path.split('.')) {
        bool number = false;
        const int index = step.toInt(&number);
        value =
            number && value.isArray() ? value.toArray().at(index) : value.toObject().value(step);
    }
    return compact(value);
}

} // namespace muxscope
