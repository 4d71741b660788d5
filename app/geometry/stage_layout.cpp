// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/stage_layout.h"

#include "geometry/stage_parts.h"
#include "geometry/text_measure.h"
#include "world/process_names.h"

#include <QCoreApplication>
#include <algorithm>

namespace muxscope::ui {

namespace stage {

Shape textShape(const QRectF& rect, const QString& text, FontRole font, Tone tone,
                Qt::Alignment align) {
    Shape shape;
    shape.kind = ShapeKind::text;
    shape.rect = rect;
    shape.text = text;
    shape.font = font;
    shape.tone = tone;
    shape.align = align;
    return shape;
}

Shape boxShape(const QRectF& rect, Look look, Meaning meaning, qreal radius) {
    Shape shape;
    shape.look = look;
    shape.meaning = meaning;
    shape.rect = rect;
    shape.radius = radius;
    return shape;
}

Shape lineShape(QPointF from, QPointF to, Look look, Meaning meaning) {
    Shape shape;
    shape.kind = ShapeKind::line;
    shape.look = look;
    shape.meaning = meaning;
    shape.rect = QRectF(from, to);
    return shape;
}

std::vector<GridToken> numbered(std::vector<GridToken> tokens, const world::World& world) {
    if (!world.processes.empty())
        for (GridToken& token : tokens)
            token.number = world::fdNumber(world, token.fd);
    return tokens;
}

std::vector<Watched> watchedBy(const world::Mux& mux) {
    std::vector<Watched> found;
    found.reserve(mux.watched);
    std::vector<std::int32_t> placeOf(mux.interest.size(), -1);
    for (std::size_t n = 0; n < mux.interest.size(); ++n) {
        if (const std::uint32_t bits = mux.interest[n]; bits != 0) {
            placeOf[n] = static_cast<std::int32_t>(found.size());
            found.push_back({Fd{static_cast<std::int32_t>(n)}, bits, 0, 0});
        }
    }
    if (!answerShown(mux))
        return found;
    for (const world::ReadyItem& item : mux.ready) {
        const auto n = static_cast<std::size_t>(item.fd);
        if (item.fd < 0 || n >= placeOf.size() || placeOf[n] < 0)
            continue;
        Watched& watched = found[static_cast<std::size_t>(placeOf[n])];
        watched.ready = item.bits;
        watched.handled = item.handled;
    }
    return found;
}

bool answerShown(const world::Mux& mux) {
    return !mux.waiting;
}

} // namespace stage

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Stage)
};

using stage::textShape;

constexpr qreal kFlat =
    352; // below this height sentences of two lines would leave no room for more

constexpr qreal kNarrow = 470; // and below this width three regions

void layInvitation(Scene& scene, const StageInput& input) {
    const QRectF all(QPointF(), input.size);
    const QPointF middle = all.center();
    Shape ring;
    ring.kind = ShapeKind::circle;
    ring.look = Look::dashed;
    ring.meaning = Meaning::asleep;
    ring.rect = QRectF(middle.x() - 28, middle.y() - 84, 56, 56);
    scene.add(ring);
    Shape arrow;
    arrow.kind = ShapeKind::arrow;
    arrow.meaning = Meaning::read;
    arrow.rect = QRectF(QPointF(middle.x() - 12, middle.y() - 56),
                        QPointF(middle.x() + 14, middle.y() - 56));
    scene.add(arrow);
    const bool starting = input.server == StageInput::Server::starting;
    const qreal width = all.width() - 32;
    scene.add(textShape(QRectF(16, middle.y() - 16, width, 24),
                        elided(FontRole::title,
                               starting ? Words::tr("The server is starting …")
                                        : Words::tr("Press Start: the server is not running"),
                               width),
                        FontRole::title, Tone::normal, Qt::AlignCenter));
    if (starting)
        return;
    const QStringList lines =
        wrapped(FontRole::body,
                Words::tr("Then send a request with the client, curl or a browser, and watch "
                          "each descriptor on its way through the loop."),
                std::min<qreal>(width, 440), 3);
    qreal y = middle.y() + 12;
    for (const QString& line : lines) {
        scene.add(textShape(QRectF(16, y, width, 20), line, FontRole::body, Tone::muted,
                            Qt::AlignCenter));
        y += 20;
    }
}

} // namespace

StageFrame stageFrame(QSizeF size) {
    // Across the whole width a sentence of usual length fits into one line.
    const bool flat = size.height() < kFlat;
    const bool narrow = size.width() < kNarrow;
    const qreal margin = size.width() < 640 || flat ? 6 : 10;
    const qreal width = std::max<qreal>(0, size.width() - 2 * margin);
    const int lines = flat ? 1 : narrow ? 2 : 0; // of each sentence
    const qreal below = lines > 0 ? 2 * lines * stage::kSentenceLine + 4 : 0;
    const qreal height = std::max<qreal>(0, size.height() - 2 * margin - below);
    // Where there is no room beside each other, the cards' tool tips name the peers.
    const qreal clients = narrow ? 0 : std::clamp(width * 0.13, 58.0, 120.0);
    const qreal kernel =
        narrow ? std::max(width * 0.38, 112.0) : std::clamp(width * 0.33, 172.0, 420.0);
    const qreal gap = std::clamp(width * 0.03, 8.0, 34.0);
    StageFrame frame;
    frame.clients = QRectF(margin, margin, clients, height);
    frame.kernel = QRectF(margin + clients, margin, kernel, height);
    const qreal server = frame.kernel.right() + gap;
    frame.server = QRectF(server, margin, std::max<qreal>(0, margin + width - server), height);
    if (lines > 0)
        frame.sentences = QRectF(margin + 2, margin + height + 4, width - 4, below - 4);
    return frame;
}

Scene stageScene(const StageInput& input) {
    Scene scene;
    scene.size = input.size;
    scene.shapes.reserve(512);
    const bool nothing =
        !input.world || (input.world->threads.empty() && !input.world->listener.valid() &&
                         input.server != StageInput::Server::running);
    if (nothing) {
        layInvitation(scene, input);
        return scene;
    }
    const StageFrame frame = stageFrame(input.size);
    stage::layKernel(scene, input, frame);
    stage::layClients(scene, input, frame);
    stage::layServer(scene, input, frame);
    return scene;
}

} // namespace muxscope::ui
