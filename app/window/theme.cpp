// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/theme.h"

#include "painters/fonts.h"
#include "painters/palette.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPalette>
#include <QRegularExpression>
#include <QStyleFactory>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>

// A static library's resources are linked in only when somebody names them; the macro wants to stand
// outside any namespace.
static void initResources() {
    Q_INIT_RESOURCE(muxscope);
}

namespace muxscope::ui {

namespace {

bool g_systemIsDark = false;
int g_zoom = 100; // percent

constexpr int kFontPixels = 13;
constexpr std::array<int, 9> kZooms = {80, 90, 100, 110, 125, 140, 160, 180, 200};

QFont interfaceFont() {
    QFont font = QApplication::font();
    if (QFontDatabase::hasFamily(QStringLiteral("Inter")))
        font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC")});
    font.setPixelSize(kFontPixels * g_zoom / 100);
    return font;
}

QPalette qtPalette(const Palette& colours) {
    QPalette palette;
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.panel);
    palette.setColor(QPalette::AlternateBase, colours.raised);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::Button, colours.panel);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::BrightText, colours.exceptional.text);
    palette.setColor(QPalette::ToolTipBase, colours.raised);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.textFaint);
    palette.setColor(QPalette::Highlight, colours.read.strong);
    palette.setColor(QPalette::HighlightedText, colours.read.onStrong);
    palette.setColor(QPalette::Link, colours.read.text);
    palette.setColor(QPalette::Light, colours.raised);
    palette.setColor(QPalette::Mid, colours.line);
    palette.setColor(QPalette::Dark, colours.line);
    palette.setColor(QPalette::Shadow, colours.line);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colours.textFaint);
    return palette;
}

void replaceHue(QString& sheet, const char* name, const Hue& hue) {
    const QString prefix = QLatin1Char('@') + QString::fromLatin1(name);
    sheet.replace(prefix + QStringLiteral("-strong"), hue.strong.name());
    sheet.replace(prefix + QStringLiteral("-text"), hue.text.name());
    sheet.replace(prefix + QStringLiteral("-soft"), hue.soft.name());
    sheet.replace(prefix + QStringLiteral("-line"), hue.line.name());
    sheet.replace(prefix + QStringLiteral("-on"), hue.onStrong.name());
}

// Every length of the sheet, as everything else that is made of text. Hair lines stay.
void enlarge(QString& sheet) {
    static const QRegularExpression kLength(QStringLiteral("\\b(\\d+)px"));
    QString enlarged;
    qsizetype at = 0;
    for (const QRegularExpressionMatch& match : kLength.globalMatch(sheet)) {
        const int pixels = match.captured(1).toInt();
        enlarged += sheet.mid(at, match.capturedStart() - at);
        enlarged += QStringLiteral("%1px").arg(pixels <= 1 ? pixels : pixels * g_zoom / 100);
        at = match.capturedEnd();
    }
    sheet = enlarged + sheet.mid(at);
}

} // namespace

void setZoom(int percent) {
    g_zoom = validZoom(percent);
    setZoomFactor(g_zoom / 100.0);
}

int largerZoom(int percent) {
    const auto next = std::upper_bound(kZooms.begin(), kZooms.end(), percent);
    return next == kZooms.end() ? kZooms.back() : *next;
}

int smallerZoom(int percent) {
    const auto here = std::lower_bound(kZooms.begin(), kZooms.end(), percent);
    return here == kZooms.begin() ? kZooms.front() : *std::prev(here);
}

int validZoom(int percent) {
    return *std::min_element(kZooms.begin(), kZooms.end(), [percent](int a, int b) {
        return std::abs(a - percent) < std::abs(b - percent);
    });
}

std::optional<ThemeChoice> themeFromName(const QString& name) {
    if (name == QLatin1String("auto"))
        return ThemeChoice::automatic;
    if (name == QLatin1String("light"))
        return ThemeChoice::light;
    if (name == QLatin1String("dark"))
        return ThemeChoice::dark;
    if (name == QLatin1String("contrast"))
        return ThemeChoice::highContrast;
    return std::nullopt;
}

void prepareTheme(QApplication& application) {
    initResources();
    // Qt 6.4 cannot be asked for the system's colour scheme; its palette tells.
    g_systemIsDark = application.palette().color(QPalette::Window).lightness() < 128;
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(interfaceFont());
}

void applyTheme(QApplication& application, ThemeChoice choice) {
    if (choice == ThemeChoice::highContrast)
        Palette::use(Palette::highContrast());
    else
        Palette::setDark(choice == ThemeChoice::dark ||
                         (choice == ThemeChoice::automatic && g_systemIsDark));
    QApplication::setFont(interfaceFont());
    QApplication::setPalette(qtPalette(Palette::current()));
    QToolTip::setPalette(QApplication::palette());
    application.setStyleSheet(themedStyleSheet());
}

QString themedStyleSheet() {
    QFile file(QStringLiteral(":/style.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const Palette& colours = Palette::current();
    replaceHue(sheet, "read", colours.read);
    replaceHue(sheet, "write", colours.write);
    replaceHue(sheet, "exceptional", colours.exceptional);
    replaceHue(sheet, "asleep", colours.asleep);
    replaceHue(sheet, "attention", colours.attention);
    replaceHue(sheet, "neutral", colours.neutral);
    sheet.replace(QStringLiteral("@check"), colours.read.onStrong.lightnessF() > 0.5
                                                ? QStringLiteral("check_light.svg")
                                                : QStringLiteral("check_dark.svg"));
    // Longer names first: "@text" is the beginning of "@text-muted".
    sheet.replace(QStringLiteral("@text-muted"), colours.textMuted.name());
    sheet.replace(QStringLiteral("@text-faint"), colours.textFaint.name());
    sheet.replace(QStringLiteral("@text"), colours.text.name());
    sheet.replace(QStringLiteral("@selection-line"), colours.selectionLine.name());
    sheet.replace(QStringLiteral("@selection"), colours.selection.name());
    sheet.replace(QStringLiteral("@window"), colours.window.name());
    sheet.replace(QStringLiteral("@panel"), colours.panel.name());
    sheet.replace(QStringLiteral("@raised"), colours.raised.name());
    sheet.replace(QStringLiteral("@line"), colours.line.name());
    enlarge(sheet);
    return sheet;
}

} // namespace muxscope::ui
