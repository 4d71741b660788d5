// SPDX-License-Identifier: GPL-3.0-or-later
// What an item model shows as a table twin: its headings and its rows. GUI thread.
#pragma once

#include "models/table_twin.h"

class QAbstractItemModel;

namespace muxscope::ui {

// Rows of the first level with the texts they display, at most `most`.
TableTwin modelTable(const QAbstractItemModel& model, int most = 5000);

} // namespace muxscope::ui
