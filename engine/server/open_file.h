// SPDX-License-Identifier: GPL-3.0-or-later
// A file of --root that is open for reading, shared by the answers that send it and closed when the last
// of them has. Server thread only.
#pragma once

#include "kernel/calls.h"

#include <memory>

namespace muxscope::server {

class OpenFile {
public:
    // Takes `fd` over; `calls` outlives this.
    OpenFile(kernel::Calls& calls, Fd fd) : m_calls(calls), m_fd(fd) {}
    ~OpenFile() { m_calls.close(m_fd, trace::Site::file); }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    [[nodiscard]] Fd fd() const { return m_fd; }

private:
    kernel::Calls& m_calls;
    Fd m_fd;
};

using SharedFile = std::shared_ptr<const OpenFile>;

} // namespace muxscope::server
