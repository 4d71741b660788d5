// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a stream of bytes into lines: one cut over many reads is put together, several in one read come
// one by one. A line ends with LF; a CR before it belongs to the end. Plain value; any thread.
//
// A line longer than kMostBytes is handed out in pieces of that size, each as a line: nothing is lost
// and nobody can make the server keep more than that.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace muxscope::server {

class LineCutter {
public:
    static constexpr std::size_t kMostBytes = 4'000;

    // Calls take(std::string_view line) for each line that is complete now, without its end.
    template <class Take>
    void feed(std::string_view bytes, Take&& take);
    // The end of the stream: a last line without its end is a line too.
    template <class Take>
    void finish(Take&& take);

    [[nodiscard]] std::string_view unfinished() const { return m_rest; }

private:
    template <class Take>
    void keep(std::string_view bytes, Take& take);

    std::string m_rest; // of a line whose end has not come; at most kMostBytes, and a CR
};

template <class Take>
void LineCutter::feed(std::string_view bytes, Take&& take) {
    for (std::size_t end = bytes.find('\n'); end != std::string_view::npos;
         end = bytes.find('\n')) {
        keep(bytes.substr(0, end), take);
        if (m_rest.ends_with('\r'))
            m_rest.pop_back();
        take(std::string_view(m_rest));
        m_rest.clear();
        bytes.remove_prefix(end + 1);
    }
    keep(bytes, take);
}

template <class Take>
void LineCutter::finish(Take&& take) {
    if (m_rest.ends_with('\r'))
        m_rest.pop_back();
    if (!m_rest.empty())
        take(std::string_view(m_rest));
    m_rest.clear();
}

// Hands out whole pieces only when more than a line's end follows them.
template <class Take>
void LineCutter::keep(std::string_view bytes, Take& take) {
    m_rest += bytes;
    while (m_rest.size() > kMostBytes &&
           !(m_rest.size() == kMostBytes + 1 && m_rest.back() == '\r')) {
        take(std::string_view(m_rest).substr(0, kMostBytes));
        m_rest.erase(0, kMostBytes);
    }
}

} // namespace muxscope::server
