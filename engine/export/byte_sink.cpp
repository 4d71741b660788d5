// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/byte_sink.h"

#include <cerrno>
#include <cstring>

namespace muxscope::exporting {

namespace {

constexpr std::size_t kBufferBytes = 1U << 16;

} // namespace

ByteSink::~ByteSink() {
    drain();
}

void ByteSink::write(std::string_view text) {
    m_buffer += text;
    m_written += text.size();
    if (m_buffer.size() >= kBufferBytes)
        drain();
}

void ByteSink::write(std::span<const std::byte> bytes) {
    write(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

void ByteSink::drain() {
    errno = 0;
    if (m_error == 0 && !m_buffer.empty() &&
        std::fwrite(m_buffer.data(), 1, m_buffer.size(), m_stream) != m_buffer.size())
        m_error = errno != 0 ? errno : EIO;
    m_buffer.clear();
}

Status ByteSink::finish() {
    drain();
    errno = 0;
    if (m_error == 0 && std::fflush(m_stream) != 0)
        m_error = errno != 0 ? errno : EIO;
    if (m_error == 0)
        return {};
    return Error{Error::Kind::environment,
                 std::string("cannot write the export: ") + std::strerror(m_error), m_error};
}

} // namespace muxscope::exporting
