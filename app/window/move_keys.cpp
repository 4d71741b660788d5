// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/move_keys.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRadioButton>

namespace muxscope::ui {

namespace {

bool movesByKey(const QObject* object) {
    return qobject_cast<const QAbstractSlider*>(object) != nullptr ||
           qobject_cast<const QComboBox*>(object) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(object) != nullptr ||
           qobject_cast<const QRadioButton*>(object) != nullptr;
}

bool isMoveKey(const QKeyEvent& event) {
    const int key = event.key();
    return event.modifiers() == Qt::NoModifier && (key == Qt::Key_Left || key == Qt::Key_Right ||
                                                   key == Qt::Key_Home || key == Qt::Key_End);
}

// A line of text takes Ctrl+E for "to its end", as Emacs does; End does the same, and here it exports.
bool isTheWindows(const QKeyEvent& event) {
    return event.modifiers() == Qt::ControlModifier && event.key() == Qt::Key_E;
}

} // namespace

MoveKeys::MoveKeys(QObject* parent) : QObject(parent) {
    qApp->installEventFilter(this);
}

bool MoveKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && movesByKey(watched) &&
        isMoveKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride &&
        isTheWindows(*static_cast<QKeyEvent*>(event)) &&
        qobject_cast<const QLineEdit*>(watched) != nullptr) {
        event->ignore();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace muxscope::ui
