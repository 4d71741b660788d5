// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/warnings_view.h"

#include "models/warnings_words.h"
#include "painters/fonts.h"
#include "painters/palette.h"
#include "session/findings.h"
#include "session/quantities.h"
#include "widgets/label_look.h"
#include "widgets/panel_table.h"
#include "widgets/tone_colour.h"

#include <QLabel>
#include <QSplitter>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

constexpr int kPaceMs = 200;

// The colour of its severity; the mark in the text is its shape.
class SeverityDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto severity =
            static_cast<world::Severity>(index.data(WarningsModel::SeverityRole).toInt());
        const Palette& palette = Palette::current();
        const QColor colour =
            severity == world::Severity::error ? palette.exceptional.text : palette.attention.text;
        option->palette.setColor(QPalette::Text, colour);
        option->palette.setColor(QPalette::HighlightedText, colour);
        option->font = textFont(0, true);
    }
};

// The colours of the calls table.
class CallDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto tone =
            static_cast<CallsModel::Tone>(index.data(EvidenceModel::ToneRole).toInt());
        const QColor colour = toneColour(tone, Palette::current());
        option->palette.setColor(QPalette::Text, colour);
        option->palette.setColor(QPalette::HighlightedText, colour);
        option->font = monoFont(-1);
    }
};

} // namespace

WarningsView::WarningsView(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_empty(new QLabel(this)),
      m_page(new QWidget(this)),
      m_refresh(
          session, this, [this] { refresh(); }, kPaceMs) {
    setObjectName(QStringLiteral("warningsView"));
    setAccessibleName(tr("Warnings"));
    m_empty->setObjectName(QStringLiteral("warningsEmpty"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    setTone(*m_empty, LabelTone::muted);
    buildTable();
    buildEvidence();
    m_pages = new QStackedLayout(this);
    m_pages->setContentsMargins(4, 0, 4, 0);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_page);
    connect(&session, &Session::headMoved, this, &WarningsView::wake);
    connect(&session, &Session::traceReplaced, this, [this] {
        m_model.clear();
        m_shownRaised = 0;
        refresh();
    });
    refresh();
}

void WarningsView::buildTable() {
    m_table = new QTableView(m_page);
    m_table->setObjectName(QStringLiteral("warningsTable"));
    m_table->setAccessibleName(tr("What is wrong"));
    m_table->setToolTip(tr("Choose a row to go to its evidence"));
    m_table->setModel(&m_model);
    m_table->setItemDelegateForColumn(WarningsModel::titleColumn, new SeverityDelegate(m_table));
    dressTable(*m_table, WarningsModel::titleColumn);
    connect(m_table, &QTableView::clicked, this, &WarningsView::goToEvidence);
    connect(m_table, &QTableView::activated, this, &WarningsView::goToEvidence);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { explain(current.row()); });
}

void WarningsView::buildEvidence() {
    auto* right = new QWidget(m_page);
    m_sentence = new QLabel(right);
    m_sentence->setObjectName(QStringLiteral("warningSentence"));
    m_sentence->setAccessibleName(tr("What was seen and what helps"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_evidence = new QTableView(right);
    m_evidence->setObjectName(QStringLiteral("warningEvidence"));
    m_evidence->setAccessibleName(tr("Calls of the evidence"));
    m_evidence->setToolTip(tr("Click a call, or press Enter on it, to go to it"));
    m_evidence->setModel(&m_calls);
    m_evidence->setItemDelegate(new CallDelegate(m_evidence));
    dressTable(*m_evidence, EvidenceModel::callColumn);
    m_gone = new QLabel(tr("Its events are no longer held."), right);
    m_gone->setObjectName(QStringLiteral("evidenceGone"));
    setTone(*m_gone, LabelTone::muted);
    const auto choose = [this](const QModelIndex& call) {
        goTo(call.data(EvidenceModel::EventRole).toULongLong());
    };
    connect(m_evidence, &QTableView::clicked, this, choose);
    connect(m_evidence, &QTableView::activated, this, choose);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_sentence);
    column->addWidget(m_gone);
    column->addWidget(m_evidence, 1);
    auto* both = new QSplitter(Qt::Horizontal, m_page);
    both->setObjectName(QStringLiteral("warningsSplit"));
    both->setChildrenCollapsible(false);
    both->addWidget(m_table);
    both->addWidget(right);
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 4);
    auto* page = new QVBoxLayout(m_page);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(both);
}

void WarningsView::wake() {
    // A call of the evidence may not have been answered yet.
    if (m_session.findings().warnings.raised() != m_shownRaised || m_calls.hasOpen())
        m_refresh.soon();
}

void WarningsView::refresh() {
    const world::Warnings& warnings = m_session.findings().warnings;
    const bool any = !warnings.all().empty();
    if (warnings.raised() != m_shownRaised) {
        m_shownRaised = warnings.raised();
        m_model.show(warnings.all(), m_session.headWorld());
        if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0)
            m_table->setCurrentIndex(m_model.index(0, 0));
        else
            explain(m_table->currentIndex().row());
    } else if (m_calls.hasOpen()) {
        explain(m_table->currentIndex().row());
    }
    m_pages->setCurrentWidget(any ? m_page : m_empty);
    m_empty->setText(m_session.hasTrace()
                         ? tr("Nothing wrong so far. Spins, leaked descriptors, lost bytes, "
                              "undrained edges and long handlers are looked for.")
                         : tr("No trace yet: start the server."));
    QString subtitle;
    if (any)
        subtitle = tr("%n warning(s)", nullptr, m_model.rowCount());
    if (warnings.leftOut() > 0)
        subtitle += tr(", %1 more not listed").arg(countText(warnings.leftOut()));
    if (subtitle == m_subtitle)
        return;
    m_subtitle = subtitle;
    emit subtitleChanged(m_subtitle);
}

void WarningsView::explain(int row) {
    if (row < 0 || row >= m_model.rowCount()) {
        m_sentence->clear();
        m_calls.clear();
        return;
    }
    const world::Warning& warning = m_model.warning(row);
    const QString text = warningSentence(warning, m_model.fdName(row)) + QLatin1Char(' ') +
                         warningRemedy(warning.kind);
    if (text == m_sentence->text() && !m_calls.hasOpen())
        return;
    m_sentence->setText(text);
    m_calls.show(warning, m_session.log());
    m_gone->setVisible(m_calls.rowCount() == 0);
    m_evidence->setVisible(m_calls.rowCount() > 0);
}

void WarningsView::goTo(std::uint64_t event) {
    if (event < m_session.head())
        m_session.playback().goTo(event + 1);
}

void WarningsView::choose(int row) {
    if (row < 0 || row >= m_model.rowCount())
        return;
    m_table->setCurrentIndex(m_model.index(row, 0));
    goToEvidence(m_model.index(row, 0));
}

void WarningsView::goToEvidence(const QModelIndex& index) {
    const world::Warning& warning = m_model.warning(index.row());
    const std::uint64_t first =
        warning.evidence.empty() ? warning.lastEvent : warning.evidence.front();
    goTo(first + 1 > m_session.firstMoment() ? first : warning.lastEvent);
    if (warning.fd.fd.valid())
        m_session.selection().selectFd(warning.fd.fd);
}

} // namespace muxscope::ui
