// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Lines: each event of the trace as one object, with all that it holds. Bytes are "text" where they
// are UTF-8, else "base64"; "cut" says how many there were when not all were recorded.
#pragma once

#include "export/export_writer.h"

namespace muxscope::exporting {

class JsonlWriter : public ExportWriter {
public:
    using ExportWriter::ExportWriter;
    void add(const trace::Event& event, const world::World& after) override;

private:
    void addPayload(std::string& line, const trace::Event& event, const world::World& after);
    void addBytes(std::string& line, std::span<const std::byte> bytes);
};

} // namespace muxscope::exporting
