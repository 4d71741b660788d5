// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/panel_focus.h"

#include "window/dock_panel.h"

#include <QApplication>

#include <algorithm>

namespace muxscope::ui {

namespace {

bool takesKeys(const QWidget& widget) {
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && widget.isEnabled() && widget.isVisible();
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
    // From left to right, what stands in one column from top to bottom.
    std::sort(inSight.begin(), inSight.end(), [](const DockPanel* a, const DockPanel* b) {
        return std::pair(a->x(), a->y()) < std::pair(b->x(), b->y());
    });
    const qsizetype here = focusedPanel(inSight);
    if (here < 0)
        return step > 0 ? inSight.front() : inSight.back();
    return inSight[(here + step + inSight.size()) % inSight.size()];
}

} // namespace muxscope::ui
