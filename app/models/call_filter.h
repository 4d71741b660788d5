// SPDX-License-Identifier: GPL-3.0-or-later
// The filter of the calls table, checked as it is typed:
//
//   fd==5 && call==recv        took>10ms        errno==EAGAIN        !(kind==wait || fd==3)
//   send                       a call's name alone; an errno name alone works too
//   http.status >= 400 && http.target contains "/files"        call in {recv, send}
//   contains "\r\n\r\n"        a part of the bytes that were moved
//
// Fields: call_filter_fields.h. Operators: == != < <= > >= ~ contains in && || ! ( ). Pure; any thread
// (error texts are translated: GUI thread).
#pragma once

#include "session/call_index.h"
#include "trace/event.h"

#include <QString>
#include <cstdint>
#include <memory>
#include <optional>

namespace muxscope::ui {

// One row: a call's enter and, when the kernel has answered, its exit.
struct CallRow {
    trace::Event enter;
    std::optional<trace::Event> exit;
};

class CallFilter {
public:
    struct Node;

    // Why a text is no filter, and where.
    struct Fault {
        QString text;
        qsizetype at = 0;
        qsizetype length = 1; // may reach past the end: something is missing there
    };

    CallFilter() = default; // lets everything through
    static CallFilter parse(const QString& text, std::optional<Fault>& fault);

    [[nodiscard]] bool empty() const { return m_root == nullptr; }
    // A call that has not been answered matches nothing that asks for its answer. Without an index
    // nothing matches that asks for the turn of the loop, the connection or HTTP.
    [[nodiscard]] bool matches(const CallRow& row, const CallIndex* index = nullptr) const;
    [[nodiscard]] const Node* root() const { return m_root.get(); }

private:
    std::shared_ptr<const Node> m_root;
};

// The descriptor that a call is about: of epoll_ctl the one it names; of an accept, the listener.
Fd fdOf(const trace::Event& enter);
// What of a row the index knows; nothing where the call carried no bytes of a connection.
std::optional<CallIndex::Peer> peerOf(const CallRow& row, const CallIndex& index);
std::optional<CallIndex::Http> httpOf(const CallRow& row, const CallIndex& index);
// How many bytes a read or write moved.
std::optional<std::int64_t> bytesOf(const CallRow& row);

} // namespace muxscope::ui
