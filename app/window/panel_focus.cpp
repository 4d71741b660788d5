// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/panel_focus.h"

#include "window/dock_panel.h"

#include <QApplication>

#include <algorithm>
#include <tuple>

namespace muxscope::ui {

namespace {

bool takesKeys(const QWidget& widget) {
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && widget.isEnabled() && widget.isVisible();
}

bool standsAlone(const DockPanel& panel, const QList<DockPanel*>& all) {
    return std::none_of(all.begin(), all.end(), [&](const DockPanel* other) {
        return other != &panel && !other->isFloating() && other->y() < panel.y() + panel.height() &&
               panel.y() < other->y() + other->height();
    });
}

// From left to right, what stands in one column from top to bottom; a panel with nothing beside it,
// as wide as the window, after all that is above it; those in windows of their own at the end.
QList<DockPanel*> asRead(QList<DockPanel*> panels) {
    QList<const DockPanel*> bars;
    for (const DockPanel* panel : panels)
        if (!panel->isFloating() && standsAlone(*panel, panels))
            bars << panel;
    const auto place = [&bars](const DockPanel* panel) {
        const auto above = std::count_if(bars.begin(), bars.end(), [panel](const DockPanel* bar) {
            return bar->y() < panel->y();
        });
        return std::tuple(panel->isFloating(), above, bars.contains(panel), panel->x(), panel->y());
    };
    std::sort(panels.begin(), panels.end(),
              [&place](const DockPanel* a, const DockPanel* b) { return place(a) < place(b); });
    return panels;
}

} // namespace

void focusPanel(DockPanel& panel) {
    QWidget* target = panel.content()->focusWidget(); // remembered by Qt
    if (target == nullptr || !takesKeys(*target))
        target = takesKeys(*panel.content()) ? panel.content() : nullptr;
    // The focus chain runs in a circle through the whole window.
    for (QWidget* next = panel.content()->nextInFocusChain();
         target == nullptr && next != panel.content(); next = next->nextInFocusChain())
        if (panel.content()->isAncestorOf(next) && takesKeys(*next))
            target = next;
    if (target == nullptr)
        target = panel.content(); // nothing in it to be chosen yet: its name is read at least
    target->setFocus(Qt::TabFocusReason); // as Tab would: the frame shows
}

qsizetype focusedPanel(const QList<DockPanel*>& panels) {
    const QWidget* focus = QApplication::focusWidget();
    for (qsizetype i = 0; i < panels.size(); ++i)
        if (focus != nullptr && panels[i]->isAncestorOf(focus))
            return i;
    return -1;
}

DockPanel* panelBeside(const QList<DockPanel*>& panels, int step) {
    QList<DockPanel*> inSight;
    for (DockPanel* panel : panels)
        if (panel->isVisible() && !panel->visibleRegion().isEmpty())
            inSight << panel;
    if (inSight.isEmpty())
        return nullptr;
    inSight = asRead(inSight);
    const qsizetype here = focusedPanel(inSight);
    if (here < 0)
        return step > 0 ? inSight.front() : inSight.back();
    return inSight[(here + step + inSight.size()) % inSight.size()];
}

} // namespace muxscope::ui
