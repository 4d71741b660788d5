// SPDX-License-Identifier: GPL-3.0-or-later
// What a picture shows as rows and columns: for screen readers, for copying, for whoever wants to
// count. A view that paints offers one by an invokable tableTwin(); plain values, any thread.
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace muxscope::ui {

struct TableTwin {
    QStringList head;
    QList<QStringList> rows; // each as long as the head
    [[nodiscard]] bool empty() const { return head.isEmpty(); }
};

} // namespace muxscope::ui

Q_DECLARE_METATYPE(muxscope::ui::TableTwin)
