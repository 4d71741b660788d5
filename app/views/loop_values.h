// SPDX-License-Identifier: GPL-3.0-or-later
// The live values beside the listing's lines, from a world. Pure; any thread.
#pragma once

#include "models/listing.h"
#include "trace/trace_log.h"
#include "world/world.h"

#include <QMap>
#include <QString>

namespace muxscope::ui {

// By line of the listing: "rs = [3, 5]  ws = []  xs = [8]", "data = b'GET / HT…'", "sent = 512".
// `log` gives the bytes of the last call; may be null.
QMap<int, QString> loopValues(const world::World& world, const trace::TraceLog* log,
                              const Listing& listing, Listing::Language language);

} // namespace muxscope::ui
