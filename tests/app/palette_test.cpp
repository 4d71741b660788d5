// SPDX-License-Identifier: GPL-3.0-or-later
// Every pair of text and background that the program uses can be read (WCAG 2.1, 1.4.3), and what
// carries meaning without being text can be told from its surroundings (1.4.11).
#include "painters/palette.h"
#include "painters/timeline_painter.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace muxscope::ui;

namespace {

double channel(double value) {
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) +
           0.0722 * channel(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

struct Named {
    const char* name;
    QColor colour;
};

std::vector<Named> backgrounds(const Palette& p) {
    return {{"window", p.window},           {"panel", p.panel},
            {"raised", p.raised},           {"selection", p.selection},
            {"currentLine", p.currentLine}, {"kernelArea", p.kernelArea},
            {"serverArea", p.serverArea}};
}

std::vector<std::pair<const char*, const Hue*>> hues(const Palette& p) {
    return {{"read", &p.read},     {"write", &p.write},         {"exceptional", &p.exceptional},
            {"asleep", &p.asleep}, {"attention", &p.attention}, {"neutral", &p.neutral}};
}

void check(const char* what, const char* on, const QColor& a, const QColor& b, double wanted) {
    const double found = contrast(a, b);
    QVERIFY2(found >= wanted, qPrintable(QStringLiteral("%1 on %2: %3 < %4")
                                             .arg(QLatin1String(what), QLatin1String(on))
                                             .arg(found, 0, 'f', 2)
                                             .arg(wanted)));
}

} // namespace

class PaletteTest : public QObject {
    Q_OBJECT

private slots:
    void everyTextCanBeRead_data() { palettes(); }
    void everyTextCanBeRead();
    void everyBorderOfMeaningCanBeSeen_data() { palettes(); }
    void everyBorderOfMeaningCanBeSeen();
    void everyActivityOfTheTimelineHasReadableText_data() { palettes(); }
    void everyActivityOfTheTimelineHasReadableText();
    void theTableInForceFollowsTheTheme();

private:
    void palettes() {
        QTest::addColumn<const Palette*>("palette");
        QTest::addColumn<double>("wanted"); // of text: WCAG 2.1, 1.4.3 and 1.4.6
        QTest::newRow("light") << &Palette::light() << 4.5;
        QTest::newRow("dark") << &Palette::darkPalette() << 4.5;
        QTest::newRow("high contrast") << &Palette::highContrast() << 7.0;
    }
    const Palette& palette() {
        QFETCH(const Palette*, palette);
        return *palette;
    }
};

void PaletteTest::everyTextCanBeRead() {
    const Palette& p = palette();
    QFETCH(double, wanted);
    for (const Named& on : backgrounds(p)) {
        check("text", on.name, p.text, on.colour, wanted);
        check("textMuted", on.name, p.textMuted, on.colour, wanted);
        check("textFaint", on.name, p.textFaint, on.colour, 3);
        for (const auto& [name, hue] : hues(p))
            check(name, on.name, hue->text, on.colour, wanted);
    }
    for (const auto& [name, hue] : hues(p)) {
        check("onStrong", name, hue->onStrong, hue->strong, wanted);
        check("its own text on soft", name, hue->text, hue->soft, wanted);
        check("text on soft", name, p.text, hue->soft, wanted);
        check("textMuted on soft", name, p.textMuted, hue->soft, wanted);
    }
}

void PaletteTest::everyBorderOfMeaningCanBeSeen() {
    const Palette& p = palette();
    for (const Named& on : backgrounds(p)) {
        check("selectionLine", on.name, p.selectionLine, on.colour, 3);
        for (const auto& [name, hue] : hues(p)) {
            check(name, on.name, hue->line, on.colour, 3);
            check(name, on.name, hue->strong, on.colour, 3);
        }
    }
}

void PaletteTest::everyActivityOfTheTimelineHasReadableText() {
    using muxscope::world::Activity;
    const Palette& p = palette();
    for (const Activity activity :
         {Activity::idle, Activity::running, Activity::asleep, Activity::accepting,
          Activity::reading, Activity::writing, Activity::exceptional, Activity::blocked}) {
        const ActivityCoat coat = coatOf(activity, p);
        check("timeline text", "block", coat.text, coat.fill, 4.5);
    }
}

void PaletteTest::theTableInForceFollowsTheTheme() {
    Palette::setDark(true);
    QVERIFY(Palette::current().dark);
    Palette::use(Palette::highContrast());
    QCOMPARE(&Palette::current(), &Palette::highContrast());
    Palette::setDark(false);
    QVERIFY(!Palette::current().dark);
    QCOMPARE(&Palette::current(), &Palette::light());
}

QTEST_GUILESS_MAIN(PaletteTest)
#include "palette_test.moc"
