// SPDX-License-Identifier: GPL-3.0-or-later
// The server's region where nothing is multiplexed: the one descriptor that the current call is about,
// or, where several threads run, the call that each of them is in.
#include "geometry/call_words.h"
#include "geometry/quantity_text.h"
#include "geometry/stage_parts.h"
#include "geometry/text_measure.h"
#include "world/latest_thread.h"
#include "world/process_names.h"

#include <QCoreApplication>
#include <algorithm>

namespace muxscope::ui::stage {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageCalls)
};

constexpr qreal kRow = 24;
constexpr qreal kLeastRow = 17;
constexpr qreal kBetween = 3;
constexpr qreal kHead = 22;

Fd fdOf(const world::Thread& thread) {
    return Fd{thread.enter.fd};
}

// Connections that nobody looks at while the thread is in one call.
int unseen(const StageInput& input, Fd served) {
    const world::World& world = *input.world;
    const bool own = served.valid() &&
                     static_cast<std::size_t>(served.n) < world.connections.size() &&
                     world.connection(served).open;
    const auto open = static_cast<int>(world.connectionsOpen) - (own ? 1 : 0);
    const int queued =
        world.acceptQueue.known == Known::unknown ? 0 : static_cast<int>(world.acceptQueue.value);
    return std::max(0, open) + queued;
}

void addHeading(Scene& scene, const QRectF& area, const QString& title, const QString& right) {
    const qreal width = textWidth(FontRole::captionBold, title) + 4;
    Shape heading = textShape(QRectF(area.x() + 8, area.y() + 3, width, 18), title,
                              FontRole::captionBold, Tone::meaning);
    heading.meaning = Meaning::asleep;
    scene.add(std::move(heading));
    const qreal room = area.width() - width - 24;
    scene.add(textShape(QRectF(area.x() + width + 14, area.y() + 3, room, 18),
                        elided(FontRole::caption, right, room), FontRole::caption, Tone::muted,
                        Qt::AlignRight | Qt::AlignVCenter));
}

// What the call is about; the banner says what it does there.
QString aboutDescriptor(const world::World& world, const world::Thread& thread) {
    const Fd fd = fdOf(thread);
    if (!fd.valid() || static_cast<std::size_t>(fd.n) >= world.descriptors.size())
        return Words::tr("this call is about no descriptor");
    if (fd == world.listener)
        return Words::tr("the listening socket: new clients come here");
    if (world.descriptor(fd).kind == world::FdKind::connection)
        return Words::tr("the connection with %1")
            .arg(QString::fromStdString(world.descriptor(fd).peer.text()));
    return QString::fromStdString(world::fdName(world, fd));
}

// The lines below the token: what the thread waits for, who waits for the thread.
QStringList callLines(const StageInput& input, const world::Thread& thread) {
    QStringList lines{aboutDescriptor(*input.world, thread)};
    const world::Counters& counters = input.world->counters;
    if (const int others = unseen(input, fdOf(thread)); others > 0)
        lines << Words::tr("%n more client(s) wait meanwhile: this thread sees none of them",
                           nullptr, others);
    if (counters.wouldBlock > 0)
        lines << Words::tr("%1 calls so far, %2 of them answered EAGAIN")
                     .arg(groupedText(counters.calls), groupedText(counters.wouldBlock));
    if (const auto share = thread.cpuShare(); share.known != Known::unknown)
        lines << Words::tr("the thread uses %1 % of a processor")
                     .arg(QString::number(share.value * 100, 'f', share.value < 0.1 ? 1 : 0));
    return lines;
}

void layToken(Scene& scene, const StageInput& input, const world::Thread& thread,
              const QRectF& rect) {
    const ThreadState state = threadState(input);
    Shape token = boxShape(rect, state == ThreadState::asleep ? Look::dashed : Look::outlined,
                           stateMeaning(state), 6);
    token.part = Part::watchedRead;
    token.fd = fdOf(thread);
    token.text = fdOf(thread).valid()
                     ? QString::fromStdString(world::fdShortName(*input.world, fdOf(thread)))
                     : Words::tr("no fd");
    token.font = FontRole::monoBold;
    token.align = Qt::AlignCenter;
    token.selected = fdOf(thread).valid() && fdOf(thread) == input.selected;
    scene.add(std::move(token));
    if (fdOf(thread).valid())
        scene.addHit(rect, HitKind::token, Part::watchedRead, fdOf(thread));
}

// How long the thread has been in its call at the moment that is shown.
std::int64_t inCallNs(const StageInput& input, const world::Thread& thread) {
    const world::Thread* latest = world::latestThread(*input.world);
    const std::int64_t nowNs = latest != nullptr && input.asleepNs
                                   ? latest->enter.atNs + *input.asleepNs
                                   : input.world->atNs;
    return std::max<std::int64_t>(0, nowNs - thread.enter.atNs);
}

// Longest first.
QStringList stateWords(const StageInput& input, const world::Thread& thread, Meaning& meaning) {
    meaning = Meaning::neutral;
    if (!thread.inCall)
        return {Words::tr("running")};
    if (!sleeps(*input.world, thread))
        return {Words::tr("in the call")};
    meaning = Meaning::asleep;
    const QString call = QString::fromLatin1(trace::callName(thread.enter.call).data());
    return {
        Words::tr("asleep in %1 for %2")
            .arg(call, QString::number(static_cast<double>(inCallNs(input, thread)) / 1e9, 'f', 1) +
                           QStringLiteral(" s")),
        Words::tr("asleep in %1").arg(call), Words::tr("asleep")};
}

// Those to show: the most recently active, by number.
std::vector<const world::Thread*> chosenThreads(const world::World& world, std::size_t room) {
    std::vector<const world::Thread*> threads;
    for (const world::Thread& thread : world.threads)
        if (!thread.ended && thread.enter.call != trace::Call::none)
            threads.push_back(&thread);
    std::stable_sort(threads.begin(), threads.end(),
                     [](const world::Thread* a, const world::Thread* b) {
                         return world::latestMoment(*a) > world::latestMoment(*b);
                     });
    if (threads.size() > room)
        threads.resize(room);
    std::sort(threads.begin(), threads.end(),
              [](const world::Thread* a, const world::Thread* b) { return a->id.n < b->id.n; });
    return threads;
}

void layThreadRow(Scene& scene, const StageInput& input, const world::Thread& thread,
                  const QRectF& row) {
    Meaning meaning = Meaning::neutral;
    const QString state = firstThatFits(FontRole::captionBold, stateWords(input, thread, meaning),
                                        row.width() * 0.45);
    const bool latest = world::latestThread(*input.world) == &thread;
    Shape box = boxShape(row, latest ? Look::outlined : Look::card, meaning, 5);
    box.fd = fdOf(thread);
    box.glow = false;
    scene.add(std::move(box));
    const QString name = world::hasTid(*input.world, thread.id)
                             ? QString::fromStdString(world::threadTitle(*input.world, thread.id))
                             : Words::tr("thread %1").arg(thread.id.n);
    const qreal nameWidth = std::min(78.0, row.width() * 0.3);
    const qreal stateWidth = textWidth(FontRole::captionBold, state) + 6;
    scene.add(textShape(QRectF(row.x() + 8, row.y(), nameWidth, row.height()),
                        elided(FontRole::caption, name, nameWidth), FontRole::caption,
                        latest ? Tone::normal : Tone::muted));
    const qreal callWidth = row.width() - nameWidth - stateWidth - 30;
    scene.add(textShape(
        QRectF(row.x() + nameWidth + 12, row.y(), callWidth, row.height()),
        elided(FontRole::monoSmall, callText(world::asMade(*input.world, thread.enter)), callWidth),
        FontRole::monoSmall, thread.inCall ? Tone::normal : Tone::muted));
    Shape word =
        textShape(QRectF(row.right() - stateWidth - 8, row.y(), stateWidth, row.height()), state,
                  FontRole::captionBold, meaning == Meaning::neutral ? Tone::muted : Tone::meaning,
                  Qt::AlignRight | Qt::AlignVCenter);
    word.meaning = meaning;
    scene.add(std::move(word));
    if (fdOf(thread).valid())
        scene.addHit(row, HitKind::token, Part::watchedRead, fdOf(thread));
}

} // namespace

void layOneCall(Scene& scene, const StageInput& input, const QRectF& area) {
    const world::Thread* thread = world::latestThread(*input.world);
    if (thread == nullptr || thread->enter.call == trace::Call::none || area.height() < 30) {
        scene.add(textShape(area,
                            firstThatFits(FontRole::body,
                                          {Words::tr("no call has been made yet"), QString()},
                                          area.width()),
                            FontRole::body, Tone::muted, Qt::AlignCenter));
        return;
    }
    const qreal height = std::min<qreal>(area.height(), 128);
    const QRectF box(area.x(), area.y(), area.width(), height);
    scene.add(boxShape(box, Look::kernelArea, Meaning::asleep, 7));
    const bool roomy = height >= 84;
    if (roomy)
        addHeading(scene, box, Words::tr("one call at a time"),
                   Words::tr("nothing else is watched"));
    const qreal top = box.y() + (roomy ? kHead + 4 : 6);
    const QRectF token(box.x() + 10, top, 70, 28);
    layToken(scene, input, *thread, token);
    const qreal left = token.right() + 12;
    const qreal width = box.right() - left - 8;
    const qreal bottom = box.bottom() - 4;
    qreal y = top;
    for (const QString& line : callLines(input, *thread)) {
        const int most = static_cast<int>((bottom - y) / 17);
        if (most < 1)
            break;
        for (const QString& part : wrapped(FontRole::caption, line, width, std::min(most, 2))) {
            scene.add(textShape(QRectF(left, y, width, 17), part, FontRole::caption, Tone::normal));
            y += 17;
        }
        y += 2;
    }
}

void layThreads(Scene& scene, const StageInput& input, const QRectF& area) {
    if (area.height() < kHead + kRow)
        return;
    const auto& threads = input.world->threads;
    const auto all = static_cast<std::size_t>(std::count_if(
        threads.begin(), threads.end(), [](const world::Thread& thread) { return !thread.ended; }));
    const qreal height = area.height() - kHead;
    const qreal row = std::floor(std::clamp(
        height / static_cast<qreal>(std::max<std::size_t>(all, 1)) - kBetween, kLeastRow, kRow));
    const auto room = static_cast<std::size_t>((height + kBetween) / (row + kBetween));
    const auto shown = chosenThreads(*input.world, std::max<std::size_t>(room, 1));
    addHeading(scene, area, Words::tr("threads"),
               shown.size() < all
                   ? Words::tr("%1 of %2, the latest to act").arg(shown.size()).arg(all)
                   : Words::tr("each may sleep in a call of its own"));
    qreal y = area.y() + kHead;
    for (const world::Thread* thread : shown) {
        layThreadRow(scene, input, *thread, QRectF(area.x(), y, area.width(), row));
        y += row + kBetween;
    }
}

} // namespace muxscope::ui::stage
