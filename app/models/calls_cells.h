// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the cells of the calls table: a text and a meaning each, made of one row. Pure but for
// the language; GUI thread.
#pragma once

#include "models/calls_model.h"

namespace muxscope::ui {

// The column's name and, as the tool tip, what it means.
QVariant callsHeader(int column, int role);
QString callCell(const CallRow& row, int column, const CallIndex* index);
// The same in less room; empty where nothing less can be said.
QString tightCallCell(const CallRow& row, int column);
CallsModel::Tone callTone(const CallRow& row, int column);

} // namespace muxscope::ui
