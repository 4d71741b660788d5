// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/dock_panel.h"

#include "widgets/line_label.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMetaMethod>
#include <QStyle>
#include <QVBoxLayout>
#include <QVariant>

namespace muxscope::ui {

namespace {

constexpr int kGap = 2; // half of the gap between two cards, beside the splitter's own

// In the place of a content. A panel behind another tab counts as shown, but is not painted.
class StandIn : public QWidget {
public:
    explicit StandIn(DockPanel& panel) : m_panel(panel) {}

protected:
    void paintEvent(QPaintEvent*) override {
        QMetaObject::invokeMethod(
            &m_panel, [panel = &m_panel] { (void)panel->content(); }, Qt::QueuedConnection);
    }

private:
    DockPanel& m_panel;
};

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

DockPanel::DockPanel(const QString& name, const QString& title, QWidget* parent)
    : QDockWidget(title, parent), m_standIn(new StandIn(*this)) {
    setObjectName(name);
    setAccessibleName(title);

    // One card across title bar and content: two frames, the upper without its lower edge.
    auto* bar = new QWidget(this);
    auto* barLayout = new QVBoxLayout(bar);
    barLayout->setContentsMargins(kGap, kGap, kGap, 0);
    m_head = new QFrame(bar);
    m_head->setObjectName(QStringLiteral("cardHead"));
    auto* headLayout = new QVBoxLayout(m_head);
    headLayout->setContentsMargins(0, 0, 0, 0);
    m_panelTitle = new PanelTitle(title, m_head);
    headLayout->addWidget(m_panelTitle);
    barLayout->addWidget(m_head);
    setTitleBarWidget(bar);

    auto* body = new QWidget(this);
    auto* bodyLayout = new QVBoxLayout(body);
    bodyLayout->setContentsMargins(kGap, 0, kGap, kGap);
    m_body = new QFrame(body);
    m_body->setObjectName(QStringLiteral("cardBody"));
    auto* cardLayout = new QVBoxLayout(m_body);
    cardLayout->setContentsMargins(8, 0, 8, 6);
    cardLayout->addWidget(m_standIn);
    bodyLayout->addWidget(m_body);
    setWidget(body);
    connect(qApp, &QApplication::focusChanged, this,
            [this](const QWidget*, const QWidget* now) { showFocus(now); });
}

void DockPanel::hold(Make make) {
    m_make = std::move(make);
}

QWidget* DockPanel::content() {
    if (m_content != nullptr)
        return m_content;
    m_content = m_make(m_body);
    if (m_content->objectName().isEmpty())
        m_content->setObjectName(objectName() + QStringLiteral("View"));
    if (m_content->accessibleName().isEmpty())
        m_content->setAccessibleName(accessibleName());
    m_content->setMinimumHeight(m_standIn->minimumHeight());
    delete m_body->layout()->replaceWidget(m_standIn, m_content);
    delete m_standIn;
    m_standIn = nullptr;
    m_content->show();
    m_panelTitle->adopt(m_content);
    emit made(m_content);
    return m_content;
}

void DockPanel::setLeastHeight(int height) {
    (m_content != nullptr ? m_content : m_standIn)->setMinimumHeight(height);
}

// The keyboard leaves what is destroyed, and tells so when the cards are gone already.
DockPanel::~DockPanel() {
    disconnect(qApp, nullptr, this, nullptr);
}

void DockPanel::showFocus(const QWidget* focus) {
    const bool here = focus != nullptr && isAncestorOf(focus);
    // Another window, a menu say, has the keyboard for a while: it will come back here.
    if (m_head->property("focused").toBool() == here || focus == nullptr)
        return;
    for (QFrame* card : {m_head, m_body}) {
        card->setProperty("focused", here);
        card->style()->unpolish(card);
        card->style()->polish(card);
    }
}

void DockPanel::setTabbed(bool tabbed) {
    m_panelTitle->setCompact(tabbed);
}

} // namespace muxscope::ui
