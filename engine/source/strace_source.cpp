// SPDX-License-Identifier: GPL-3.0-or-later
#include "source/strace_source.h"

#include "analysis/trace_mapping.h"
#include "import/log_file.h"
#include "import/strace_import.h"
#include "import/trace_line.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

namespace muxscope::source {
namespace {

// Lines of a log that may come before strace's first one: the program's own output.
constexpr int kLinesLookedAt = 1000;

} // namespace

bool isSessionFile(const std::string& path) {
    constexpr std::string_view kMagic("SQLite format 3", 16); // with its NUL
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return false; // what is read from a pipe is gone
    std::ifstream file(path, std::ios::binary);
    std::string head(kMagic.size(), ' ');
    return file.read(head.data(), static_cast<std::streamsize>(head.size())) && head == kMagic;
}

Result<std::unique_ptr<StraceSource>> StraceSource::open(std::vector<std::string> files,
                                                         std::size_t budgetBytes) {
    const std::string first = files.front();
    auto file = strace::LogFile::open(first);
    if (!file)
        return file.error();
    std::unique_ptr<StraceSource> source(new StraceSource(std::move(files), budgetBytes));
    strace::LogFile::Line line;
    for (int i = 0; i < kLinesLookedAt && (*file)->next(line); ++i) {
        if (line.tooLong || !strace::looksLikeStrace(line.text))
            continue;
        // Before anybody reads the log's epoch.
        const strace::TraceLine read = strace::readLine(line.text);
        source->m_hasTimes = read.clock != strace::TraceLine::Clock::none;
        if (read.clock == strace::TraceLine::Clock::unixTime)
            source->m_log->setEpoch({0, read.timeNs});
        source->m_facts.epoch = source->m_log->epoch();
        source->m_facts.createdNs = source->m_facts.epoch.realtimeNs;
        return source;
    }
    return Error{Error::Kind::input, first + ": neither a recording nor a log of strace's"};
}

StraceSource::StraceSource(std::vector<std::string> files, std::size_t budgetBytes)
    : m_files(std::move(files)) {
    trace::TraceLog::Options options;
    options.budgetBytes = budgetBytes;
    m_log = std::make_unique<trace::TraceLog>(options);
    m_facts.program = "strace";
    m_facts.closedNs = 1; // nobody goes on writing it
}

StraceSource::~StraceSource() {
    cancel();
    join();
}

void StraceSource::load() {
    if (!m_thread.joinable())
        m_thread = std::thread([this] { main(); });
}

void StraceSource::cancel() {
    m_cancelled.store(true, std::memory_order_relaxed);
}

void StraceSource::join() {
    if (m_thread.joinable())
        m_thread.join();
}

std::optional<Error> StraceSource::error() const {
    const std::lock_guard lock(m_mutex);
    return m_error;
}

std::vector<std::string> StraceSource::missing() const {
    const std::lock_guard lock(m_mutex);
    return m_missing;
}

void StraceSource::main() {
    strace::ThreadRoll roll;
    strace::Remarks remarks;
    analysis::TraceMapping mapping(*m_log, roll, analysis::TraceMapping::kHoldBytes);
    strace::ImportOptions options;
    options.progress = [this](double done) {
        m_progress.store(done, std::memory_order_relaxed);
        return !m_cancelled.load(std::memory_order_relaxed);
    };
    const Status done = strace::importLogs(m_files, mapping, roll, remarks, options);
    mapping.finish();
    {
        const std::lock_guard lock(m_mutex);
        m_missing = remarks.texts();
        if (!done)
            m_error = done.error();
        if (m_log->begin() != 0)
            m_missing.push_back(
                fmt::format("events 1 to {} did not fit into memory", m_log->begin()));
    }
    m_progress.store(1.0, std::memory_order_relaxed);
    m_state.store(done ? State::ended : State::failed, std::memory_order_release);
}

} // namespace muxscope::source
