// SPDX-License-Identifier: GPL-3.0-or-later
// A session file being written (docs/session_file.md): its schema, its facts, segments of a log in
// transactions. One thread at a time; blocks on the disk. Errors are Error::Kind::environment and
// name the file.
#pragma once

#include "base/result.h"
#include "trace/session_database.h"
#include "trace/session_reader.h"
#include "trace/session_segment.h"
#include "trace/trace_log.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muxscope::trace {

// What the file is to say of itself, and how it is written.
struct SessionFileOptions {
    std::string path;
    std::string program;        // "muxscope 0.1.0"
    std::string model;          // "select http"
    std::string host;           // empty: this machine
    std::int64_t createdNs = 0; // CLOCK_REALTIME; 0: now
    // Of the log's first event in the recording that the log was loaded from.
    std::uint64_t firstEvent = 0;
    bool small = false;        // made for a few kB: smaller pages
    bool survivesPower = true; // false: it survives the program, but not the machine
};

// Whether a recording may be written there: nothing, an empty file or a recording stands there. Blocks
// for a moment.
Status mayRecordTo(const std::string& path);

class SessionDatabaseWriter {
public:
    // Creates the file. A recording that stands there is replaced; any other file that is not empty is
    // refused. Events from `from` on will be in it.
    static Result<std::unique_ptr<SessionDatabaseWriter>> create(const TraceLog& log, Moment from,
                                                                 const SessionFileOptions& options);

    // Appends [from, to) as segments in one transaction. The caller holds them with a TraceReader.
    Status append(const TraceLog& log, Moment from, Moment to);
    // Takes the oldest segments out until at most so many bytes are left, the newest one always; their
    // room is used again.
    Status keepAtMost(std::uint64_t bytes);
    // In place of all there are.
    Status setMarks(const std::vector<SessionMark>& bookmarks,
                    const std::vector<SessionMark>& notes);
    // Ends it as a whole recording; when it ended (CLOCK_REALTIME), 0 = now.
    Status close(std::int64_t closedNs = 0);
    // Of packed events.
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }

private:
    struct Stored { // a segment in the file
        std::uint64_t first = 0;
        std::uint64_t count = 0;
        std::uint64_t bytes = 0;
    };
    Status insert(const TraceLog& log, Moment from, Moment to);
    Status removeOldest(std::size_t many);
    Status putMarks(const char* sql, const std::vector<SessionMark>& marks);
    Status setMeta(std::string_view key, std::string_view value);
    Status setNumber(std::string_view key, std::int64_t value);
    Status writeMeta(const TraceLog& log, Moment from, const SessionFileOptions& options);
    // Runs `work` as one transaction.
    template <class Work>
    Status together(Work&& work);
    [[nodiscard]] Error problem() const;

    std::string m_path;
    std::uint64_t m_offset = 0; // of the log's indexes in the file
    Database m_database;
    std::optional<Statement> m_insert;
    std::optional<Statement> m_setMeta;
    SegmentPacker m_packer;
    std::vector<Stored> m_stored;
    std::uint64_t m_bytes = 0;
};

} // namespace muxscope::trace
