// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/stage_bitmap.h"

#include "geometry/call_words.h"
#include "geometry/stage_layout.h"
#include "geometry/stage_parts.h"
#include "geometry/text_measure.h"
#include "world/latest_thread.h"
#include "world/process_names.h"

#include <QCoreApplication>
#include <algorithm>

namespace muxscope::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageBitmap)
};

constexpr qreal kBanner = 22;

// The call and its state in one line.
void layCallLine(Scene& scene, const StageInput& input, const QRectF& rect) {
    const Meaning meaning = stateMeaning(threadState(input));
    scene.asleep = threadState(input) == ThreadState::asleep;
    const QString word = stateText(input);
    const qreal pillWidth = textWidth(FontRole::captionBold, word) + 18;
    Shape pill = stage::boxShape(QRectF(rect.right() - pillWidth, rect.y(), pillWidth, 20),
                                 Look::strong, meaning, 10);
    pill.part = Part::statePill;
    pill.text = word;
    pill.font = FontRole::captionBold;
    pill.tone = Tone::onStrong;
    pill.align = Qt::AlignCenter;
    const world::Thread* thread = world::latestThread(*input.world);
    const QString call = thread ? callText(world::asMade(*input.world, thread->enter)) : QString();
    const qreal room = rect.width() - pillWidth - 12;
    const qreal callWidth = std::min(textWidth(FontRole::mono, call) + 1, room);
    scene.add(stage::textShape(QRectF(rect.x(), rect.y(), callWidth, 20),
                               elided(FontRole::mono, call, callWidth), FontRole::mono));
    const qreal rest = room - callWidth - 14;
    if (rest > 40)
        scene.add(stage::textShape(
            QRectF(rect.x() + callWidth + 14, rect.y(), rest, 20),
            firstThatFits(FontRole::caption, {outcomeText(input), outcomeShort(input), QString()},
                          rest),
            FontRole::caption, Tone::muted));
    scene.add(std::move(pill));
    scene.addHit(rect, HitKind::waitCall, Part::banner);
}

} // namespace

namespace stage {

void layLegend(Scene& scene, const QRectF& rect, const std::vector<LegendItem>& items) {
    qreal x = rect.x();
    for (const LegendItem& item : items) {
        const qreal width = textWidth(FontRole::caption, item.words) + 1;
        if (x + 14 + width > rect.right())
            return;
        scene.add(boxShape(QRectF(x, rect.center().y() - 5, 10, 10), item.look, item.meaning, 2));
        scene.add(textShape(QRectF(x + 14, rect.y(), width, rect.height()), item.words,
                            FontRole::caption, Tone::muted));
        x += 14 + width + 14;
    }
}

} // namespace stage

bool usesFdSets(const world::World& world) {
    const world::Mux* mux = world.mux();
    return mux != nullptr && mux->call == trace::Call::select && isMultiplexed(world);
}

int focusedWord(const StageInput& input) {
    const int fd = input.selected.n;
    return fd >= 0 && fd < kFdSetSize ? fd / kWordBits : 0;
}

QString wordText(std::uint64_t word) {
    return QStringLiteral("0x%1").arg(word, 16, 16, QLatin1Char('0'));
}

Scene bitmapScene(const StageInput& input) {
    if (!input.world || input.world->threads.empty())
        return stageScene(input); // the invitation
    Scene scene;
    scene.size = input.size;
    scene.shapes.reserve(1024);
    const qreal margin = input.size.width() < 640 ? 6 : 10;
    QRectF area(QPointF(), input.size);
    area.adjust(margin, 4, -margin, -6);
    layCallLine(scene, input, QRectF(area.x(), area.y(), area.width(), kBanner));
    area.setTop(area.top() + kBanner + 6);
    if (area.height() > 320)
        area.setBottom(stage::laySentences(scene, input, area) - 8);
    if (usesFdSets(*input.world))
        stage::layFdSets(scene, input, area);
    else
        stage::layFdMap(scene, input, area);
    return scene;
}

} // namespace muxscope::ui
