// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/stage_faces.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace muxscope::ui {

StageFaces::StageFaces(StageChoice& choice, QWidget* parent)
    : QWidget(parent),
      m_choice(choice),
      m_row(new QHBoxLayout(this)),
      m_faces(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("stageFaces"));
    setAccessibleName(tr("Face of the stage"));
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(4);
    addFace(StageChoice::Face::sets, QStringLiteral("stageSets"), tr("Sets"),
            tr("Clients, the kernel's sockets and what the loop watches"));
    addFace(StageChoice::Face::bitmap, QStringLiteral("stageBitmap"), tr("Bitmap"),
            tr("The fd_sets bit by bit, or all descriptor numbers as a map"));
    connect(m_faces, &QButtonGroup::idClicked, this,
            [this](int id) { m_choice.setFace(static_cast<StageChoice::Face>(id)); });
    connect(&choice, &StageChoice::changed, this, &StageFaces::follow);
    follow();
}

void StageFaces::addFace(StageChoice::Face face, const QString& name, const QString& text,
                         const QString& tip) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tr("Stage: %1").arg(text));
    button->setAccessibleDescription(tip);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    m_faces->addButton(button, static_cast<int>(face));
    m_row->addWidget(button);
}

void StageFaces::follow() {
    m_faces->button(static_cast<int>(m_choice.face()))->setChecked(true);
}

} // namespace muxscope::ui
