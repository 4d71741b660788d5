// SPDX-License-Identifier: GPL-3.0-or-later
// Every colour of the program, by meaning. Three tables, light, dark and high contrast; a test checks each pair of
// text and background for contrast (WCAG 2.1, 1.4.3 and 1.4.11). A colour means one thing everywhere:
// read blue, write green, exceptional red, asleep violet, spinning or wanting attention amber; and it
// never stands alone: a shape, a letter or a pattern says the same. GUI thread; plain values.
#pragma once

#include <QColor>

namespace muxscope::ui {

struct Hue {
    QColor strong; // filled tokens, bars, underlines; white (light) or near-black (dark) text on it
    QColor text;   // text of this meaning on `panel` and on `soft`
    QColor soft;   // tinted backgrounds
    QColor line;   // borders of this meaning
    QColor onStrong; // text on `strong`
};

struct Palette {
    bool dark = false;
    QColor window; // behind the panels
    QColor panel;  // a dock, a card
    QColor raised; // a card on a panel
    QColor line;   // borders, grid
    QColor text;
    QColor textMuted; // captions; still readable (4.5:1)
    QColor textFaint; // not yet happened (3:1)
    QColor selection; // selected row, and
    QColor selectionLine;
    QColor currentLine; // the executing line of the listing
    Hue read;
    Hue write;
    Hue exceptional;
    Hue asleep;
    Hue attention;
    Hue neutral;       // idle, open, handled
    QColor kernelArea; // stage backgrounds
    QColor kernelLine;
    QColor serverArea;
    QColor serverLine;

    static const Palette& light();
    static const Palette& darkPalette();
    // Nearly black and white, each text 7:1 at least (WCAG 2.1, 1.4.6), each border to be seen.
    static const Palette& highContrast();
    // The one in force; set by window/theme.
    static const Palette& current();
    static void use(const Palette& palette); // one of the three
    static void setDark(bool dark) { use(dark ? darkPalette() : light()); }
};

} // namespace muxscope::ui
