// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/dock_panel.h"

#include "views/line_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMetaMethod>
#include <QVBoxLayout>
#include <QVariant>

namespace muxscope::ui {

namespace {

constexpr int kGap = 2; // half of the gap between two cards, beside the splitter's own

} // namespace

PanelTitle::PanelTitle(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(title, this)),
      m_subtitle(new LineLabel(QStringLiteral("panelSubtitle"), LineLabel::Width::given,
                               Qt::AlignRight, this)),
      m_row(new QHBoxLayout(this)) {
    m_title->setObjectName(QStringLiteral("panelTitle"));
    m_row->setContentsMargins(12, 8, 12, 4);
    m_row->setSpacing(12);
    m_row->addWidget(m_title);
    m_row->addWidget(m_subtitle, 1);
}

void PanelTitle::setTitle(const QString& title) {
    m_title->setText(title);
}

void PanelTitle::setSubtitle(const QString& subtitle) {
    m_subtitle->setText(subtitle);
}

void PanelTitle::setMargins(int left, int top, int right, int bottom) {
    m_row->setContentsMargins(left, top, right, bottom);
}

void PanelTitle::setCompact(bool compact) {
    m_title->setVisible(!compact);
    if (compact)
        setMargins(12, 3, 12, 1);
    else
        setMargins(12, 8, 12, 4);
}

void PanelTitle::adopt(QWidget* content) {
    if (content->metaObject()->indexOfSignal("subtitleChanged(QString)") >= 0)
        connect(content, SIGNAL(subtitleChanged(QString)), this, SLOT(setSubtitle(QString)));
    const QVariant subtitle = content->property("subtitle");
    if (subtitle.isValid())
        setSubtitle(subtitle.toString());
    const QVariant widget = content->property("titleWidget");
    if (auto* beside = qobject_cast<QWidget*>(widget.value<QObject*>()))
        m_row->insertWidget(1, beside);
}

DockPanel::DockPanel(const QString& name, const QString& title, QWidget* content, QWidget* parent)
    : QDockWidget(title, parent), m_content(content) {
    setObjectName(name);
    setAccessibleName(title);
    if (content->objectName().isEmpty())
        content->setObjectName(name + QStringLiteral("View"));
    if (content->accessibleName().isEmpty())
        content->setAccessibleName(title);

    // One card across title bar and content: two frames, the upper without its lower edge.
    auto* bar = new QWidget(this);
    auto* barLayout = new QVBoxLayout(bar);
    barLayout->setContentsMargins(kGap, kGap, kGap, 0);
    auto* head = new QFrame(bar);
    head->setObjectName(QStringLiteral("cardHead"));
    auto* headLayout = new QVBoxLayout(head);
    headLayout->setContentsMargins(0, 0, 0, 0);
    m_panelTitle = new PanelTitle(title, head);
    headLayout->addWidget(m_panelTitle);
    barLayout->addWidget(head);
    setTitleBarWidget(bar);

    auto* body = new QWidget(this);
    auto* bodyLayout = new QVBoxLayout(body);
    bodyLayout->setContentsMargins(kGap, 0, kGap, kGap);
    auto* card = new QFrame(body);
    card->setObjectName(QStringLiteral("cardBody"));
    auto* cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(8, 0, 8, 6);
    cardLayout->addWidget(content);
    bodyLayout->addWidget(card);
    setWidget(body);
    m_panelTitle->adopt(content);
}

void DockPanel::setTabbed(bool tabbed) {
    m_panelTitle->setCompact(tabbed);
}

} // namespace muxscope::ui
