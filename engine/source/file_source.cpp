// SPDX-License-Identifier: GPL-3.0-or-later
#include "source/file_source.h"

#include <algorithm>
#include <fmt/format.h>

namespace muxscope::source {
namespace {

// Room for the whole file where the budget allows, and for what a recorder adds to it meanwhile.
trace::TraceLog::Options sizedFor(std::uint64_t claimedBytes, std::size_t budgetBytes) {
    trace::TraceLog::Options options;
    const std::uint64_t wanted = claimedBytes + claimedBytes / 4 + 4 * options.segmentBytes;
    options.budgetBytes = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, budgetBytes));
    return options;
}

// A sentence for each stretch of events that can no longer be had, and one for those that are too many.
void addLosses(const std::vector<trace::Loss>& losses, std::vector<std::string>& sentences) {
    constexpr std::size_t kMost = 3;
    for (std::size_t i = 0; i < std::min(kMost, losses.size()); ++i)
        sentences.push_back(fmt::format("events {} to {} can no longer be read: {}",
                                        losses[i].first + 1, losses[i].end, losses[i].why));
    std::uint64_t more = 0;
    for (std::size_t i = kMost; i < losses.size(); ++i)
        more += losses[i].end - losses[i].first;
    if (more != 0)
        sentences.push_back(fmt::format("{} more events can no longer be read", more));
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
      m_log(std::make_unique<trace::TraceLog>(sizedFor(m_reader->claimedBytes(), budgetBytes),
                                              m_reader->takePages())) {
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
    std::vector<std::string> missing;
    {
        const std::lock_guard lock(m_mutex);
        missing = m_missing;
    }
    addLosses(m_log->losses(), missing);
    return missing;
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
    }
    m_damaged.store(m_reader->damaged(), std::memory_order_release);
    m_reader.reset();
    m_progress.store(1.0, std::memory_order_relaxed);
    m_state.store(done ? State::ended : State::failed, std::memory_order_release);
}

} // namespace muxscope::source
