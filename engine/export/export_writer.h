// SPDX-License-Identifier: GPL-3.0-or-later
// One format of an export: told each event of the chosen range in order, with the world after it, and
// writes as it goes. To add a format: a writer, its name in Format, a line in makeWriter(). One thread.
#pragma once

#include "export/anonymizer.h"
#include "export/byte_sink.h"
#include "trace/trace_log.h"
#include "world/world.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muxscope::exporting {

enum class Format { chrome, har, pcapng, strace, jsonl, csv };

// "chrome" ...; the names that the command line takes.
std::string_view formatName(Format format);
std::optional<Format> formatFromName(std::string_view name);
std::vector<Format> allFormats();

struct ExportFacts {
    std::string program;          // that exports, with its version
    trace::TraceLog::Epoch epoch; // of the recording
    bool anonymize = false;
};

class ExportWriter {
public:
    ExportWriter(ByteSink& sink, ExportFacts facts)
        : m_sink(sink), m_facts(std::move(facts)), m_anonymizer(m_facts.anonymize) {}
    virtual ~ExportWriter() = default;
    ExportWriter(const ExportWriter&) = delete;
    ExportWriter& operator=(const ExportWriter&) = delete;

    // Once, before all else; `before` is the world that the range begins with.
    virtual void begin(const world::World& before) { (void)before; }
    virtual void add(const trace::Event& event, const world::World& after) = 0;
    // Once, after all else.
    virtual void end(const world::World& last) { (void)last; }

protected:
    [[nodiscard]] ByteSink& sink() { return m_sink; }
    [[nodiscard]] const ExportFacts& facts() const { return m_facts; }
    [[nodiscard]] Anonymizer& anonymizer() { return m_anonymizer; }
    // "127.0.0.1:8889", or what stands for it.
    [[nodiscard]] std::string addressText(const world::Address& address) {
        return address.length == 0 ? "?" : trace::addressText(m_anonymizer.address(address.span()));
    }
    // Of the clock on the wall, CLOCK_REALTIME.
    [[nodiscard]] std::int64_t wallNs(std::int64_t atNs) const {
        return m_facts.epoch.realtimeNs + atNs;
    }

private:
    ByteSink& m_sink;
    ExportFacts m_facts;
    Anonymizer m_anonymizer;
};

std::unique_ptr<ExportWriter> makeWriter(Format format, ByteSink& sink, const ExportFacts& facts);

} // namespace muxscope::exporting
