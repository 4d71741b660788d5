// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/dialog_places.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QMainWindow>
#include <QScreen>

#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr int kFrame = 40; // pixels of the window that stay in sight beside the dialog, both sides

// The main window, also for a dialog that another dialog has opened.
const QWidget* windowUnder(const QDialog& dialog) {
    const QWidget* parent = dialog.parentWidget();
    while (parent != nullptr && qobject_cast<const QDialog*>(parent->window()) != nullptr)
        parent = parent->window()->parentWidget();
    return parent != nullptr ? parent->window() : nullptr;
}

// A dialog that the window does not hold any more; the others stay where the user has put them.
void follow(const QMainWindow& window) {
    for (QDialog* dialog : window.findChildren<QDialog*>())
        if (dialog->isVisible() && dialog->windowType() == Qt::Dialog &&
            !window.geometry().contains(dialog->geometry()))
            placeOver(*dialog);
}

} // namespace

void placeOver(QDialog& dialog) {
    const QWidget* window = windowUnder(dialog);
    if (window == nullptr)
        return;
    const QSize size = (dialog.testAttribute(Qt::WA_Resized) ? dialog.size() : dialog.sizeHint())
                           .expandedTo(dialog.minimumSizeHint())
                           .boundedTo(window->size() - QSize(kFrame, kFrame));
    dialog.resize(size);
    QPoint place = window->geometry().center() - QPoint(size.width() / 2, size.height() / 2);
    place -= window->geometry().topLeft() - window->frameGeometry().topLeft(); // its frame is alike
    // A window may hang over the screen's edge; a dialog's title must not.
    const QRect screen = window->screen()->availableGeometry();
    place = {std::max(place.x(), screen.left()), std::max(place.y(), screen.top())};
    dialog.move(place);
}

DialogPlaces::DialogPlaces(QObject* parent) : QObject(parent) {
    qApp->installEventFilter(this);
}

// Before the dialog itself sees that it is shown: Qt would move it onto the screen's middle, or to
// where the window manager likes it.
bool DialogPlaces::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show && !event->spontaneous()) {
        auto* dialog = qobject_cast<QDialog*>(watched);
        if (dialog != nullptr && dialog->windowType() == Qt::Dialog)
            placeOver(*dialog);
    }
    if (event->type() == QEvent::Resize)
        if (const auto* window = qobject_cast<QMainWindow*>(watched); window != nullptr)
            follow(*window);
    return QObject::eventFilter(watched, event);
}

} // namespace muxscope::ui
