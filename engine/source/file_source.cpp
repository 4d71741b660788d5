// SPDX-License-Identifier: GPL-3.0-or-later
#include "source/file_source.h"

#include <algorithm>
#include <fmt/format.h>

namespace muxscope::source {
namespace {

// Room for the whole file where the budget allows, and as much more as History keeps free for a writer.
trace::TraceLog::Options sizedFor(std::uint64_t claimedBytes, std::size_t budgetBytes) {
    trace::TraceLog::Options options;
    const std::uint64_t wanted = claimedBytes + claimedBytes / 4 + 4 * options.segmentBytes;
    options.budgetBytes = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, budgetBytes));
    return options;
}

} // namespace

Result<std::unique_ptr<FileSource>> FileSource::open(const std::string& path,
                                                     std::size_t budgetBytes) {
    auto reader = trace::SessionReader::open(path);
    if (!reader)
        return reader.error();
    return std::unique_ptr<FileSource>(new FileSource(std::move(*reader), budgetBytes));
}

Result<std::unique_ptr<FileSource>> FileSource::openBytes(std::span<const std::byte> bytes,
                                                          std::size_t budgetBytes) {
    auto reader = trace::SessionReader::openBytes(bytes);
    if (!reader)
        return reader.error();
    return std::unique_ptr<FileSource>(new FileSource(std::move(*reader), budgetBytes));
}

FileSource::FileSource(std::unique_ptr<trace::SessionReader> reader, std::size_t budgetBytes)
    : m_reader(std::move(reader)),
      m_facts(m_reader->facts()),
      m_log(std::make_unique<trace::TraceLog>(sizedFor(m_reader->claimedBytes(), budgetBytes))) {
    // Before anybody reads the log's epoch; load() sets the same again.
    if (m_facts.epoch.monotonicNs != 0)
        m_log->setEpoch(m_facts.epoch);
}

FileSource::~FileSource() {
    cancel();
    join();
}

std::vector<trace::SessionMark> FileSource::marks() const {
    std::vector<trace::SessionMark> marks = m_facts.bookmarks;
    marks.insert(marks.end(), m_facts.notes.begin(), m_facts.notes.end());
    return marks;
}

void FileSource::load() {
    if (!m_thread.joinable() && m_reader != nullptr)
        m_thread = std::thread([this] { main(); });
}

void FileSource::cancel() {
    m_cancelled.store(true, std::memory_order_relaxed);
}

void FileSource::join() {
    if (m_thread.joinable())
        m_thread.join();
}

std::optional<Error> FileSource::error() const {
    const std::lock_guard lock(m_mutex);
    return m_error;
}

std::vector<std::string> FileSource::missing() const {
    const std::lock_guard lock(m_mutex);
    return m_missing;
}

void FileSource::main() {
    const auto done = m_reader->load(*m_log, [this](std::uint64_t soFar, std::uint64_t all) {
        if (all != 0)
            m_progress.store(static_cast<double>(soFar) / static_cast<double>(all),
                             std::memory_order_relaxed);
        return !m_cancelled.load(std::memory_order_relaxed);
    });
    {
        const std::lock_guard lock(m_mutex);
        m_missing = m_reader->missing();
        if (!done)
            m_error = done.error();
        if (m_log->begin() != 0)
            m_missing.push_back(
                fmt::format("events 1 to {} did not fit into memory", m_log->begin()));
    }
    m_damaged.store(m_reader->damaged(), std::memory_order_release);
    m_reader.reset();
    m_progress.store(1.0, std::memory_order_relaxed);
    m_state.store(done ? State::ended : State::failed, std::memory_order_release);
}

} // namespace muxscope::source
