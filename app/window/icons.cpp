// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace muxscope::ui {

namespace {

QPixmap drawn(QByteArray svg, const QColor& colour, int side) {
    svg.replace("#000000", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

} // namespace

QIcon tintedIcon(const QString& name, const QColor& colour, const QColor& disabled) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray svg = file.readAll();
    QIcon icon;
    for (const int side : {16, 20, 32, 48}) {
        icon.addPixmap(drawn(svg, colour, side), QIcon::Normal);
        icon.addPixmap(drawn(svg, disabled, side), QIcon::Disabled);
    }
    return icon;
}

} // namespace muxscope::ui
