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

// What the widget itself draws, without those in it: the inside of an <svg>.
QByteArray ownDrawing(QWidget& widget) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(widget.size());
    generator.setViewBox(QRect(QPoint(), widget.size()));
    generator.setResolution(96); // Qt's own pixels
    QPainter painter(&generator);
    widget.render(&painter, {}, {}, QWidget::RenderFlags());
    painter.end();
    const QByteArray& whole = buffer.data();
    const qsizetype from = whole.indexOf("<defs>");
    const qsizetype to = whole.lastIndexOf("</svg>");
    return from < 0 || to < from ? QByteArray() : whole.mid(from, to - from);
}

// The names of colour runs and the like hold in all of a file, but each drawing counts from one.
QByteArray withNamesOfItsOwn(QByteArray drawing, int number) {
    const QByteArray prefix = "w" + QByteArray::number(number) + "-";
    drawing.replace("id=\"", "id=\"" + prefix);
    drawing.replace("url(#", "url(#" + prefix);
    drawing.replace("xlink:href=\"#", "xlink:href=\"#" + prefix);
    return drawing;
}

// QSvgGenerator knows no clipping: each widget gets an <svg> of its own, which shows nothing beside it.
void addDrawings(QByteArray& out, QWidget& widget, QPoint at, int& number) {
    if (widget.size().isEmpty())
        return;
    out += QStringLiteral("<svg x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" "
                          "viewBox=\"0 0 %3 %4\" overflow=\"hidden\">\n")
               .arg(at.x())
               .arg(at.y())
               .arg(widget.width())
               .arg(widget.height())
               .toUtf8();
    out += withNamesOfItsOwn(ownDrawing(widget), ++number);
    for (QObject* child : widget.children())
        if (auto* inner = qobject_cast<QWidget*>(child);
            inner != nullptr && !inner->isWindow() && inner->isVisibleTo(&widget))
            addDrawings(out, *inner, inner->pos(), number);
    out += "</svg>\n";
}

// https://www.w3.org/TR/SVG11/struct.html#NewDocument
QByteArray asSvg(QWidget& widget) {
    const QString title =
        widget.accessibleName().isEmpty() ? widget.windowTitle() : widget.accessibleName();
    QByteArray out = QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                    "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                                    "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" "
                                    "width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 %2\">\n"
                                    "<title>%3</title>\n<desc>%4</desc>\n"
                                    "<rect width=\"%1\" height=\"%2\" fill=\"%5\"/>\n")
                         .arg(widget.width())
                         .arg(widget.height())
                         .arg(title.toHtmlEscaped(), widget.accessibleDescription().toHtmlEscaped(),
                              Palette::current().panel.name())
                         .toUtf8();
    int number = 0;
    addDrawings(out, widget, {}, number);
    return out + "</svg>\n";
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
