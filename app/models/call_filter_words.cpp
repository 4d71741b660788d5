// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/call_filter_words.h"

#include "http/method.h"
#include "models/call_filter_fields.h"

#include <optional>

namespace muxscope::ui {

namespace {

QString latin1(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QStringList listed(const char* words) {
    return QString::fromLatin1(words).split(QLatin1Char(' '));
}

bool isWord(QChar c) {
    return c.isLetterOrNumber() || c == u'_' || c == u'.';
}

// The tokens before the word at the cursor: words and signs; texts in quotes count as one.
QStringList tokensOf(const QString& text) {
    QStringList tokens;
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype from = i;
        if (text[i].isSpace()) {
            ++i;
            continue;
        }
        if (text[i] == u'"') {
            for (++i; i < text.size() && text[i] != u'"'; ++i)
                if (text[i] == u'\\')
                    ++i;
            ++i;
        } else if (isWord(text[i])) {
            while (i < text.size() && isWord(text[i]))
                ++i;
        } else if (QStringLiteral("(){},!~").contains(text[i])) {
            ++i;
            if (text[from] == u'!' && i < text.size() && text[i] == u'=')
                ++i;
        } else {
            while (i < text.size() && QStringLiteral("=<>&|").contains(text[i]))
                ++i;
            i = std::max(i, from + 1);
        }
        tokens << text.mid(from, i - from);
    }
    return tokens;
}

bool isCompare(const QString& token) {
    return listed("== = != < <= > >= ~ contains").contains(token);
}

QStringList callsThatOccurred(const CallFilterValues& values) {
    QStringList names;
    for (std::size_t i = 1; i < trace::kCallCount; ++i)
        if (values.occurred.calls.test(i))
            names << latin1(trace::callName(static_cast<trace::Call>(i)));
    return names;
}

QStringList errorsThatOccurred(const CallFilterValues& values) {
    QStringList names;
    for (int i = 1; i < CallsModel::kErrors; ++i)
        if (values.occurred.errors.test(static_cast<std::size_t>(i)))
            names << latin1(trace::errnoName(i));
    return names;
}

QStringList sites() {
    QStringList names;
    for (std::uint16_t i = 1;; ++i) {
        const std::string_view name = trace::siteName(static_cast<trace::Site>(i));
        if (!trace::siteFromName(name) || name == "none")
            return names;
        names << latin1(name);
    }
}

QStringList valuesOf(CallField field, const CallFilterValues& values) {
    switch (field) {
    case CallField::fd:
        return values.fds;
    case CallField::port:
        return values.ports;
    case CallField::call:
        return callsThatOccurred(values);
    case CallField::error:
        return errorsThatOccurred(values);
    case CallField::kind:
        return callKindNames();
    case CallField::site:
        return sites();
    case CallField::httpMethod: {
        QStringList names;
        for (int i = 0; i < http::kMethodCount - 1; ++i)
            names << latin1(http::methodName(static_cast<http::Method>(i)));
        return names;
    }
    case CallField::httpStatus:
        return listed("200 400 404 500");
    case CallField::took:
    case CallField::time:
        return listed("1ms 10ms 100ms 1s");
    default:
        return {};
    }
}

QStringList beginnings(const CallFilterValues& values) {
    QStringList words;
    for (const CallField field : callFields())
        words << callFieldName(field);
    return words + listed("contains") + callsThatOccurred(values) + errorsThatOccurred(values);
}

// The field that the last token, inside braces or behind an operator, gives a value to.
std::optional<CallField> fieldWantingValue(const QStringList& tokens) {
    if (tokens.isEmpty())
        return {};
    if (isCompare(tokens.last()))
        return tokens.size() > 1 ? callFieldFromName(tokens[tokens.size() - 2]) : std::nullopt;
    if (tokens.last() != QLatin1String("{") && tokens.last() != QLatin1String(","))
        return {};
    const qsizetype brace = tokens.lastIndexOf(QStringLiteral("{"));
    return brace > 1 ? callFieldFromName(tokens[brace - 2]) : std::nullopt;
}

QStringList candidates(const QStringList& tokens, const CallFilterValues& values) {
    static const QStringList kOpen = listed("&& || ! (");
    if (tokens.isEmpty() || kOpen.contains(tokens.last()))
        return beginnings(values);
    if (const auto field = fieldWantingValue(tokens))
        return valuesOf(*field, values);
    const QString& last = tokens.last();
    if (isCompare(last) || last == QLatin1String("{") || last == QLatin1String(","))
        return {};
    if (const auto field = callFieldFromName(last))
        return callComparesOf(*field).split(QLatin1Char(' '));
    if (last == QLatin1String("in"))
        return listed("{");
    return listed("&& ||");
}

} // namespace

CallFilterWords callFilterWords(const QString& text, qsizetype cursor,
                                const CallFilterValues& values) {
    cursor = std::clamp<qsizetype>(cursor, 0, text.size());
    CallFilterWords found;
    found.from = cursor;
    while (found.from > 0 && isWord(text[found.from - 1]))
        --found.from;
    qsizetype end = cursor;
    while (end < text.size() && isWord(text[end]))
        ++end;
    found.length = end - found.from;
    const QString prefix = text.mid(found.from, cursor - found.from);
    const QString before = text.left(found.from);
    if (before.count(QLatin1Char('"')) % 2 != 0) // inside a text
        return found;
    for (const QString& word : candidates(tokensOf(before), values))
        if (word.startsWith(prefix, Qt::CaseInsensitive) && word != prefix &&
            !found.words.contains(word))
            found.words << word;
    return found;
}

} // namespace muxscope::ui
