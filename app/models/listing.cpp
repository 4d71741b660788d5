// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/listing.h"

#include <QFile>
#include <QRegularExpression>

// In a static library the linker drops what nobody names.
static void initListings() {
    Q_INIT_RESOURCE(listings);
}

namespace muxscope::ui {

namespace {

// Several sites on one line: `#@ watchWriting unwatchWriting`.
Listing::Line parseLine(QString text, QLatin1String marker, QStringList* unknown) {
    Listing::Line line;
    const qsizetype at = text.lastIndexOf(marker);
    if (at >= 0) {
        static const QRegularExpression kSpaces(QStringLiteral("\\s+"));
        bool good = true;
        const QStringList names =
            text.mid(at + marker.size()).trimmed().split(kSpaces, Qt::SkipEmptyParts);
        for (const QString& name : names) {
            const auto site = trace::siteFromName(name.toStdString());
            if (site)
                line.sites.push_back(*site);
            else if (unknown != nullptr)
                *unknown << name;
            good = good && site.has_value();
        }
        if (good && !names.isEmpty())
            text.truncate(at);
    }
    while (text.endsWith(QLatin1Char(' ')))
        text.chop(1);
    line.text = std::move(text);
    return line;
}

// The lines of one of the two programs that a text is.
QStringList linesOf(const QString& text, QLatin1String choice, Listing::Sends sends) {
    static const QRegularExpression kIndent(QStringLiteral("^ *"));
    QStringList lines;
    for (QString line : text.split(QLatin1Char('\n'))) {
        const qsizetype begins = kIndent.match(line).capturedLength();
        const bool onlyAtOnce = line.endsWith(choice);
        const bool onlyWithRoom = line.mid(begins).startsWith(choice) && !onlyAtOnce;
        if (sends == Listing::Sends::atOnce ? onlyWithRoom : onlyAtOnce)
            continue;
        if (onlyAtOnce)
            line.chop(choice.size());
        else if (onlyWithRoom)
            line.remove(begins, choice.size() + 1);
        lines << line;
    }
    return lines;
}

} // namespace

Listing Listing::parse(const QString& text, Language language, Sends sends, QStringList* unknown) {
    const QLatin1String marker(language == Language::python ? "#@" : "//@");
    const QLatin1String choice(language == Language::python ? "#~" : "//~");
    Listing listing;
    QStringList lines = linesOf(text, choice, sends);
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    for (QString& line : lines)
        listing.lines.push_back(parseLine(std::move(line), marker, unknown));
    return listing;
}

Listing Listing::load(const QString& model, Language language, Sends sends) {
    initListings();
    QString name = model;
    name.replace(QLatin1Char('-'), QLatin1Char('_'));
    name +=
        (language == Language::python ? QStringLiteral("_server.py") : QStringLiteral("_server.c"));
    QFile file(QStringLiteral(":/listings/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    Listing listing = parse(QString::fromUtf8(file.readAll()), language, sends);
    listing.fileName = name;
    return listing;
}

std::optional<int> Listing::lineOf(trace::Site site) const {
    if (site == trace::Site::none)
        return {};
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (const trace::Site each : lines[i].sites)
            if (each == site)
                return static_cast<int>(i);
    return {};
}

} // namespace muxscope::ui
