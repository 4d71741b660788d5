// SPDX-License-Identifier: GPL-3.0-or-later
// One entry of an HTTP Archive. Pure; any thread.
#pragma once

#include "export/anonymizer.h"
#include "export/message_collector.h"

#include <string>

namespace muxscope::exporting {

struct HarPlace {
    std::string server;          // "127.0.0.1:8889", for targets in origin form
    std::int64_t realtimeNs = 0; // of the trace's beginning
};

// HAR 1.2, "entries". What cannot be known from the server's side (DNS, connecting) is -1, as the format
// has it. Bytes that were not recorded are said so in "comment".
std::string harEntry(const MessageCollector::Finished& exchange, const HarPlace& place,
                     Anonymizer& anonymizer);

// "2026-11-22T15:18:47.123Z" (RFC 3339) of CLOCK_REALTIME.
std::string utcText(std::int64_t realtimeNs);

} // namespace muxscope::exporting
