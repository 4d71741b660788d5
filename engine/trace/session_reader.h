// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a session file, which may be anything: made by somebody else, cut, damaged or hostile. It
// is opened read-only and defensively, its schema must be ours to the letter, and what is claimed
// is checked before it is believed. A damaged or cut file opens as far as it is sound; missing()
// says what is not there. One thread; blocks on the disk. Errors are Error::Kind::input.
#pragma once

#include "base/result.h"
#include "trace/page_store.h"
#include "trace/session_database.h"
#include "trace/trace_log.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muxscope::trace {

class SegmentUnpacker;

// What somebody wrote at a moment of the recording: a bookmark's name, or a note.
struct SessionMark {
    Moment moment = 0; // of the log that load() fills
    std::string text;  // UTF-8, without control characters
    bool operator==(const SessionMark&) const = default;
};

// What the file says about itself; as untrusted as the rest.
struct SessionFacts {
    std::int32_t format = 0; // kSessionFormat of the program that wrote it
    std::string program;
    std::string model;
    std::string host;
    TraceLog::Epoch epoch;
    std::int64_t createdNs = 0;   // CLOCK_REALTIME
    std::int64_t closedNs = 0;    // 0: the recorder did not end cleanly
    std::uint64_t firstEvent = 0; // index in the log that was recorded
    std::uint64_t endEvent = 0;   // one past the last committed event
    std::uint64_t stalls = 0;     // how often the recorded program waited for room, and
    std::int64_t stalledNs = 0;   // how long
    std::vector<SessionMark> bookmarks;
    std::vector<SessionMark> notes;
};

class SessionReader {
public:
    static Result<std::unique_ptr<SessionReader>> open(const std::string& path);
    static Result<std::unique_ptr<SessionReader>> openBytes(std::span<const std::byte> bytes);

    [[nodiscard]] const SessionFacts& facts() const { return m_facts; }
    // Events and unpacked bytes that the file's segments claim; for sizing a log.
    [[nodiscard]] std::uint64_t claimedEvents() const { return m_claimedEvents; }
    [[nodiscard]] std::uint64_t claimedBytes() const { return m_claimedBytes; }
    // What is damaged or absent, one sentence each; complete after load().
    [[nodiscard]] const std::vector<std::string>& missing() const { return m_missing; }
    // Whether some of it is damage, not just what the recorder never wrote.
    [[nodiscard]] bool damaged() const { return m_damaged; }

    // Events done and claimed in all; false cancels.
    using Progress = std::function<bool(std::uint64_t done, std::uint64_t all)>;
    // The store of a paged log that load() is to fill: it has a door of its own to the file, and
    // outlives the reader. Once.
    std::unique_ptr<PageStore> takePages();
    // Appends the file's events to an empty log, paged or not, from index 0 on, as far as they are
    // sound; returns how many. Once only. An error only when there is nothing sound in a file that claims events.
    Result<std::uint64_t> load(TraceLog& log, const Progress& progress = {});

private:
    struct Doors; // to the one file: for the reader, and for the pages
    explicit SessionReader(Doors doors);
    static Result<std::unique_ptr<SessionReader>> examine(Doors doors);
    Status checkFile();
    Status checkSchema();
    Status readFacts();
    void readClaims();
    std::vector<SessionMark> readMarks(std::string_view table, std::string_view definition,
                                       std::string_view column);
    Status append(TraceLog& log, SegmentUnpacker& unpacker, Statement& segment) const;
    void miss(std::string what);
    void damage(std::string what);

    std::shared_ptr<const std::vector<std::byte>> m_bytes; // of a file in memory
    Database m_database;
    Database m_pages;  // of takePages()
    Database m_asItIs; // the same
    SessionFacts m_facts;
    std::uint64_t m_claimedEvents = 0;
    std::uint64_t m_claimedBytes = 0;
    std::vector<std::string> m_missing;
    bool m_damaged = false;
};

} // namespace muxscope::trace
