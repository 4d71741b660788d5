// SPDX-License-Identifier: GPL-3.0-or-later
// Calls as text for other programs: what is copied. One row at a time, so that many can be written in
// slices. GUI thread.
#pragma once

#include "models/calls_model.h"

#include <QList>

namespace muxscope::ui {

enum class CallsFormat { text, csv, json };

class CallsText {
public:
    // `columns`: for text and CSV, in this order; JSON has every fact, by its name.
    CallsText(CallsFormat format, QList<int> columns);

    void add(const CallsModel& model, int row);
    // What was added, whole; nothing may be added afterwards.
    QString take();

private:
    CallsFormat m_format;
    QList<int> m_columns;
    QString m_text;
    bool m_first = true;
};

} // namespace muxscope::ui
