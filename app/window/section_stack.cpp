// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/section_stack.h"

#include "painters/fonts.h"
#include "window/dock_panel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace muxscope::ui {

SectionStack::SectionStack(QWidget* parent) : QScrollArea(parent) {
    auto* scrolled = new QWidget(this);
    scrolled->setObjectName(QStringLiteral("scrolled"));
    m_column = new QVBoxLayout(scrolled);
    m_column->setContentsMargins(0, 0, 0, 4);
    m_column->setSpacing(2);
    setWidget(scrolled);
    scrolled->installEventFilter(this);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

void SectionStack::add(const QString& name, const QString& title, QWidget* view, Room room) {
    if (view->objectName().isEmpty())
        view->setObjectName(name + QStringLiteral("View"));
    if (view->accessibleName().isEmpty())
        view->setAccessibleName(title);
    room.least = zoomed(room.least);
    room.better = zoomed(room.better);
    if (room.least > 0)
        view->setMinimumHeight(room.least);
    Section section;
    section.name = name;
    section.view = view;
    section.room = room;
    const bool tells = view->metaObject()->indexOfSignal("subtitleChanged(QString)") >= 0;
    if (m_sections.empty()) {
        if (tells)
            connect(view, SIGNAL(subtitleChanged(QString)), this, SIGNAL(subtitleChanged(QString)));
    } else {
        auto* line = new QFrame(widget());
        line->setObjectName(QStringLiteral("cardLine"));
        line->setFixedHeight(1);
        m_column->addWidget(line);
        section.head = new QWidget(widget());
        auto* row = new QHBoxLayout(section.head);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        section.fold = new QToolButton(section.head);
        section.fold->setObjectName(name + QStringLiteral("Fold"));
        section.fold->setAccessibleName(tr("Fold or unfold: %1").arg(title));
        section.fold->setToolTip(section.fold->accessibleName());
        section.fold->setAutoRaise(true);
        section.fold->setProperty("fold", true);
        section.fold->setFixedSize(zoomed(18), zoomed(18));
        section.title = new PanelTitle(title, section.head);
        section.title->setMargins(2, 4, 4, 2);
        section.title->adopt(view);
        row->addWidget(section.fold);
        row->addWidget(section.title, 1);
        m_column->addWidget(section.head);
        const std::size_t at = m_sections.size();
        connect(section.fold, &QToolButton::clicked, this, [this, at] {
            m_sections[at].chosen = true;
            setOpen(m_sections[at], !m_sections[at].open);
            fit();
        });
        if (tells)
            connect(view, SIGNAL(subtitleChanged(QString)), this, SLOT(showSubtitles()));
    }
    m_column->addWidget(view, room.stretch);
    m_sections.push_back(section);
    setOpen(m_sections.back(), true);
}

QString SectionStack::subtitle() const {
    return m_sections.empty() ? QString()
                              : m_sections.front().view->property("subtitle").toString();
}

bool SectionStack::isOpen(const QString& name) const {
    return std::any_of(m_sections.begin(), m_sections.end(), [&](const Section& section) {
        return section.name == name && section.open;
    });
}

void SectionStack::setOpen(Section& section, bool open) {
    section.open = open;
    section.view->setVisible(open);
    if (section.fold != nullptr)
        section.fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    showSubtitles();
}

void SectionStack::showSubtitles() {
    for (const Section& section : m_sections) {
        if (section.title == nullptr)
            continue;
        const QVariant summary = section.view->property("summary");
        section.title->setSubtitle(!section.open && summary.isValid()
                                       ? summary.toString()
                                       : section.view->property("subtitle").toString());
    }
}

bool SectionStack::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        fit();
    return QScrollArea::eventFilter(watched, event);
}

void SectionStack::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fit();
}

// What it cannot do without goes by the fonts of the language, and by what it shows.
int SectionStack::leastOf(const Section& section) {
    return std::max(section.room.least, section.view->minimumSizeHint().height());
}

// With the sections open that are in `open`, and the titles of the others.
int SectionStack::heightOf(const std::vector<bool>& open, bool better) const {
    int height = m_column->contentsMargins().bottom();
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        const Section& section = m_sections[i];
        if (section.head != nullptr)
            height += section.head->sizeHint().height() + 1 + 2 * m_column->spacing();
        if (open[i])
            height +=
                m_column->spacing() + std::max(leastOf(section), better ? section.room.better : 0);
    }
    return height;
}

void SectionStack::fit() {
    for (const Section& section : m_sections)
        if (section.room.least > 0)
            section.view->setMinimumHeight(leastOf(section));
    std::vector<bool> open;
    for (const Section& section : m_sections)
        open.push_back(section.chosen ? section.open : true);
    for (const bool better : {true, false})
        for (std::size_t i = m_sections.size(); i-- > 1;) {
            if (heightOf(open, better) <= viewport()->height())
                break;
            const Section& section = m_sections[i];
            if (!section.chosen && (section.room.better == 0 || !better))
                open[i] = false;
        }
    for (std::size_t i = 0; i < m_sections.size(); ++i)
        if (open[i] != m_sections[i].open)
            setOpen(m_sections[i], open[i]);
}

} // namespace muxscope::ui
