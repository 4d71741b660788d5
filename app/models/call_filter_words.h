// SPDX-License-Identifier: GPL-3.0-or-later
// What could be typed next in a filter: fields and names, operators behind a field, values behind an
// operator, && and || behind a test. Pure; GUI thread.
#pragma once

#include "models/calls_model.h"

#include <QStringList>

namespace muxscope::ui {

// What there is to choose from besides the language's own words.
struct CallFilterValues {
    CallsModel::Occurred occurred;
    QStringList fds;
    QStringList ports;
};

struct CallFilterWords {
    qsizetype from = 0; // the word at the cursor, which the chosen one replaces
    qsizetype length = 0;
    QStringList words; // those that begin like it, best first; empty: nothing to offer
};

CallFilterWords callFilterWords(const QString& text, qsizetype cursor,
                                const CallFilterValues& values);

} // namespace muxscope::ui
