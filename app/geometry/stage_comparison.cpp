// SPDX-License-Identifier: GPL-3.0-or-later
// The same request under several models side by side: what the application does while it waits for
// data, while they are copied to it, and while it answers (Stevens, UNIX Network Programming, 6.6).
#include "geometry/quantity_text.h"
#include "geometry/sequence_entries.h"
#include "geometry/stage_parts.h"
#include "geometry/stage_sequence.h"
#include "geometry/text_measure.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

namespace muxscope::ui::stage {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageSequence)
};

using Phase = world::SequencePhase::Kind;

constexpr qreal kHead = 34;
constexpr qreal kTotals = 15;
constexpr qreal kBox = 19;

struct Total {
    QString name;
    QString (*of)(const world::Sequence&);
};

QString durationOrDash(const world::Sequence& sequence, Phase kind) {
    if (sequence.has(kind))
        return durationText(sequence.phaseNs(kind));
    if (sequence.has(Phase::waitAndCopy))
        return kind == Phase::wait ? durationText(sequence.phaseNs(Phase::waitAndCopy))
                                   : Words::tr("within it");
    return QStringLiteral("–");
}

std::vector<Total> totals() {
    return {{Words::tr("wait phase"),
             [](const world::Sequence& s) {
                 return durationOrDash(s, Phase::wait);
             }},
            {Words::tr("copy phase"),
             [](const world::Sequence& s) {
                 return durationOrDash(s, Phase::copy);
             }},
            {Words::tr("system calls"),
             [](const world::Sequence& s) {
                 const QString calls = groupedText(s.calls());
                 return s.wouldBlock() == 0
                            ? calls
                            : Words::tr("%1, %2 EAGAIN").arg(calls, groupedText(s.wouldBlock()));
             }},
            {Words::tr("all in all"), [](const world::Sequence& s) {
                 return durationText(s.requestNs());
             }}};
}

struct Grid {
    QRectF area;
    qreal gutter = 0; // the names of the bands
    qreal column = 0;
    std::array<qreal, kBands + 1> tops{};
    QRectF cell(std::size_t index, Band from, Band to) const {
        return {area.x() + gutter + static_cast<qreal>(index) * column + 3, tops[from], column - 6,
                tops[static_cast<std::size_t>(to) + 1] - tops[from]};
    }
};

// The bands share the height as their contents need it.
Grid gridFor(const SequenceInput& input, const QRectF& area) {
    Grid grid;
    grid.area = area;
    grid.gutter = std::clamp(area.width() * 0.14, 78.0, 130.0);
    grid.column = std::floor(
        std::min((area.width() - grid.gutter) / static_cast<qreal>(input.columns.size()), 250.0));
    std::array<int, kBands> most{1, 1, 1};
    for (const world::Sequence& sequence : input.columns) {
        const auto lines = linesOf(entriesOf(sequence));
        for (std::size_t band = 0; band < kBands; ++band)
            most[band] = std::max(most[band], lines[band]);
    }
    const qreal height = area.height() - kHead - static_cast<qreal>(totals().size()) * kTotals - 8;
    // Room for a name first, the rest by need.
    const qreal least = std::min(30.0, std::floor(height / kBands));
    const qreal spare = height - least * kBands;
    const int all = most[0] + most[1] + most[2] - kBands;
    grid.tops[0] = area.y() + kHead;
    for (std::size_t band = 0; band < kBands; ++band) {
        const qreal wanted = 3.5 * kBox * most[band];
        const qreal given = least + (all == 0 ? spare / kBands : spare * (most[band] - 1) / all);
        grid.tops[band + 1] = grid.tops[band] + std::min(std::floor(given), wanted);
    }
    return grid;
}

void layBands(Scene& scene, const Grid& grid, qreal right) {
    const struct {
        QString words;
        QString inShort;
        Meaning meaning;
    } bands[] = {
        {Words::tr("wait for data"), Words::tr("wait"), Meaning::asleep},
        {Words::tr("copy from the kernel to the program"), Words::tr("copy"), Meaning::read},
        {Words::tr("answer"), Words::tr("answer"), Meaning::write}};
    for (std::size_t band = 0; band < kBands; ++band) {
        const QRectF rect(grid.area.x(), grid.tops[band], right - grid.area.x(),
                          grid.tops[band + 1] - grid.tops[band]);
        scene.add(boxShape(rect.adjusted(0, 1, 0, -1), Look::soft, bands[band].meaning, 4));
        QStringList lines = wrapped(FontRole::captionBold, bands[band].words, grid.gutter - 12, 4);
        if (static_cast<qreal>(lines.size()) * 14 > rect.height())
            lines = {elided(FontRole::captionBold, bands[band].inShort, grid.gutter - 12)};
        qreal y = rect.center().y() - static_cast<qreal>(lines.size()) * 7;
        for (const QString& line : lines) {
            Shape label = textShape(QRectF(rect.x() + 6, y, grid.gutter - 10, 14), line,
                                    FontRole::captionBold, Tone::meaning);
            label.meaning = bands[band].meaning;
            scene.add(std::move(label));
            y += 14;
        }
    }
}

void layEntry(Scene& scene, const SequenceInput& input, std::size_t column, const Entry& entry,
              const QRectF& rect) {
    const bool waits = entry.meaning == Meaning::asleep;
    // A line of text has no room for a frame around it in a box this low.
    const bool low = rect.height() < 14;
    Shape box = boxShape(rect, low ? Look::soft : Look::outlined, entry.meaning, 4);
    box.part = Part::step;
    box.fd = input.columns[column].fd;
    scene.add(std::move(box));
    const QString times =
        entry.times > 1 ? QStringLiteral(" ×") + groupedText(entry.times) : QString();
    const QString call = entry.call + times;
    const QString outcome = entry.outcome.isEmpty() ? (waits ? Words::tr("blocked") : QString())
                                                    : QStringLiteral("→ ") + entry.outcome;
    const qreal room = rect.width() - 8;
    const qreal y = rect.center().y();
    if (rect.height() >= 30 && !outcome.isEmpty()) {
        scene.add(textShape(QRectF(rect.x() + 4, y - 14, room, 14),
                            elided(FontRole::monoSmall, call, room), FontRole::monoSmall,
                            Tone::normal, Qt::AlignCenter));
        scene.add(textShape(QRectF(rect.x() + 4, y, room, 14),
                            elided(FontRole::caption, outcome, room), FontRole::caption,
                            Tone::muted, Qt::AlignCenter));
    } else {
        const FontRole font = low ? FontRole::monoTiny : FontRole::monoSmall;
        scene.add(textShape(
            QRectF(rect.x() + 4, y - 7, room, 14),
            firstThatFits(font, {call + QLatin1Char(' ') + outcome, call, entry.call}, room), font,
            Tone::normal, Qt::AlignCenter));
    }
    HitArea hit{rect, HitKind::step, Part::step, input.columns[column].fd};
    hit.step = entry.step;
    hit.column = static_cast<int>(column);
    scene.hits.push_back(hit);
}

void layColumn(Scene& scene, const SequenceInput& input, const Grid& grid, std::size_t column) {
    const world::Sequence& sequence = input.columns[column];
    const bool current = static_cast<int>(column) == input.current;
    const QRectF head(grid.area.x() + grid.gutter + static_cast<qreal>(column) * grid.column + 3,
                      grid.area.y(), grid.column - 6, kHead - 3);
    Shape box = boxShape(head, current ? Look::outlined : Look::card,
                         current ? Meaning::read : Meaning::neutral, 5);
    box.part = Part::card;
    scene.add(std::move(box));
    const qreal room = head.width() - 8;
    scene.add(textShape(QRectF(head.x() + 4, head.y() + 2, room, 15),
                        elided(FontRole::monoBold, QString::fromStdString(sequence.model), room),
                        FontRole::monoBold, Tone::normal, Qt::AlignCenter));
    const QString request = QString::fromStdString(sequence.request);
    scene.add(textShape(
        QRectF(head.x() + 4, head.y() + 16, room, 13),
        firstThatFits(FontRole::caption,
                      {current ? Words::tr("%1 · at the cursor").arg(request) : request, request},
                      room),
        FontRole::caption, Tone::muted, Qt::AlignCenter));
    HitArea hit{head, HitKind::step, Part::card, sequence.fd};
    hit.column = static_cast<int>(column);
    scene.hits.push_back(hit);

    const std::vector<Entry> entries = entriesOf(sequence);
    const auto lines = linesOf(entries);
    std::array<int, kBands> placed{};
    for (const Entry& entry : entries) {
        const QRectF cell = grid.cell(column, entry.from, entry.to);
        const Band band = entry.from == entry.to ? entry.from : waiting;
        QRectF slot = cell.adjusted(0, 3, 0, -3);
        const qreal share = (grid.tops[static_cast<std::size_t>(band) + 1] - grid.tops[band] - 6) /
                            std::max(1, lines[band]);
        slot.setTop(cell.y() + 3 + share * placed[band]);
        if (entry.from == entry.to)
            slot.setHeight(share - 2);
        ++placed[band];
        layEntry(scene, input, column, entry, slot);
    }
}

void layTotals(Scene& scene, const SequenceInput& input, const Grid& grid) {
    qreal y = grid.tops[kBands] + 6;
    for (const Total& total : totals()) {
        scene.add(textShape(QRectF(grid.area.x() + 6, y, grid.gutter - 10, kTotals),
                            elided(FontRole::caption, total.name, grid.gutter - 10),
                            FontRole::caption, Tone::muted));
        for (std::size_t i = 0; i < input.columns.size(); ++i) {
            const QRectF rect(grid.area.x() + grid.gutter + static_cast<qreal>(i) * grid.column + 3,
                              y, grid.column - 6, kTotals);
            scene.add(textShape(
                rect, elided(FontRole::monoSmall, total.of(input.columns[i]), rect.width()),
                FontRole::monoSmall, Tone::normal, Qt::AlignCenter));
        }
        y += kTotals;
    }
}

} // namespace

void layComparison(Scene& scene, const SequenceInput& input, const QRectF& area) {
    const Grid grid = gridFor(input, area);
    const qreal right =
        area.x() + grid.gutter + static_cast<qreal>(input.columns.size()) * grid.column;
    layBands(scene, grid, right);
    for (std::size_t i = 0; i < input.columns.size(); ++i)
        layColumn(scene, input, grid, i);
    layTotals(scene, input, grid);
}

} // namespace muxscope::ui::stage
