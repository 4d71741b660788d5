// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/reference_view.h"

#include "session/call_at_cursor.h"
#include "session/quantities.h"
#include "trace/event_text.h"
#include "views/reference_page.h"
#include "world/process_names.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QStackedLayout>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

constexpr int kMostBefore = 50;

QString latin(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QToolButton* makeButton(const QString& name, const QString& text, const QString& tip,
                        QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    return button;
}

} // namespace

ReferenceView::ReferenceView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session) {
    setObjectName(QStringLiteral("referenceView"));
    setAccessibleName(tr("Reference"));
    build();
    connect(m_search, &QLineEdit::textChanged, this, &ReferenceView::search);
    const auto open = [this](const QListWidgetItem* item) {
        if (item != nullptr && item->data(Qt::UserRole).isValid())
            show(item->data(Qt::UserRole).toString());
    };
    connect(m_search, &QLineEdit::returnPressed, this, [this, open] {
        if (m_pages->currentIndex() == 1)
            open(m_found->item(std::max(0, m_found->currentRow())));
    });
    connect(m_found, &QListWidget::itemActivated, this, open);
    connect(m_found, &QListWidget::itemClicked, this, open);
    connect(m_page, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        const QString name = url.toString(QUrl::FullyDecoded).mid(5); // "word:"
        show(name == QLatin1String("*") ? QString() : name);
    });
    connect(m_back, &QToolButton::clicked, this, &ReferenceView::goBack);
    connect(m_follow, &QToolButton::toggled, this, [this](bool on) {
        if (on)
            follow();
    });
    connect(&session.selection(), &Selection::topicChanged, this, &ReferenceView::follow);
    connect(&session.selection(), &Selection::lookUpWanted, this, [this] {
        m_search->clear();
        show(m_session.selection().topic());
    });
    connect(&session, &Session::cursorMoved, this, &ReferenceView::pointAtCursor);
    render();
}

void ReferenceView::build() {
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("referenceSearch"));
    m_search->setAccessibleName(tr("Search the reference"));
    m_search->setPlaceholderText(tr("Search, e.g. EAGAIN or urgent"));
    m_search->setToolTip(tr("Words that stand in a name, its text or its source"));
    m_search->setClearButtonEnabled(true);
    m_back = makeButton(QStringLiteral("referenceBack"), tr("Back"),
                        tr("To the word that was shown before"), this);
    m_back->setArrowType(Qt::LeftArrow);
    m_back->setEnabled(false);
    m_follow = makeButton(QStringLiteral("referenceFollow"), tr("Follow"),
                          tr("Show what is chosen elsewhere, and the call at the cursor"), this);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_page = new QTextBrowser(this);
    m_page->setObjectName(QStringLiteral("referencePage"));
    m_page->setAccessibleName(tr("Text of the reference"));
    m_page->setOpenLinks(false);
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->document()->setDocumentMargin(4);
    m_found = new QListWidget(this);
    m_found->setObjectName(QStringLiteral("referenceFound"));
    m_found->setAccessibleName(tr("Words found"));
    m_found->setFrameShape(QFrame::NoFrame);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 0, 0);
    top->addWidget(m_back);
    top->addWidget(m_search, 1);
    top->addWidget(m_follow);
    m_pages = new QStackedLayout;
    m_pages->addWidget(m_page);
    m_pages->addWidget(m_found);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(top);
    column->addLayout(m_pages, 1);
}

void ReferenceView::focusSearch() {
    m_search->setFocus();
    m_search->selectAll();
}

void ReferenceView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    // What was done last counts: a step after the last choice is about the call at the cursor.
    if (m_session.selection().topic().isEmpty() || m_session.playback().cursor() != m_pointedAt)
        pointAtCursor();
    follow();
}

void ReferenceView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_page != nullptr)
        render();
}

// While the server runs nobody can read what changes a thousand times a second.
void ReferenceView::pointAtCursor() {
    const Playback& playback = m_session.playback();
    if (!isVisible() || !m_follow->isChecked() || !m_session.hasTrace() ||
        playback.cursor() <= m_session.firstMoment())
        return;
    if (playback.mode() != Playback::Mode::paused && !m_topic.isEmpty())
        return;
    const std::optional<trace::Record> record = callAtCursor(m_session);
    if (!record)
        return;
    m_session.selection().pointAt(latin(trace::callName(record->call)));
    render(); // the line about the cursor
}

void ReferenceView::follow() {
    m_pointedAt = m_session.playback().cursor();
    const QString& topic = m_session.selection().topic();
    if (isVisible() && m_follow->isChecked() && !topic.isEmpty())
        show(topic);
}

void ReferenceView::search(const QString& words) {
    m_pages->setCurrentIndex(words.trimmed().isEmpty() ? 0 : 1);
    m_found->clear();
    if (words.trimmed().isEmpty())
        return;
    for (const ReferenceEntry* entry : searchReference(words)) {
        const QString name = referenceName(*entry);
        auto* item = new QListWidgetItem(
            QStringLiteral("%1   %2").arg(name, QString::fromUtf8(entry->source)), m_found);
        item->setData(Qt::UserRole, name);
        item->setToolTip(referenceText(*entry));
        // What is called so stands before what only speaks of it.
        if (name.compare(words.trimmed(), Qt::CaseInsensitive) == 0)
            m_found->setCurrentItem(item);
    }
    if (m_found->currentRow() < 0 && m_found->count() > 0)
        m_found->setCurrentRow(0);
    if (m_found->count() == 0)
        new QListWidgetItem(tr("Nothing found"), m_found);
}

void ReferenceView::show(const QString& topic) {
    m_pages->setCurrentIndex(0);
    if (topic == m_topic)
        return;
    m_before << m_topic;
    if (m_before.size() > kMostBefore)
        m_before.removeFirst();
    m_back->setEnabled(true);
    m_topic = topic;
    render();
}

void ReferenceView::goBack() {
    if (m_pages->currentIndex() == 1) {
        m_search->clear();
        return;
    }
    if (m_before.isEmpty())
        return;
    m_topic = m_before.takeLast();
    m_back->setEnabled(!m_before.isEmpty());
    render();
}

// "At the cursor: recv(5) → -1 EAGAIN", when the page is about that call.
QString ReferenceView::atCursorText() const {
    const Moment cursor = m_session.playback().cursor();
    if (!m_session.hasTrace() || cursor <= m_session.firstMoment())
        return {};
    trace::Event event = m_session.eventAt(cursor);
    event.record = world::asMade(m_session.world(), event.record);
    if (m_topic.isEmpty() || latin(trace::callName(event.call())) != m_topic)
        return {};
    return event.isAnswer()
               ? tr("At the cursor: returned %1")
                     .arg(QString::fromStdString(trace::resultText(event)))
               : tr("At the cursor: %1").arg(QString::fromStdString(trace::callText(event)));
}

void ReferenceView::render() {
    const ReferenceEntry* entry = findReference(m_topic);
    QString html;
    if (m_topic.isEmpty())
        html = referenceIndexPage();
    else
        html = entry != nullptr ? referencePage(*entry, atCursorText())
                                : referenceUnknownPage(m_topic);
    m_page->setHtml(html);
    const QString subtitle = entry == nullptr ? QString() : QString::fromUtf8(entry->source);
    if (subtitle == m_subtitle)
        return;
    m_subtitle = subtitle;
    emit subtitleChanged(m_subtitle);
}

} // namespace muxscope::ui
