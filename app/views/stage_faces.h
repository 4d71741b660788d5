// SPDX-License-Identifier: GPL-3.0-or-later
// The switch in the stage's title row: Sets, Bitmap. What is chosen stands in the session's
// StageChoice; this only shows it and sets it. GUI thread.
#pragma once

#include "session/stage_choice.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QToolButton;

namespace muxscope::ui {

class StageFaces : public QWidget {
    Q_OBJECT
public:
    explicit StageFaces(StageChoice& choice, QWidget* parent = nullptr);

private:
    void addFace(StageChoice::Face face, const QString& name, const QString& text,
                 const QString& tip);
    void follow();

    StageChoice& m_choice;
    QHBoxLayout* m_row;
    QButtonGroup* m_faces;
};

} // namespace muxscope::ui
