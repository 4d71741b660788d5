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
    addFace(StageChoice::Face::sequence, QStringLiteral("stageSequence"), tr("Sequence"),
            tr("One request between client, kernel and application: who waits when, who copies"));
    addComparison();
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
    button->setToolTip(
        tr("%1 (%2, while the stage has the keyboard)").arg(tip).arg(static_cast<int>(face) + 1));
    button->setAccessibleName(tr("Stage: %1").arg(text));
    button->setAccessibleDescription(tip);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    m_faces->addButton(button, static_cast<int>(face));
    m_row->addWidget(button);
}

void StageFaces::addComparison() {
    m_row->addSpacing(8);
    m_keep = new QToolButton(this);
    m_keep->setObjectName(QStringLiteral("keepSequence"));
    m_keep->setText(tr("Keep for comparison"));
    m_keep->setAccessibleName(m_keep->text());
    m_clear = new QToolButton(this);
    m_clear->setObjectName(QStringLiteral("clearSequences"));
    m_clear->setText(tr("Clear"));
    m_clear->setAccessibleName(tr("Clear the kept sequences"));
    m_clear->setToolTip(tr("Forget the sequences kept for comparison"));
    for (QToolButton* button : {m_keep, m_clear}) {
        button->setFocusPolicy(Qt::StrongFocus);
        m_row->addWidget(button);
    }
    connect(m_keep, &QToolButton::clicked, this, &StageFaces::keepAsked);
    connect(m_clear, &QToolButton::clicked, this, [this] { m_choice.clearKept(); });
}

void StageFaces::setKeepable(bool keepable) {
    if (keepable == m_keepable)
        return;
    m_keepable = keepable;
    follow();
}

void StageFaces::follow() {
    m_faces->button(static_cast<int>(m_choice.face()))->setChecked(true);
    const bool sequence = m_choice.face() == StageChoice::Face::sequence;
    m_keep->setVisible(sequence);
    m_clear->setVisible(sequence && !m_choice.kept().empty());
    m_keep->setEnabled(m_keepable && m_choice.canKeep());
    m_keep->setToolTip(m_choice.canKeep()
                           ? tr("Puts this request's sequence aside: start the server with another "
                                "model, send the "
                                "same request, and both stand side by side (%1 of %2 kept)")
                                 .arg(m_choice.kept().size())
                                 .arg(StageChoice::kMostKept)
                           : tr("%1 are kept: clear them first").arg(StageChoice::kMostKept));
}

} // namespace muxscope::ui
