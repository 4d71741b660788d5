// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reference.h"

#include "models/reference_tables.h"

#include <QCoreApplication>
#include <QHash>

namespace muxscope::ui {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("Reference", text);
}

// The same names in small letters where they are header fields.
const QHash<QString, const ReferenceEntry*>& byName() {
    static const QHash<QString, const ReferenceEntry*> names = [] {
        QHash<QString, const ReferenceEntry*> all;
        for (int kind = 0; kind < kReferenceKindCount; ++kind)
            for (const ReferenceEntry& entry : referenceEntries(static_cast<ReferenceKind>(kind))) {
                const QString name = referenceName(entry);
                all.insert(name.endsWith(QLatin1Char(':')) ? name.toLower() : name, &entry);
            }
        return all;
    }();
    return names;
}

} // namespace

std::span<const ReferenceEntry> referenceEntries(ReferenceKind kind) {
    switch (kind) {
    case ReferenceKind::call:
        return reference::calls();
    case ReferenceKind::error:
        return reference::errors();
    case ReferenceKind::mask:
        return reference::masks();
    case ReferenceKind::flag:
        return reference::flags();
    case ReferenceKind::method:
        return reference::methods();
    case ReferenceKind::status:
        return reference::statuses();
    case ReferenceKind::field:
        return reference::fields();
    case ReferenceKind::part:
        return reference::parts();
    }
    return {};
}

QString referenceKindName(ReferenceKind kind) {
    switch (kind) {
    case ReferenceKind::call:
        return words(QT_TRANSLATE_NOOP("Reference", "System calls"));
    case ReferenceKind::error:
        return words(QT_TRANSLATE_NOOP("Reference", "Errors"));
    case ReferenceKind::mask:
        return words(QT_TRANSLATE_NOOP("Reference", "Event masks"));
    case ReferenceKind::flag:
        return words(QT_TRANSLATE_NOOP("Reference", "Flags and options"));
    case ReferenceKind::method:
        return words(QT_TRANSLATE_NOOP("Reference", "HTTP methods"));
    case ReferenceKind::status:
        return words(QT_TRANSLATE_NOOP("Reference", "HTTP status codes"));
    case ReferenceKind::field:
        return words(QT_TRANSLATE_NOOP("Reference", "HTTP header fields"));
    case ReferenceKind::part:
        return words(QT_TRANSLATE_NOOP("Reference", "Parts of a message"));
    }
    return {};
}

const ReferenceEntry* findReference(QStringView topic) {
    const QString name =
        topic.endsWith(QLatin1Char(':')) ? topic.toString().toLower() : topic.toString();
    return byName().value(name, nullptr);
}

QString referenceText(const ReferenceEntry& entry) {
    return words(entry.text);
}

QString referenceName(const ReferenceEntry& entry) {
    return QString::fromLatin1(entry.name);
}

QStringList referenceSeeAlso(const ReferenceEntry& entry) {
    QStringList known;
    for (const QString& name :
         QString::fromLatin1(entry.seeAlso).split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (findReference(name) != nullptr)
            known << name;
    return known;
}

std::vector<const ReferenceEntry*> searchReference(const QString& wanted) {
    const QStringList parts = wanted.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<const ReferenceEntry*> found;
    for (int kind = 0; kind < kReferenceKindCount; ++kind)
        for (const ReferenceEntry& entry : referenceEntries(static_cast<ReferenceKind>(kind))) {
            const QString all = referenceName(entry) + QLatin1Char(' ') +
                                QString::fromUtf8(entry.source) + QLatin1Char(' ') +
                                referenceText(entry);
            bool has = true;
            for (const QString& part : parts)
                has = has && all.contains(part, Qt::CaseInsensitive);
            if (has)
                found.push_back(&entry);
        }
    return found;
}

QString meaningOf(const QString& topic) {
    if (const ReferenceEntry* entry = findReference(topic))
        return QStringLiteral("%1 (%2)").arg(referenceText(*entry),
                                             QString::fromUtf8(entry->source));
    if (topic.endsWith(QLatin1Char(':')))
        return words(QT_TRANSLATE_NOOP(
            "Reference",
            "Not a field that RFC 9110 or its neighbours define: it is passed on as it "
            "is, and only who knows it does something about it."));
    return {};
}

} // namespace muxscope::ui
