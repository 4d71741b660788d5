// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/picture_export.h"

#include "painters/palette.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QImageWriter>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QWidget>

namespace muxscope::ui {

namespace {

constexpr int kSharpness = 2; // pixels of the file for one of the screen

QByteArray asSvg(QWidget& widget) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(widget.size());
    generator.setViewBox(QRect(QPoint(), widget.size()));
    generator.setResolution(96); // Qt's own pixels
    generator.setTitle(widget.accessibleName().isEmpty() ? widget.windowTitle()
                                                         : widget.accessibleName());
    generator.setDescription(widget.accessibleDescription());
    QPainter painter(&generator);
    painter.fillRect(widget.rect(), Palette::current().panel);
    widget.render(&painter);
    painter.end();
    return buffer.data();
}

QByteArray asPng(QWidget& widget) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter(&buffer, "png").write(pictureOf(widget));
    return bytes;
}

} // namespace

QImage pictureOf(QWidget& widget) {
    QImage image(widget.size() * kSharpness, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(kSharpness);
    image.fill(Palette::current().panel);
    widget.render(&image);
    return image;
}

QString savePicture(QWidget& widget, const QString& path) {
    const bool svg =
        QFileInfo(path).suffix().compare(QStringLiteral("svg"), Qt::CaseInsensitive) == 0;
    const QByteArray bytes = svg ? asSvg(widget) : asPng(widget);
    QSaveFile file(path);
    if (!bytes.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() &&
        file.commit())
        return {};
    return QCoreApplication::translate("PictureDialog", "Cannot write %1: %2")
        .arg(path, file.errorString());
}

} // namespace muxscope::ui
