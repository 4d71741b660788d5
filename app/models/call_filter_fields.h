// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of the filter's language: their names, what may be compared with what, and what they
// mean. For call_filter_parser.cpp, the completion and the help. Pure; GUI thread (translated texts).
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <cstdint>
#include <optional>

namespace muxscope::ui {

enum class CallField {
    fd,
    call,
    kind,
    error,
    result,
    bytes,
    took,
    time,
    thread,
    iteration,
    connection,
    port,
    site,
    httpMethod,
    httpTarget,
    httpStatus,
    payload,
    pid,
    tid,
};
enum class CallCompare { equal, notEqual, less, lessEqual, greater, greaterEqual, contains };

// A value as it is compared: a number, or bytes of fields that are text.
struct CallFilterValue {
    std::int64_t number = 0;
    QByteArray text;
};

QList<CallField> callFields();
QString callFieldName(CallField field); // "http.status"
std::optional<CallField> callFieldFromName(const QString& name);
QString callFieldMeaning(CallField field); // one line, for the tool tip
bool isTextField(CallField field);
// Whether the comparison makes sense for the field: names have no order.
bool canCompare(CallField field, CallCompare compare);
QString callComparesOf(CallField field); // "== !=", for messages

// nullopt when the text is no value of the field; valueFault() then says why not.
std::optional<CallFilterValue> callFieldValue(CallField field, const QString& text);
QString callFieldFault(CallField field, const QString& text);
std::optional<int> errnoFromName(const QString& name);
QStringList callKindNames();

// The language in short, with every field's meaning (rich text).
QString callFilterHelp();

} // namespace muxscope::ui
