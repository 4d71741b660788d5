// SPDX-License-Identifier: GPL-3.0-or-later
#include "painters/fonts.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>
#include <QGuiApplication>

#include <algorithm>

namespace muxscope::ui {

namespace {
constexpr int kUsualPixels = 13; // as in window/theme

qreal s_zoomFactor = 1;
} // namespace

QFont monoFont(int pixels) {
    static const QString kFamily = [] {
        const QString wanted = QStringLiteral("DejaVu Sans Mono");
        return QFontDatabase::hasFamily(wanted)
                   ? wanted
                   : QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    }();
    QFont font(kFamily);
    font.setStyleHint(QFont::Monospace);
    // DejaVu Sans Mono looks larger than a text face of the same size.
    font.setPixelSize(zoomed(kUsualPixels - 1 + pixels));
    return font;
}

int lineHeightOf(const QFont& font) {
    const QFontMetrics metrics(font);
    return std::max(metrics.lineSpacing(),
                    metrics.boundingRect(QString::fromUtf8("中g")).height() + 2);
}

qreal zoomFactor() {
    return s_zoomFactor;
}

void setZoomFactor(qreal factor) {
    s_zoomFactor = factor;
}

int zoomed(int pixels) {
    return qRound(pixels * zoomFactor());
}

QPointF toPicture(QPointF point) {
    return point / zoomFactor();
}

QSize toPicture(QSize size) {
    return (QSizeF(size) / zoomFactor()).toSize();
}

QFont textFont(int pixels, bool bold) {
    QFont font = QGuiApplication::font();
    font.setPixelSize(zoomed(kUsualPixels + pixels));
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

} // namespace muxscope::ui
