// SPDX-License-Identifier: GPL-3.0-or-later
// The live values beside the listing's lines, from a world. Pure; any thread.
#pragma once

#include "models/listing.h"
#include "trace/trace_log.h"
#include "world/world.h"

#include <QMap>
#include <QString>

namespace muxscope::ui {

// By line of the listing: while it waits "rlist = [3, 5]  wlist = []  xlist = [5]", then "rs = [3, 5]
// ws = []  xs = [8]"; "s = fd 5"; "data = b'GET / HT…'", "conn = fd 7  addr = 127.0.0.1:40001".
// `log` gives the bytes of the last call; may be null.
QMap<int, QString> loopValues(const world::World& world, const trace::TraceLog* log,
                              const Listing& listing, Listing::Language language);

} // namespace muxscope::ui
