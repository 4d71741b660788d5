// SPDX-License-Identifier: GPL-3.0-or-later
// The filter of the calls table, checked as it is typed:
//
//   fd==5 && call==recv        took>10ms        errno==EAGAIN        !(kind==wait || fd==3)
//   send                       a call's name alone; an errno name alone works too
//
// Fields: fd, call, kind (setup, accept, read, write, close, interest, wait, other), errno, result,
// took, time. Operators: == != < <= > >= && || ! ( ). `took` and `time` want a unit: ns, us, ms, s.
// Pure; any thread (error texts are translated: GUI thread).
#pragma once

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
    };

    CallFilter() = default; // lets everything through
    static CallFilter parse(const QString& text, std::optional<Fault>& fault);

    [[nodiscard]] bool empty() const { return m_root == nullptr; }
    // A call that has not been answered matches nothing that asks for its answer.
    [[nodiscard]] bool matches(const CallRow& row) const;

private:
    std::shared_ptr<const Node> m_root;
};

} // namespace muxscope::ui
