// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/reference_page.h"

#include "painters/palette.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace muxscope::ui {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("ReferencePage", text);
}

QString link(const QString& name, const QString& shown) {
    return QStringLiteral("<a style=\"color:%1; text-decoration:none\" href=\"word:%2\">%3</a>")
        .arg(Palette::current().read.text.name(), name.toHtmlEscaped(), shown.toHtmlEscaped());
}

QString coloured(const QString& text, const QColor& colour) {
    return QStringLiteral("<span style=\"color:%1\">%2</span>")
        .arg(colour.name(), text.toHtmlEscaped());
}

QString plainName(const QString& name) {
    return name.endsWith(QLatin1Char(':')) ? name.chopped(1) : name;
}

// Names in capitals, with an underline or of three digits are links; "select" may be an English word.
QString linked(const QString& text, const QString& own) {
    static const QRegularExpression word(QStringLiteral(
        "\\b([A-Z][A-Z0-9_]{2,}|[a-z]+_[a-z0-9_]+|accept4|fcntl|recv|[1-5][0-9]{2})\\b"));
    QString html;
    qsizetype from = 0;
    for (auto match = word.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        const QString name = found.captured();
        html += text.mid(from, found.capturedStart() - from).toHtmlEscaped();
        html +=
            name != own && findReference(name) != nullptr ? link(name, name) : name.toHtmlEscaped();
        from = found.capturedEnd();
    }
    return html + text.mid(from).toHtmlEscaped();
}

QString allWordsLink() {
    return QStringLiteral("<p>%1</p>")
        .arg(link(QStringLiteral("*"), words(QT_TRANSLATE_NOOP("ReferencePage", "All words"))));
}

QString kindOf(const ReferenceEntry& entry) {
    for (int i = 0; i < kReferenceKindCount; ++i) {
        const auto kind = static_cast<ReferenceKind>(i);
        const auto all = referenceEntries(kind);
        if (&entry >= all.data() && &entry < all.data() + all.size())
            return referenceKindName(kind);
    }
    return {};
}

} // namespace

QString referencePage(const ReferenceEntry& entry, const QString& above) {
    const Palette& palette = Palette::current();
    const QString name = referenceName(entry);
    QString html =
        QStringLiteral("<h3 style=\"margin-bottom:2px\">%1</h3><p style=\"margin-top:0\">%2</p>")
            .arg(plainName(name).toHtmlEscaped(),
                 coloured(
                     QStringLiteral("%1 · %2").arg(kindOf(entry), QString::fromUtf8(entry.source)),
                     palette.textMuted));
    if (!above.isEmpty())
        html += QStringLiteral("<p style=\"color:%1\">%2</p>")
                    .arg(palette.attention.text.name(), linked(above, name));
    html += QStringLiteral("<p>%1</p>").arg(linked(referenceText(entry), name));
    QStringList others;
    for (const QString& other : referenceSeeAlso(entry))
        others << link(other, plainName(other));
    if (!others.isEmpty())
        html += QStringLiteral("<p>%1 %2</p>")
                    .arg(coloured(words(QT_TRANSLATE_NOOP("ReferencePage", "See also:")),
                                  palette.textMuted),
                         others.join(QStringLiteral(" · ")));
    return html + allWordsLink();
}

QString referenceUnknownPage(const QString& topic) {
    const QString meaning = meaningOf(topic);
    return QStringLiteral("<h3>%1</h3><p>%2</p>")
               .arg(plainName(topic).toHtmlEscaped(),
                    (meaning.isEmpty()
                         ? words(QT_TRANSLATE_NOOP("ReferencePage",
                                                   "Nothing is written about this word."))
                         : meaning)
                        .toHtmlEscaped()) +
           allWordsLink();
}

QString referenceIndexPage() {
    QString html;
    for (int i = 0; i < kReferenceKindCount; ++i) {
        const auto kind = static_cast<ReferenceKind>(i);
        QStringList names;
        for (const ReferenceEntry& entry : referenceEntries(kind))
            names << link(referenceName(entry), plainName(referenceName(entry)));
        html += QStringLiteral(
                    "<h4 style=\"margin-bottom:2px\">%1</h4><p style=\"margin-top:0\">%2</p>")
                    .arg(referenceKindName(kind).toHtmlEscaped(), names.join(QStringLiteral("  ")));
    }
    return html;
}

} // namespace muxscope::ui
