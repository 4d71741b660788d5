// SPDX-License-Identifier: GPL-3.0-or-later
// Cards of one line, for a kernel's region that has many of them or little height: name, what the two
// buffers hold, a flag. What the columns mean stands once above them.
#include "geometry/quantity_text.h"
#include "geometry/stage_card.h"
#include "geometry/text_measure.h"
#include "world/process_names.h"

#include <algorithm>
#include <cmath>

namespace muxscope::ui::stage {

namespace {

constexpr qreal kName = 50;
constexpr qreal kLeastBar = 12;

struct LineColumns {
    qreal name = 0;
    qreal receive = 0; // left edges of the two buffers
    qreal send = 0;
    qreal width = 0; // of each, bar and value
    qreal value = 0;
};

LineColumns columnsOfLine(const QRectF& rect) {
    LineColumns c;
    c.name = rect.x() + 7;
    c.receive = c.name + kName;
    c.width = std::floor((rect.right() - c.receive - 7 - 8) / 2);
    c.send = c.receive + c.width + 8;
    c.value = std::min<qreal>(44, c.width * 0.58);
    if (c.width - c.value < kLeastBar) // the number, and of the bar no more than its colour
        c.value = std::max<qreal>(0, c.width - 5);
    return c;
}

void layName(Scene& scene, const StageInput& input, const QRectF& rect, Fd fd) {
    const int number = world::fdNumber(*input.world, fd).n;
    scene.add(textShape(
        QRectF(rect.x() + 7, rect.y(), kName - 3, rect.height()),
        firstThatFits(FontRole::monoBold,
                      {QStringLiteral("fd %1").arg(number), QString::number(number)}, kName - 3),
        FontRole::monoBold));
}

void layBuffer(Scene& scene, const CardBuffer& buffer, const QRectF& rect, qreal valueWidth,
               Fd fd) {
    Shape bar = bufferBar(buffer, fd);
    bar.rect = QRectF(rect.x(), rect.center().y() - 4,
                      std::max<qreal>(4, rect.width() - valueWidth - 3), 8);
    scene.add(std::move(bar));
    Shape value = textShape(QRectF(rect.right() - valueWidth, rect.y(), valueWidth, rect.height()),
                            levelText(buffer.level, FontRole::monoTiny, valueWidth),
                            FontRole::monoTiny, levelTone(buffer));
    value.meaning = buffer.full ? Meaning::attention : buffer.meaning;
    scene.add(std::move(value));
}

Shape lineFlag(const CardFlag& flag, const QRectF& rect, Fd fd) {
    Shape pill =
        boxShape(rect, flag.now ? Look::strong : Look::outlined, flag.meaning, rect.height() / 2);
    pill.part = flag.part;
    pill.text = firstThatFits(FontRole::monoTiny, {flag.text, flag.text.left(1)}, rect.width() - 6);
    pill.font = FontRole::monoTiny;
    pill.tone = flag.now ? Tone::onStrong : Tone::meaning;
    pill.align = Qt::AlignCenter;
    pill.fd = fd;
    return pill;
}

} // namespace

void layLineHeads(Scene& scene, const QRectF& rect) {
    const LineColumns c = columnsOfLine(rect);
    const auto head = [&](qreal x, const QString& text) {
        scene.add(textShape(QRectF(x, rect.y(), c.width, rect.height()),
                            elided(FontRole::caption, text, c.width), FontRole::caption,
                            Tone::muted));
    };
    head(c.receive, QStringLiteral("recv"));
    head(c.send, QStringLiteral("send"));
}

void layCardLine(Scene& scene, const StageInput& input, const QRectF& rect, Fd fd) {
    layCardBack(scene, input, rect, fd);
    layName(scene, input, rect, fd);
    const LineColumns c = columnsOfLine(rect);
    const CardBuffers buffers = buffersOf(input, fd);
    QRectF receive(c.receive, rect.y(), c.width, rect.height());
    if (const std::optional<CardFlag> flag = flagOf(input, input.world->connection(fd))) {
        // It stands where the bar is: a number says more than a bar this short.
        const QRectF pill(receive.x(), rect.center().y() - 7,
                          std::max<qreal>(16, c.width - c.value - 3), 14);
        scene.add(lineFlag(*flag, pill, fd));
        const qreal room = std::min(c.value, receive.right() - pill.right() - 3);
        scene.add(textShape(QRectF(receive.right() - room, rect.y(), room, rect.height()),
                            levelText(buffers.receive.level, FontRole::monoTiny, room),
                            FontRole::monoTiny, levelTone(buffers.receive)));
    } else {
        layBuffer(scene, buffers.receive, receive, c.value, fd);
    }
    layBuffer(scene, buffers.send, QRectF(c.send, rect.y(), c.width, rect.height()), c.value, fd);
}

void layOtherLine(Scene& scene, const StageInput& input, const QRectF& rect, Fd fd) {
    layCardBack(scene, input, rect, fd);
    layName(scene, input, rect, fd);
    const qreal left = columnsOfLine(rect).receive;
    const qreal width = rect.right() - left - 7;
    Shape kind = textShape(QRectF(left, rect.y(), width, rect.height()),
                           firstThatFits(FontRole::captionBold, whatItIs(*input.world, fd), width),
                           FontRole::captionBold, Tone::meaning);
    kind.meaning = Meaning::asleep;
    scene.add(std::move(kind));
}

QRectF layListenerLine(Scene& scene, const StageInput& input, const QRectF& rect) {
    const Fd fd = input.world->listener;
    layCardBack(scene, input, rect, fd);
    layName(scene, input, rect, fd);
    const qreal left = columnsOfLine(rect).receive;
    return QRectF(left, rect.y(), rect.right() - left - 7, rect.height());
}

} // namespace muxscope::ui::stage
