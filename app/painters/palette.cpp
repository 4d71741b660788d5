// SPDX-License-Identifier: GPL-3.0-or-later
#include "painters/palette.h"

namespace muxscope::ui {

namespace {

QColor hex(QRgb rgb) {
    return QColor::fromRgb(rgb);
}

// In the order of struct Hue: strong, text, soft, line, onStrong.
Hue hue(QRgb strong, QRgb text, QRgb soft, QRgb line, QRgb onStrong) {
    return {hex(strong), hex(text), hex(soft), hex(line), hex(onStrong)};
}

Palette makeLight() {
    Palette p;
    p.dark = false;
    p.window = hex(0xf2f4f8);
    p.panel = hex(0xffffff);
    p.raised = hex(0xffffff);
    p.line = hex(0xdce1ea);
    p.text = hex(0x18212f);
    p.textMuted = hex(0x566173);
    p.textFaint = hex(0x7f899a);
    p.selection = hex(0xe8f1fc);
    p.selectionLine = hex(0x2f7fd6);
    p.currentLine = hex(0xfff4d6);
    p.read = hue(0x1b73cf, 0x175fae, 0xe3effb, 0x2f7fd6, 0xffffff);
    p.write = hue(0x16805a, 0x136f4d, 0xdef3ea, 0x1f9468, 0xffffff);
    p.exceptional = hue(0xc63d35, 0xab2f29, 0xfce8e6, 0xd0483f, 0xffffff);
    p.asleep = hue(0x8455cb, 0x7040b5, 0xefe8fa, 0x8f63d2, 0xffffff);
    p.attention = hue(0xa95f00, 0x8a4f00, 0xfdf0d8, 0xb96f0c, 0xffffff);
    p.neutral = hue(0x66728a, 0x566173, 0xedf0f5, 0x7f899a, 0xffffff);
    p.kernelArea = hex(0xf3f1fb);
    p.kernelLine = hex(0xd8d0ee);
    p.serverArea = hex(0xf2f9f5);
    p.serverLine = hex(0xc9e4d8);
    return p;
}

Palette makeDark() {
    Palette p;
    p.dark = true;
    p.window = hex(0x0f141c);
    p.panel = hex(0x171e29);
    p.raised = hex(0x1e2734);
    p.line = hex(0x2d3746);
    p.text = hex(0xe6ebf3);
    p.textMuted = hex(0xa3aec0);
    p.textFaint = hex(0x748094);
    p.selection = hex(0x1c3350);
    p.selectionLine = hex(0x5aa2ef);
    p.currentLine = hex(0x3a3013);
    p.read = hue(0x5aa9f5, 0x7dbcf8, 0x1a3350, 0x4a97e4, 0x08131f);
    p.write = hue(0x3fbf8d, 0x5fd0a3, 0x143a2d, 0x36ab7d, 0x06150e);
    p.exceptional = hue(0xf0776e, 0xf6958d, 0x472222, 0xe0675e, 0x1d0705);
    p.asleep = hue(0xb794f2, 0xc6a9f6, 0x33284c, 0xa37fe0, 0x130a22);
    p.attention = hue(0xe7a83a, 0xefbb5f, 0x42320f, 0xd29428, 0x1a1002);
    p.neutral = hue(0x8e9bb0, 0xa9b4c5, 0x283241, 0x718096, 0x0c1118);
    p.kernelArea = hex(0x1b1b2d);
    p.kernelLine = hex(0x3d3760);
    p.serverArea = hex(0x14241f);
    p.serverLine = hex(0x265243);
    return p;
}

Palette makeHighContrast() {
    Palette p;
    p.dark = true;
    p.window = hex(0x000000);
    p.panel = hex(0x000000);
    p.raised = hex(0x0b0b0b);
    p.line = hex(0x9aa3b0);
    p.text = hex(0xffffff);
    p.textMuted = hex(0xd6dce6);
    p.textFaint = hex(0xaab2c0);
    p.selection = hex(0x00264d);
    p.selectionLine = hex(0xffd84a);
    p.currentLine = hex(0x332b00);
    p.read = hue(0x6cbcff, 0x8fccff, 0x001d38, 0x6cbcff, 0x000000);
    p.write = hue(0x4fe0a6, 0x74eabb, 0x00291a, 0x4fe0a6, 0x000000);
    p.exceptional = hue(0xff9188, 0xffaaa3, 0x3a0a06, 0xff9188, 0x000000);
    p.asleep = hue(0xcdb2ff, 0xd9c5ff, 0x22113f, 0xcdb2ff, 0x000000);
    p.attention = hue(0xffc14d, 0xffd07a, 0x332200, 0xffc14d, 0x000000);
    p.neutral = hue(0xc3cad6, 0xd6dce6, 0x1d2128, 0xc3cad6, 0x000000);
    p.kernelArea = hex(0x0e0a1c);
    p.kernelLine = hex(0xb9a8ef);
    p.serverArea = hex(0x03150d);
    p.serverLine = hex(0x6fd8ab);
    return p;
}

const Palette* s_current = nullptr; // none chosen yet: light

} // namespace

const Palette& Palette::light() {
    static const Palette kLight = makeLight();
    return kLight;
}

const Palette& Palette::darkPalette() {
    static const Palette kDark = makeDark();
    return kDark;
}

const Palette& Palette::highContrast() {
    static const Palette kHighContrast = makeHighContrast();
    return kHighContrast;
}

const Palette& Palette::current() {
    return s_current != nullptr ? *s_current : light();
}

void Palette::use(const Palette& palette) {
    s_current = &palette;
}

} // namespace muxscope::ui
