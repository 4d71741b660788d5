// SPDX-License-Identifier: GPL-3.0-or-later
// What the user chose for the stage: which of its faces is shown. Belongs to the session, so that it
// outlives the widgets and the trace. GUI thread.
#pragma once

#include <QObject>

namespace muxscope::ui {

class Session;

class StageChoice : public QObject {
    Q_OBJECT
public:
    enum class Face { sets, bitmap };
    Q_ENUM(Face)

    // The session's own; made when it is asked for first.
    static StageChoice& of(Session& session);

    [[nodiscard]] Face face() const { return m_face; }
    void setFace(Face face);

signals:
    void changed();

private:
    explicit StageChoice(QObject* session) : QObject(session) {}

    Face m_face = Face::sets;
};

} // namespace muxscope::ui
