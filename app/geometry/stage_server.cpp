// SPDX-License-Identifier: GPL-3.0-or-later
// The region of the server's thread: the banner with the current call, what it watches in the manner
// of its multiplexer, and the two sentences.
#include "geometry/call_words.h"
#include "geometry/stage_parts.h"
#include "geometry/text_measure.h"
#include "world/latest_thread.h"
#include "world/process_names.h"

#include <QCoreApplication>
#include <algorithm>

namespace muxscope::ui::stage {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageServer)
};

constexpr qreal kBanner = 44;
constexpr qreal kLowBanner = 38;  // where the stage is low,
constexpr qreal kLineBanner = 26; // and where there is room for one line only
constexpr qreal kLow = 240;       // heights of the region
constexpr qreal kLowest = 140;

void layBanner(Scene& scene, const StageInput& input, const QRectF& rect) {
    const ThreadState state = threadState(input);
    const Meaning meaning = stateMeaning(state);
    scene.asleep = state == ThreadState::asleep;
    Shape box = boxShape(rect, Look::outlined, meaning, 8);
    box.part = Part::banner;
    box.glow = state == ThreadState::aboutToCall;
    scene.add(std::move(box));
    scene.addHit(rect, HitKind::waitCall, Part::banner);

    const QString word = stateText(input);
    const qreal pillWidth =
        std::min(textWidth(FontRole::captionBold, word) + 22, rect.width() * 0.5);
    const qreal pillHeight = std::min<qreal>(22, rect.height() - 8);
    const QRectF pillRect(rect.right() - pillWidth - (rect.height() - pillHeight) / 2,
                          rect.center().y() - pillHeight / 2, pillWidth, pillHeight);
    Shape pill = boxShape(pillRect, Look::strong, meaning, pillHeight / 2);
    pill.part = Part::statePill;
    pill.text = elided(FontRole::captionBold, word, pillWidth - 10);
    pill.font = FontRole::captionBold;
    pill.tone = Tone::onStrong;
    pill.align = Qt::AlignCenter;
    scene.add(std::move(pill));

    const bool line = rect.height() <= kLineBanner;
    const qreal left = rect.x() + (line ? 8 : 12);
    const qreal width = pillRect.x() - left - 8;
    const world::Thread* thread = world::latestThread(*input.world);
    const QString call = thread ? callText(world::asMade(*input.world, thread->enter)) : QString();
    if (call.isEmpty()) {
        scene.add(textShape(QRectF(left, rect.center().y() - 10, width, 20),
                            elided(FontRole::body, outcomeText(input), width), FontRole::body,
                            Tone::muted));
        return;
    }
    const FontRole font =
        textWidth(FontRole::mono, call) <= width ? FontRole::mono : FontRole::monoSmall;
    if (line) {
        scene.add(textShape(QRectF(left, rect.y(), width, rect.height()),
                            elided(FontRole::monoSmall, call, width), FontRole::monoSmall));
        return;
    }
    const qreal top = rect.center().y() - 17;
    scene.add(textShape(QRectF(left, top, width, 19), elided(font, call, width), font));
    scene.add(textShape(
        QRectF(left, top + 19, width, 16),
        firstThatFits(FontRole::caption, {outcomeText(input), outcomeShort(input)}, width),
        FontRole::caption, Tone::muted));
}

// At least 1: the server's own.
std::size_t livingThreads(const world::World& world) {
    const auto living = std::count_if(world.threads.begin(), world.threads.end(),
                                      [](const world::Thread& thread) { return !thread.ended; });
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(living, 1));
}

void layWatching(Scene& scene, const StageInput& input, const QRectF& area) {
    const world::Mux* mux = input.world->mux();
    if (const world::Ring* ring = input.world->ring())
        return layRing(scene, input, *ring, area);
    if (livingThreads(*input.world) > 1 && !isMultiplexed(*input.world))
        return layThreads(scene, input, area);
    if (!mux || !isMultiplexed(*input.world))
        return layOneCall(scene, input, area);
    if (mux->call == trace::Call::sigtimedwait)
        laySignals(scene, input, *mux, area);
    else if (mux->call == trace::Call::poll)
        layPollTable(scene, input, *mux, area);
    else if (mux->epfd.valid() || mux->call == trace::Call::epoll_wait)
        layEpoll(scene, input, *mux, area);
    else
        laySelectTrays(scene, input, *mux, area);
}

} // namespace

qreal laySentences(Scene& scene, const StageInput& input, const QRectF& area, Sentences where) {
    const bool own = where == Sentences::everywhere;
    struct Line {
        Part part;
        QString caption, text;
        int most;
    };
    const qreal lineHeight = kSentenceLine;
    const bool column = area.height() > 420 && area.width() < 320; // high and narrow
    const int most = own      ? std::max(1, static_cast<int>(area.height() / (2 * lineHeight)))
                     : column ? 3
                     : area.height() > 250 ? 2
                                           : 1;
    const Line lines[] = {{Part::nowLine, Words::tr("Now:"), input.now, most},
                          {Part::nextLine, Words::tr("Next:"), input.next, most}};
    qreal captionWidth = 0;
    for (const Line& line : lines)
        captionWidth = std::max(captionWidth, textWidth(FontRole::bodyBold, line.caption) + 6);
    const qreal textLeft = area.x() + captionWidth;
    std::vector<QStringList> broken;
    qreal height = 0;
    for (const Line& line : lines) {
        broken.push_back(wrapped(FontRole::body, line.text, area.right() - textLeft, line.most));
        // In a column the place is kept: most sentences are long there, and what stands above them
        // is not to move with each.
        height += static_cast<qreal>(column ? most : broken.back().size()) * lineHeight;
    }
    qreal y = own ? area.y() : area.bottom() - height;
    const qreal top = y;
    qreal from = y;
    for (std::size_t i = 0; i < broken.size(); ++i) {
        for (qsizetype k = 0; k < broken[i].size(); ++k) {
            if (k == 0)
                scene.add(textShape(QRectF(area.x(), y, captionWidth, lineHeight), lines[i].caption,
                                    FontRole::bodyBold, Tone::muted));
            Shape text = textShape(QRectF(textLeft, y, area.right() - textLeft, lineHeight),
                                   broken[i][k], FontRole::body);
            text.part = lines[i].part;
            scene.add(std::move(text));
            y += lineHeight;
        }
        if (y > from)
            scene.addHit(QRectF(area.x(), from, area.width(), y - from), HitKind::sentence,
                         lines[i].part);
        from = y;
    }
    return top;
}

void layServer(Scene& scene, const StageInput& input, const StageFrame& frame) {
    const QRectF& area = frame.server;
    if (area.width() < 80 || area.height() < 80)
        return;
    scene.add(boxShape(area, Look::serverArea, Meaning::write, 8));
    const bool low = area.height() < kLow;
    const qreal pad = area.width() < 300 || low ? 7 : 11;
    const QRectF inner = area.adjusted(pad, 0, -pad, low ? -6 : -pad);
    const qreal titleTop = inner.y() + (low ? 3 : 6);
    const QString title = Words::tr("SERVER THREAD");
    const qreal titleWidth = textWidth(FontRole::captionBold, title) + 2;
    Shape heading = textShape(QRectF(inner.x(), titleTop, titleWidth, 18), title,
                              FontRole::captionBold, Tone::meaning);
    heading.meaning = Meaning::write;
    scene.add(std::move(heading));
    const std::size_t others = livingThreads(*input.world) - 1;
    // Of another program, which has no model: whose calls these are.
    const world::Thread* thread = world::latestThread(*input.world);
    const bool foreign = input.world->model.empty() && thread != nullptr;
    const QString model = QString::fromStdString(
        foreign ? world::threadTitle(*input.world, thread->id) : input.world->model);
    const QString right =
        input.server == StageInput::Server::stopped && !input.world->serverRunning && !foreign
            ? Words::tr("stopped")
        : others > 0
            ? Words::tr("%1 · %n more threads", nullptr, static_cast<int>(others)).arg(model)
            : model;
    const qreal rightWidth = inner.width() - titleWidth - 8;
    scene.add(textShape(QRectF(inner.x() + titleWidth + 8, titleTop, rightWidth, 18),
                        elided(FontRole::caption, right, rightWidth), FontRole::caption,
                        Tone::muted, Qt::AlignRight | Qt::AlignVCenter));

    const QRectF banner(inner.x(), inner.y() + (low ? 23 : 28), inner.width(),
                        area.height() < kLowest ? kLineBanner
                        : low                   ? kLowBanner
                                                : kBanner);
    layBanner(scene, input, banner);
    const qreal gap = low ? 5 : 9;
    const QRectF below(inner.x(), banner.bottom() + gap, inner.width(),
                       inner.bottom() - banner.bottom() - gap);
    qreal bottom = below.bottom();
    if (frame.sentences.isEmpty())
        bottom = laySentences(scene, input, below) - 8;
    else
        laySentences(scene, input, frame.sentences, Sentences::everywhere);
    layWatching(
        scene, input,
        QRectF(below.x(), below.y(), below.width(), std::max<qreal>(0, bottom - below.y())));
}

} // namespace muxscope::ui::stage
