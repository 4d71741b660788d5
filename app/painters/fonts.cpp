// SPDX-License-Identifier: GPL-3.0-or-later
#include "painters/fonts.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>

namespace muxscope::ui {

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
    font.setPixelSize(QFontInfo(QGuiApplication::font()).pixelSize() - 1 + pixels);
    return font;
}

QFont textFont(int pixels, bool bold) {
    QFont font = QGuiApplication::font();
    font.setPixelSize(QFontInfo(font).pixelSize() + pixels);
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

} // namespace muxscope::ui
