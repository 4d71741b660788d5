// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/raw_bytes.h"

namespace muxscope::ui {

namespace {

int hexDigit(QChar c) {
    const char16_t u = c.toLower().unicode();
    if (u >= u'0' && u <= u'9')
        return u - u'0';
    return u >= u'a' && u <= u'f' ? u - u'a' + 10 : -1;
}

// The byte of a one-letter escape; -1: there is no such escape.
int simpleEscape(QChar c) {
    switch (c.unicode()) {
    case u'r':
        return '\r';
    case u'n':
        return '\n';
    case u't':
        return '\t';
    case u'0':
        return 0;
    case u'\\':
    case u'"':
        return c.unicode();
    default:
        return -1;
    }
}

} // namespace

RawBytes fromEscaped(const QString& text) {
    RawBytes raw;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == QLatin1Char('\n') || c == QLatin1Char('\r'))
            continue;
        if (c != QLatin1Char('\\')) {
            const bool pair = c.isHighSurrogate() && i + 1 < text.size();
            raw.bytes += QStringView(text).mid(i, pair ? 2 : 1).toUtf8();
            i += pair ? 1 : 0;
            continue;
        }
        const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
        if (const int byte = simpleEscape(next); byte >= 0) {
            raw.bytes += static_cast<char>(byte);
            ++i;
            continue;
        }
        const int high = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
        const int low = i + 3 < text.size() ? hexDigit(text[i + 3]) : -1;
        if (next == QLatin1Char('x') && high >= 0 && low >= 0) {
            raw.bytes += static_cast<char>(high * 16 + low);
            i += 3;
            continue;
        }
        if (raw.faultAt < 0)
            raw.faultAt = i;
        raw.bytes += '\\';
    }
    return raw;
}

QString toEscaped(const QByteArray& bytes) {
    QString text;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        if (byte == '\r')
            text += QStringLiteral("\\r");
        else if (byte == '\n')
            text += QStringLiteral("\\n");
        else if (byte == '\\' || byte == '"')
            text += QStringLiteral("\\%1").arg(QLatin1Char(byte));
        else if (value < 0x20 || value > 0x7e)
            text += QStringLiteral("\\x%1").arg(value, 2, 16, QLatin1Char('0'));
        else
            text += QLatin1Char(byte);
    }
    return text;
}

QString toPrintf(const QByteArray& bytes) {
    QString text;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        const bool plain =
            value >= 0x20 && value <= 0x7e && byte != '\\' && byte != '\'' && byte != '%';
        if (plain)
            text += QLatin1Char(byte);
        else
            text += QStringLiteral("\\%1").arg(value, 3, 8, QLatin1Char('0'));
    }
    return text;
}

} // namespace muxscope::ui
