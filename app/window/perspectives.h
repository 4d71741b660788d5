// SPDX-License-Identifier: GPL-3.0-or-later
// Where the docks stand for one kind of work. Six places, each for one dock or several behind each
// other (the first stands in front):
//
//   left | centre                  | right
//        | lowerLeft | lowerRight  |
//   bottom
//
// Plain values; GUI thread (the names are translated).
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace muxscope::ui {

struct Perspective {
    QString name; // stable: "learn"; kept in the settings
    QStringList left, centre, lowerLeft, lowerRight, right, bottom;
    // Shares of the window: width of left and right, height of what is below the centre, and of the bottom.
    double leftShare = 0.17;
    double rightShare = 0.26;
    double lowerShare = 0.24;
    double bottomShare = 0.22;
};

// The same where there is little room (width, height in pixels of the usual size): columns that would be
// too narrow share a place, and so do the storeys below the centre.
Perspective fittedTo(const Perspective& perspective, int width, int height);

// Learn, Debug, Timeline, HTTP. A dock that stands nowhere is hidden.
const QList<Perspective>& perspectives();
// Its title in the user's language, with a mnemonic, and what it is for.
QString perspectiveTitle(const QString& name);
const char* perspectiveSource(const QString& name); // the title untranslated, context Perspectives
QString perspectivePurpose(const QString& name);
// The first one when there is none of that name.
const Perspective& perspectiveNamed(const QString& name);

} // namespace muxscope::ui
