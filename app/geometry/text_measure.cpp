// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/text_measure.h"

#include <QFontMetricsF>
#include <QHash>
#include <QTextBoundaryFinder>
#include <array>

namespace muxscope::ui {

namespace {

struct Face {
    QFont font;
    QFontMetricsF metrics{QFont()};
    QHash<QString, qreal> widths;
};

QFont makeFont(FontRole role) {
    const bool mono = role == FontRole::mono || role == FontRole::monoBold ||
                      role == FontRole::monoSmall || role == FontRole::monoTiny;
    QFont font;
    font.setFamilies(
        mono ? QStringList{QStringLiteral("DejaVu Sans Mono"),
                           QStringLiteral("Noto Sans Mono CJK SC"), QStringLiteral("monospace")}
             : QStringList{QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC"),
                           QStringLiteral("DejaVu Sans"), QStringLiteral("sans-serif")});
    static constexpr std::array<int, kFontRoles> kPixels = {11, 11, 13, 13, 13, 13, 13, 11, 9};
    font.setPixelSize(kPixels[static_cast<std::size_t>(role)]);
    if (role == FontRole::captionBold || role == FontRole::bodyBold || role == FontRole::title)
        font.setWeight(QFont::DemiBold);
    if (role == FontRole::monoBold)
        font.setBold(true);
    font.setKerning(false);
    return font;
}

Face& face(FontRole role) {
    static std::array<Face, kFontRoles> faces = [] {
        std::array<Face, kFontRoles> made;
        for (std::size_t i = 0; i < made.size(); ++i) {
            made[i].font = makeFont(static_cast<FontRole>(i));
            made[i].metrics = QFontMetricsF(made[i].font);
        }
        return made;
    }();
    return faces[static_cast<std::size_t>(role)];
}

} // namespace

const QFont& fontOf(FontRole role) {
    return face(role).font;
}

qreal textWidth(FontRole role, const QString& text) {
    constexpr int kRemembered = 8192;
    Face& of = face(role);
    const auto known = of.widths.constFind(text);
    if (known != of.widths.constEnd())
        return *known;
    if (of.widths.size() >= kRemembered)
        of.widths.clear();
    const qreal width = of.metrics.horizontalAdvance(text);
    of.widths.insert(text, width);
    return width;
}

qreal lineHeight(FontRole role) {
    return face(role).metrics.height();
}

QString elided(FontRole role, const QString& text, qreal width) {
    if (textWidth(role, text) <= width)
        return text;
    const QString cut = face(role).metrics.elidedText(text, Qt::ElideRight, width);
    return textWidth(role, cut) <= width ? cut : QString();
}

QString firstThatFits(FontRole role, const QStringList& variants, qreal width) {
    for (const QString& variant : variants) {
        if (textWidth(role, variant) <= width)
            return variant;
    }
    return variants.isEmpty() ? QString() : elided(role, variants.back(), width);
}

QStringList wrapped(FontRole role, const QString& text, qreal width, int maxLines) {
    QStringList lines;
    QString rest = text.trimmed();
    rest.replace(QLatin1Char('\n'), QLatin1Char(' '));
    while (!rest.isEmpty()) {
        if (lines.size() + 1 >= maxLines || textWidth(role, rest) <= width) {
            lines << elided(role, rest, width);
            break;
        }
        qsizetype fits = 0;
        QTextBoundaryFinder places(QTextBoundaryFinder::Line, rest);
        for (qsizetype i = places.toNextBoundary(); i > 0; i = places.toNextBoundary()) {
            if (face(role).metrics.horizontalAdvance(rest.left(i).trimmed()) > width)
                break;
            fits = i;
        }
        if (fits == 0) {
            lines << elided(role, rest, width);
            break;
        }
        lines << rest.left(fits).trimmed();
        rest = rest.mid(fits).trimmed();
    }
    return lines;
}

} // namespace muxscope::ui
