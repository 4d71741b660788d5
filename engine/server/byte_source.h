// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that are made only when there is room for them, so that an answer of any length needs little
// memory. Server thread only; never blocks.
#pragma once

#include <string>

namespace muxscope::server {

class ByteSource {
public:
    virtual ~ByteSource() = default;
    // Appends the next piece, some kilobytes at most; appends nothing when there is no more.
    virtual void next(std::string& out) = 0;
};

} // namespace muxscope::server
