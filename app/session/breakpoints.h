// SPDX-License-Identifier: GPL-3.0-or-later
// The breakpoints that the user has set: one list for the server that runs and for the replay of what
// it did. Each is a condition as it was typed with what the engine makes of it. They outlive the
// server that they were set for. GUI thread; never blocks.
#pragma once

#include "kernel/breakpoint.h"
#include "session/call_index.h"
#include "trace/trace_log.h"

#include <QObject>
#include <QString>
#include <map>
#include <vector>

namespace muxscope::ui {

class EngineControl;

class Breakpoints : public QObject {
    Q_OBJECT
public:
    struct Item {
        quint32 id = 0;
        QString text;                        // "fd == 5 && errno == EAGAIN"
        std::vector<kernel::Breakpoint> any; // one of them is enough
        bool enabled = true;
        bool last = false; // the latest stop was because of it
        quint64 hits = 0;  // times the server or a replay stood still because of it
    };
    using QObject::QObject;

    [[nodiscard]] const std::vector<Item>& list() const { return m_list; }
    [[nodiscard]] const Item* item(quint32 id) const;
    // The one that asks for nothing but this place in the listing.
    [[nodiscard]] const Item* atSite(trace::Site site) const;
    // Whether anything is to be looked at.
    [[nodiscard]] bool active() const;

    quint32 add(const QString& text, std::vector<kernel::Breakpoint> any);
    void edit(quint32 id, const QString& text, std::vector<kernel::Breakpoint> any);
    void setEnabled(quint32 id, bool enabled);
    void remove(quint32 id);
    void clear();
    void toggleSite(trace::Site site);
    // At the place of this call; at calls of this name on this descriptor where the place has no name.
    void toggleCall(const trace::Record& record);
    // Stops at this place once and is gone; replaces the one before.
    void runTo(trace::Site site);
    void stopped(); // the server or a replay stands: whoever ran to a place is there, or gave up

    // The first stop whose cause lies in (from, to]: the moment before the call, or before the call
    // that follows the answer, as far as `head`. Events from `from` on are held.
    struct Stop {
        Moment moment = 0;
        std::vector<quint32> ids;
    };
    [[nodiscard]] std::optional<Stop> nextStop(const trace::TraceLog& log, const CallIndex& index,
                                               Moment from, Moment to, Moment head) const;
    void count(const Stop& stop);

    // All that are enabled, as the engine takes them.
    [[nodiscard]] std::vector<kernel::Breakpoint> conditions() const;
    // Takes over what the engine has counted; a new engine counts from nothing.
    void readHits(const EngineControl& engine);
    void engineReplaced() { m_engineHits.clear(); }

signals:
    void changed(); // conditions: the engine wants them anew
    void counted(); // hits only

private:
    Item* find(quint32 id);
    void stoppedAt(const std::vector<quint32>& ids);

    std::vector<Item> m_list;
    std::vector<kernel::Breakpoint> m_runTo; // one, or none
    std::map<std::uint32_t, std::uint64_t> m_engineHits;
    quint32 m_nextId = 1;
};

} // namespace muxscope::ui
