// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client_request.h"

#include "client/raw_bytes.h"
#include "session/quantities.h"

#include <QRegularExpression>
#include <QStringList>

namespace muxscope::ui {

namespace {

QStringList headerLines(const QString& headers) {
    static const QRegularExpression kLineEnd(QStringLiteral("\r?\n"));
    return headers.split(kLineEnd, Qt::SkipEmptyParts);
}

// 'it'\''s' for a POSIX shell.
QString shellQuoted(QString text) {
    text.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return QLatin1Char('\'') + text + QLatin1Char('\'');
}

QString wireTarget(const QString& target) {
    if (target.isEmpty())
        return QStringLiteral("/");
    const bool other = target.startsWith(QLatin1Char('/')) || target == QLatin1String("*") ||
                       target.contains(QLatin1String("://"));
    return other ? target : QLatin1Char('/') + target;
}

} // namespace

bool ClientRequest::hasHeader(const QString& name) const {
    for (const QString& line : headerLines(headers)) {
        if (line.section(QLatin1Char(':'), 0, 0).compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

QByteArray ClientRequest::content() const {
    return fileName.isEmpty() ? body.toUtf8() : fileBytes;
}

QByteArray ClientRequest::toBytes(quint16 port, bool keepAlive) const {
    if (raw)
        return fromEscaped(rawText).bytes;
    const QByteArray content = this->content();
    if (plain)
        return content.endsWith('\n') ? content : content + '\n';
    QByteArray bytes = method.toUtf8() + ' ' + wireTarget(target).toUtf8() + " HTTP/1.1\r\n";
    if (!hasHeader(QStringLiteral("Host")))
        bytes += "Host: 127.0.0.1:" + QByteArray::number(port) + "\r\n";
    for (const QString& line : headerLines(headers))
        bytes += line.toUtf8() + "\r\n";
    const bool framed = hasHeader(QStringLiteral("Content-Length")) ||
                        hasHeader(QStringLiteral("Transfer-Encoding"));
    const bool wantsLength = method == QLatin1String("POST") || method == QLatin1String("PUT") ||
                             method == QLatin1String("PATCH");
    if (!framed && (!content.isEmpty() || wantsLength))
        bytes += "Content-Length: " + QByteArray::number(content.size()) + "\r\n";
    if (!keepAlive && !hasHeader(QStringLiteral("Connection")))
        bytes += "Connection: close\r\n";
    return bytes + "\r\n" + content;
}

QString ClientRequest::title(quint16 port) const {
    const qsizetype bytes = toBytes(port, true).size();
    const QString size = sizeText(static_cast<std::uint64_t>(bytes));
    constexpr qsizetype kMost = 32;
    QString what = method + QLatin1Char(' ') + target;
    if (raw || plain)
        what = (raw ? rawText : body).section(QLatin1Char('\n'), 0, 0);
    return QStringLiteral("%1 · %2").arg(
        what.size() > kMost ? what.left(kMost - 1) + QChar(0x2026) : what, size);
}

QString ClientRequest::toPython(quint16 port, int copies) const {
    const QString times = copies > 1 ? QStringLiteral(" * %1").arg(copies) : QString();
    return QStringLiteral("import socket\n\n"
                          "s = socket.create_connection((\"127.0.0.1\", %1), timeout=5)\n"
                          "s.sendall(b\"%2\"%3)\n"
                          "print(s.recv(65536))\n")
        .arg(port)
        .arg(toEscaped(toBytes(port, true)), times);
}

QString ClientRequest::toCurl(quint16 port) const {
    if (raw)
        return QStringLiteral("printf '%1' | nc 127.0.0.1 %2")
            .arg(toPrintf(toBytes(port, true)))
            .arg(port);
    if (plain)
        return QStringLiteral("printf '%s\\n' %1 | nc 127.0.0.1 %2")
            .arg(shellQuoted(body))
            .arg(port);
    QStringList words{QStringLiteral("curl -i")};
    if (method == QLatin1String("HEAD"))
        words << QStringLiteral("-I");
    else if (method != QLatin1String("GET") || !content().isEmpty())
        words << QStringLiteral("-X") << shellQuoted(method);
    for (const QString& line : headerLines(headers))
        words << QStringLiteral("-H") << shellQuoted(line);
    if (!fileName.isEmpty())
        words << QStringLiteral("--data-binary") << QLatin1Char('@') + shellQuoted(fileName);
    else if (!body.isEmpty())
        words << QStringLiteral("--data-binary") << shellQuoted(body);
    const QString wire = wireTarget(target);
    if (wire == QLatin1String("*"))
        words << QStringLiteral("--request-target '*'")
              << shellQuoted(QStringLiteral("http://127.0.0.1:%1/").arg(port));
    else if (wire.contains(QLatin1String("://")))
        words << shellQuoted(wire);
    else
        words << QStringLiteral("--path-as-is")
              << shellQuoted(QStringLiteral("http://127.0.0.1:%1%2").arg(port).arg(wire));
    return words.join(QLatin1Char(' '));
}

} // namespace muxscope::ui
