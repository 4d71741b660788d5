// SPDX-License-Identifier: GPL-3.0-or-later
// What the user chose for the stage: which of its faces is shown, and the sequences kept for comparison
// (plain values: the server may be started anew with another model). Belongs to the session, so that
// it outlives the widgets and the trace. GUI thread.
#pragma once

#include "world/sequence.h"

#include <QObject>
#include <vector>

namespace muxscope::ui {

class Session;

class StageChoice : public QObject {
    Q_OBJECT
public:
    enum class Face { sets, bitmap, sequence };
    Q_ENUM(Face)

    // The session's own; made when it is asked for first.
    static StageChoice& of(Session& session);

    [[nodiscard]] Face face() const { return m_face; }
    void setFace(Face face);

    // At most so many stand side by side.
    static constexpr std::size_t kMostKept = 5;
    [[nodiscard]] const std::vector<world::Sequence>& kept() const { return m_kept; }
    [[nodiscard]] bool canKeep() const { return m_kept.size() < kMostKept; }
    // The same request again replaces what was kept of it. Ignored when there is no room.
    void keep(world::Sequence sequence);
    void clearKept();

signals:
    void changed();

private:
    explicit StageChoice(QObject* session) : QObject(session) {}

    Face m_face = Face::sets;
    std::vector<world::Sequence> m_kept;
};

} // namespace muxscope::ui
