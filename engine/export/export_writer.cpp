// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/export_writer.h"

#include "export/chrome_writer.h"
#include "export/csv_writer.h"
#include "export/har_writer.h"
#include "export/jsonl_writer.h"
#include "export/pcapng_writer.h"
#include "export/strace_writer.h"

namespace muxscope::exporting {

std::string_view formatName(Format format) {
    switch (format) {
    case Format::chrome:
        return "chrome";
    case Format::har:
        return "har";
    case Format::pcapng:
        return "pcapng";
    case Format::strace:
        return "strace";
    case Format::jsonl:
        return "jsonl";
    case Format::csv:
        return "csv";
    }
    return "?";
}

std::vector<Format> allFormats() {
    return {Format::chrome, Format::har,   Format::pcapng,
            Format::strace, Format::jsonl, Format::csv};
}

std::optional<Format> formatFromName(std::string_view name) {
    for (const Format format : allFormats())
        if (formatName(format) == name)
            return format;
    return std::nullopt;
}

std::unique_ptr<ExportWriter> makeWriter(Format format, ByteSink& sink, const ExportFacts& facts) {
    switch (format) {
    case Format::chrome:
        return std::make_unique<ChromeWriter>(sink, facts);
    case Format::har:
        return std::make_unique<HarWriter>(sink, facts);
    case Format::pcapng:
        return std::make_unique<PcapngWriter>(sink, facts);
    case Format::strace:
        return std::make_unique<StraceWriter>(sink, facts);
    case Format::jsonl:
        return std::make_unique<JsonlWriter>(sink, facts);
    case Format::csv:
        return std::make_unique<CsvWriter>(sink, facts);
    }
    return nullptr;
}

} // namespace muxscope::exporting
