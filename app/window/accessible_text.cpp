// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/accessible_text.h"

#include <QAccessible>
#include <QMetaEnum>
#include <QWidget>

#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr int kMostChildren = 120;
constexpr int kDeepest = 24;

QString roleName(QAccessible::Role role) {
    const char* name = QMetaEnum::fromType<QAccessible::Role>().valueToKey(role);
    return name != nullptr ? QString::fromLatin1(name) : QString::number(role);
}

void collect(QAccessibleInterface* thing, int depth, QStringList& into) {
    if (thing == nullptr || !thing->isValid() || thing->state().invisible || depth > kDeepest)
        return;
    const QString name = thing->text(QAccessible::Name);
    const QString value = thing->text(QAccessible::Value);
    if (!name.isEmpty() || !value.isEmpty())
        into << QStringLiteral("%1: %2 = %3%4")
                    .arg(roleName(thing->role()), name, value,
                         thing->state().focused ? QStringLiteral(" (focus)") : QString());
    for (int i = 0; i < std::min(thing->childCount(), kMostChildren); ++i)
        collect(thing->child(i), depth + 1, into);
}

} // namespace

QStringList accessibleLines(QWidget& window) {
    QStringList lines;
    collect(QAccessible::queryAccessibleInterface(&window), 0, lines);
    return lines;
}

} // namespace muxscope::ui
