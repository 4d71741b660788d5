// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A body of unknown length in the chunked coding, RFC 9112 section 7.1: each piece of the source is a
// chunk, the trailer section stands behind the last. Server thread only; never blocks.

#include <memory>
#include <string>

#include "server/byte_source.h"

namespace muxscope::server {

class ChunkedSource : public ByteSource {
public:
    // `trailers`: field lines, each with its CR LF.
    ChunkedSource(std::unique_ptr<ByteSource> body, std::string trailers)
        : m_body(std::move(body)), m_trailers(std::move(trailers)) {}
    void next(std::string& out) override;

private:
    std::unique_ptr<ByteSource> m_body; // null behind the last chunk
    std::string m_trailers;
    std::string m_piece;
};

// Gathers a source's pieces to some kilobytes, so that one send carries many.
class GatheredSource : public ByteSource {
public:
    explicit GatheredSource(std::unique_ptr<ByteSource> source) : m_source(std::move(source)) {}
    void next(std::string& out) override;

private:
    std::unique_ptr<ByteSource> m_source;
};

} // namespace muxscope::server
