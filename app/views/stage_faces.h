// SPDX-License-Identifier: GPL-3.0-or-later
// The switch in the stage's title row: Sets, Bitmap, Sequence; and, with Sequence, what keeps the shown
// one for comparison. What is chosen stands in the session's StageChoice; this only shows it and sets
// it. GUI thread.
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

    // Whether there is a sequence to keep.
    void setKeepable(bool keepable);

signals:
    void keepAsked();

private:
    void addComparison();
    void addFace(StageChoice::Face face, const QString& name, const QString& text,
                 const QString& tip);
    void follow();

    StageChoice& m_choice;
    QHBoxLayout* m_row;
    QButtonGroup* m_faces;
    QToolButton* m_keep = nullptr;
    QToolButton* m_clear = nullptr;
    bool m_keepable = false;
};

} // namespace muxscope::ui
