// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/socket_view.h"

#include "painters/fonts.h"
#include "widgets/label_look.h"
#include "world/process_names.h"

#include <QFormLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {
constexpr int kRefreshMs = 80; // while the server runs freely
} // namespace

SocketView::SocketView(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_empty(new QLabel(this)),
      m_refresh(
          session, this, [this] { refresh(); }, kRefreshMs) {
    setObjectName(QStringLiteral("socketView"));
    setAccessibleName(tr("Socket"));
    m_empty->setObjectName(QStringLiteral("socketEmpty"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    setTone(*m_empty, LabelTone::muted);
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("socketScroll"));
    area->setAccessibleName(tr("What is known of the socket"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setMinimumHeight(60);
    auto* form = new QWidget(area);
    m_form = new QFormLayout(form);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(18);
    m_form->setVerticalSpacing(3);
    area->setWidget(form);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_empty);
    layout->addWidget(area, 1);

    connect(&session, &Session::cursorMoved, &m_refresh, &Refresh::soon);
    connect(&session, &Session::traceReplaced, &m_refresh, &Refresh::soon);
    connect(&session.selection(), &Selection::changed, &m_refresh, &Refresh::soon);
    refresh();
}

void SocketView::refresh() {
    std::vector<SocketFact> facts;
    const Fd fd = m_session.selection().fd();
    if (m_session.hasTrace())
        facts = socketFacts(m_session.world(), fd, &m_session.log());
    const world::World& names = m_session.namingWorld(fd);
    m_empty->setText(
        fd.valid() && m_session.hasTrace()
            ? tr("fd %1 has not been opened yet at this moment").arg(world::fdNumber(names, fd).n)
            : tr("no descriptor chosen yet"));
    m_empty->setVisible(facts.empty());
    if (facts != m_facts || facts.empty())
        showFacts(facts);
    const QString subtitle =
        facts.empty() ? QString() : QString::fromStdString(world::fdName(names, fd));
    QString summary = facts.empty() ? m_empty->text() : subtitle;
    for (const SocketFact& fact : facts)
        if (fact.name == QLatin1String("getpeername()") || fact.name == tr("kind"))
            summary += QStringLiteral(" · ") + fact.value;
    if (subtitle == m_subtitle && summary == m_summary)
        return;
    m_subtitle = subtitle;
    m_summary = summary;
    emit subtitleChanged(m_subtitle);
}

void SocketView::showFacts(const std::vector<SocketFact>& facts) {
    while (m_rows.size() > facts.size()) {
        m_form->removeRow(static_cast<int>(m_rows.size()) - 1);
        m_rows.pop_back();
    }
    while (m_rows.size() < facts.size()) {
        auto* name = new QLabel;
        setTone(*name, LabelTone::muted);
        auto* value = new QLabel;
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_form->addRow(name, value);
        m_rows.emplace_back(name, value);
    }
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto& [name, value] = m_rows[i];
        name->setFont(monoFont(-1));
        value->setFont(monoFont(-1));
        name->setText(facts[i].name);
        value->setText(facts[i].known == Known::inferred ? tr("%1 (inferred)").arg(facts[i].value)
                                                         : facts[i].value);
        setTone(*value, facts[i].known == Known::unknown ? LabelTone::muted : LabelTone::plain);
    }
    m_facts = facts;
}

TableTwin SocketView::tableTwin() const {
    TableTwin table;
    table.head = {tr("what"), tr("value"), tr("how it is known")};
    for (const SocketFact& fact : m_facts)
        table.rows << QStringList{fact.name, fact.value,
                                  fact.known == Known::observed   ? tr("observed")
                                  : fact.known == Known::inferred ? tr("inferred")
                                                                  : tr("not known")};
    return table;
}

} // namespace muxscope::ui
