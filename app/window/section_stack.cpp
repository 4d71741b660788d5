// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/section_stack.h"

#include "window/dock_panel.h"

#include <QFrame>
#include <QVBoxLayout>

namespace muxscope::ui {

SectionStack::SectionStack(QWidget* parent) : QScrollArea(parent) {
    auto* scrolled = new QWidget(this);
    scrolled->setObjectName(QStringLiteral("scrolled"));
    m_column = new QVBoxLayout(scrolled);
    m_column->setContentsMargins(0, 0, 0, 4);
    m_column->setSpacing(2);
    setWidget(scrolled);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

void SectionStack::add(const QString& name, const QString& title, QWidget* view, int minimumHeight,
                       int stretch) {
    if (view->objectName().isEmpty())
        view->setObjectName(name + QStringLiteral("View"));
    if (view->accessibleName().isEmpty())
        view->setAccessibleName(title);
    if (minimumHeight > 0)
        view->setMinimumHeight(minimumHeight);
    if (m_column->count() == 0) {
        if (view->metaObject()->indexOfSignal("subtitleChanged(QString)") >= 0)
            connect(view, SIGNAL(subtitleChanged(QString)), this, SIGNAL(subtitleChanged(QString)));
    } else {
        auto* line = new QFrame(widget());
        line->setObjectName(QStringLiteral("cardLine"));
        line->setFixedHeight(1);
        m_column->addWidget(line);
        auto* panelTitle = new PanelTitle(title, widget());
        panelTitle->setMargins(4, 6, 4, 2);
        panelTitle->adopt(view);
        m_column->addWidget(panelTitle);
    }
    m_column->addWidget(view, stretch);
}

} // namespace muxscope::ui
