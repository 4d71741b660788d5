// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/call_filter_fields.h"

#include "http/method.h"
#include "trace/call.h"
#include "trace/event.h"

#include <QCoreApplication>
#include <QStringList>
#include <array>
#include <cmath>
#include <utility>

namespace muxscope::ui {

namespace {

enum class Type { number, name, duration, text };

struct Row {
    CallField field;
    const char* name;
    Type type;
    const char* meaning;
};

constexpr std::array kRows{
    Row{CallField::fd, "fd", Type::number,
        QT_TRANSLATE_NOOP("CallFilter", "the descriptor that the call deals with")},
    Row{CallField::call, "call", Type::name,
        QT_TRANSLATE_NOOP("CallFilter", "the system call's name: recv, send, epoll_wait")},
    Row{CallField::kind, "kind", Type::name,
        QT_TRANSLATE_NOOP(
            "CallFilter",
            "what it does: setup, accept, read, write, close, interest, wait, other")},
    Row{CallField::error, "errno", Type::name,
        QT_TRANSLATE_NOOP("CallFilter", "why it failed, by name or number; 0 = it did not")},
    Row{CallField::result, "result", Type::number,
        QT_TRANSLATE_NOOP("CallFilter", "what it returned; -1 = it failed")},
    Row{CallField::bytes, "bytes", Type::number,
        QT_TRANSLATE_NOOP("CallFilter", "how many bytes it moved; reads and writes only")},
    Row{CallField::took, "took", Type::duration,
        QT_TRANSLATE_NOOP("CallFilter", "how long it lasted, with a unit: ns, us, ms, s")},
    Row{CallField::time, "time", Type::duration,
        QT_TRANSLATE_NOOP("CallFilter", "when it was made, counted from the beginning")},
    Row{CallField::thread, "thread", Type::number,
        QT_TRANSLATE_NOOP("CallFilter", "the thread that made it, from 1")},
    Row{CallField::iteration, "iteration", Type::number,
        QT_TRANSLATE_NOOP("CallFilter", "the turn of the loop, from 1: each wait begins one")},
    Row{CallField::connection, "conn", Type::number,
        QT_TRANSLATE_NOOP("CallFilter", "the connection, from 1 in the order of accept")},
    Row{CallField::port, "port", Type::number, QT_TRANSLATE_NOOP("CallFilter", "the peer's port")},
    Row{CallField::site, "site", Type::name,
        QT_TRANSLATE_NOOP("CallFilter", "the place in the listing, as Loop names it")},
    Row{CallField::httpMethod, "http.method", Type::name,
        QT_TRANSLATE_NOOP("CallFilter", "method of the request that its bytes belong to")},
    Row{CallField::httpTarget, "http.target", Type::text,
        QT_TRANSLATE_NOOP("CallFilter", "target of that request; “contains” or ~ finds a part")},
    Row{CallField::httpStatus, "http.status", Type::number,
        QT_TRANSLATE_NOOP("CallFilter", "status of the answer to that request")},
    Row{CallField::payload, "payload", Type::text,
        QT_TRANSLATE_NOOP("CallFilter",
                          "the bytes themselves, as far as they were recorded: contains \"abc\"")},
    Row{CallField::pid, "pid", Type::number,
        QT_TRANSLATE_NOOP("CallFilter",
                          "the process that made it, where the trace tells its number")},
    Row{CallField::tid, "tid", Type::number,
        QT_TRANSLATE_NOOP("CallFilter", "the thread that made it, by the system's number")},
};

const Row& rowOf(CallField field) {
    return kRows[static_cast<std::size_t>(field)];
}

constexpr std::array kKinds{"setup", "accept",   "read", "write",
                            "close", "interest", "wait", "other"};

std::optional<std::int64_t> duration(const QString& text) {
    constexpr std::pair<const char*, double> kUnits[] = {
        {"ns", 1}, {"us", 1e3}, {"µs", 1e3}, {"ms", 1e6}, {"s", 1e9}};
    for (const auto& [unit, scale] : kUnits) {
        const QString suffix = QString::fromUtf8(unit);
        if (!text.endsWith(suffix))
            continue;
        bool ok = false;
        const double number = text.chopped(suffix.size()).toDouble(&ok);
        if (ok && std::isfinite(number) && std::abs(number * scale) < 9e18)
            return static_cast<std::int64_t>(number * scale);
    }
    return {};
}

std::optional<std::int64_t> named(CallField field, const QString& text) {
    switch (field) {
    case CallField::call:
        if (const auto call = trace::callFromName(text.toStdString()); call && text != u"none")
            return static_cast<std::int64_t>(*call);
        return {};
    case CallField::site:
        if (const auto site = trace::siteFromName(text.toStdString()))
            return static_cast<std::int64_t>(*site);
        return {};
    case CallField::kind:
        for (std::size_t i = 0; i < kKinds.size(); ++i)
            if (text == QLatin1String(kKinds[i]))
                return static_cast<std::int64_t>(i);
        return {};
    case CallField::httpMethod:
        for (int i = 0; i < http::kMethodCount - 1; ++i) {
            const std::string_view name = http::methodName(static_cast<http::Method>(i));
            if (text.toUpper() == QLatin1String(name.data(), static_cast<qsizetype>(name.size())))
                return i;
        }
        return {};
    default: { // errno
        bool ok = false;
        const std::int64_t number = text.toLongLong(&ok);
        if (const auto error = errnoFromName(text))
            return *error;
        return ok ? std::optional(number) : std::nullopt;
    }
    }
}

QString words(const char* text) {
    return QCoreApplication::translate("CallFilter", text);
}

} // namespace

QList<CallField> callFields() {
    QList<CallField> fields;
    for (const Row& row : kRows)
        fields << row.field;
    return fields;
}

QString callFieldName(CallField field) {
    return QString::fromLatin1(rowOf(field).name);
}

std::optional<CallField> callFieldFromName(const QString& name) {
    for (const Row& row : kRows)
        if (name == QLatin1String(row.name))
            return row.field;
    return {};
}

QString callFieldMeaning(CallField field) {
    return words(rowOf(field).meaning);
}

bool isTextField(CallField field) {
    return rowOf(field).type == Type::text;
}

bool canCompare(CallField field, CallCompare compare) {
    if (field == CallField::payload)
        return compare == CallCompare::contains;
    if (compare == CallCompare::equal || compare == CallCompare::notEqual)
        return true;
    if (compare == CallCompare::contains)
        return isTextField(field);
    // An errno can be written as a number: errno > 0 asks for any.
    return rowOf(field).type == Type::number || rowOf(field).type == Type::duration ||
           field == CallField::error;
}

QString callComparesOf(CallField field) {
    if (field == CallField::payload)
        return QStringLiteral("contains");
    QString compares = QStringLiteral("== != in");
    if (isTextField(field))
        compares += QStringLiteral(" contains");
    else if (canCompare(field, CallCompare::less))
        compares += QStringLiteral(" < <= > >=");
    return compares;
}

std::optional<int> errnoFromName(const QString& name) {
    constexpr int kLastError = 133; // errno(3), Linux
    for (int error = 1; error <= kLastError; ++error) {
        const std::string_view known = trace::errnoName(error);
        if (name == QLatin1String(known.data(), static_cast<qsizetype>(known.size())))
            return error;
    }
    if (name == QLatin1String("EWOULDBLOCK"))
        return errnoFromName(QStringLiteral("EAGAIN"));
    return {};
}

QStringList callKindNames() {
    QStringList names;
    for (const char* kind : kKinds)
        names << QString::fromLatin1(kind);
    return names;
}

std::optional<CallFilterValue> callFieldValue(CallField field, const QString& text) {
    if (isTextField(field))
        return CallFilterValue{0, text.toUtf8()};
    std::optional<std::int64_t> number;
    if (rowOf(field).type == Type::duration) {
        number = duration(text);
    } else if (rowOf(field).type == Type::name) {
        number = named(field, text);
    } else {
        bool ok = false;
        number = text.toLongLong(&ok);
        if (!ok)
            number.reset();
    }
    return number ? std::optional(CallFilterValue{*number, {}}) : std::nullopt;
}

QString callFieldFault(CallField field, const QString& text) {
    switch (field) {
    case CallField::call:
        return words(QT_TRANSLATE_NOOP("CallFilter", "“%1” is not a call this program knows"))
            .arg(text);
    case CallField::kind:
        return words(QT_TRANSLATE_NOOP("CallFilter",
                                       "“%1” is not a kind: setup, accept, read, write, close, "
                                       "interest, wait, other"))
            .arg(text);
    case CallField::error:
        return words(QT_TRANSLATE_NOOP("CallFilter", "“%1” is not an errno name or number"))
            .arg(text);
    case CallField::site:
        return words(QT_TRANSLATE_NOOP("CallFilter", "“%1” is not a place of a listing")).arg(text);
    case CallField::httpMethod:
        return words(QT_TRANSLATE_NOOP("CallFilter", "“%1” is not a method of HTTP")).arg(text);
    case CallField::took:
    case CallField::time:
        return words(QT_TRANSLATE_NOOP("CallFilter",
                                       "“%1” is not a time with a unit, like 10ms or 1.5s"))
            .arg(text);
    default:
        return words(QT_TRANSLATE_NOOP("CallFilter", "“%1” is not a whole number")).arg(text);
    }
}

QString callFilterHelp() {
    QString rows;
    for (const CallField field : callFields())
        rows += QStringLiteral("<tr><td><code>%1</code>&nbsp;&nbsp;</td><td>%2</td></tr>")
                    .arg(callFieldName(field), callFieldMeaning(field).toHtmlEscaped());
    const QString example =
        QStringLiteral("fd == 5 && call in {recv, send} && (errno == EAGAIN || took &gt; 10ms)");
    return QStringLiteral("<p>%1</p><table>%2</table><p>%3<br><code>%4</code></p>")
        .arg(words(QT_TRANSLATE_NOOP("CallFilter",
                                     "Which calls are listed. A call's or an errno's name alone is "
                                     "enough, too."))
                 .toHtmlEscaped(),
             rows,
             words(QT_TRANSLATE_NOOP("CallFilter", "Joined by &&, ||, ! and brackets:"))
                 .toHtmlEscaped(),
             example);
}

} // namespace muxscope::ui
