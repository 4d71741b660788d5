// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/start_page.h"

#include "painters/fonts.h"
#include "painters/palette.h"
#include "session/language.h"
#include "session/sample_list.h"
#include "widgets/label_look.h"
#include "window/icons.h"
#include "window/sample_card.h"
#include "window/search_words.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMainWindow>
#include <QPushButton>
#include <QScrollArea>
#include <QStatusBar>
#include <QStyle>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr int kBeginWidth = 276;
constexpr int kCardWidth = 262; // at least
constexpr int kGap = 10;
constexpr int kMargin = 20;
constexpr qsizetype kMostRecent = 5;
constexpr int kIcon = 44;

} // namespace

StartPage::StartPage(QMainWindow& window, const QList<QAction*>& begin)
    : QFrame(&window), m_window(window) {
    setObjectName(QStringLiteral("startPage"));
    setAccessibleName(tr("Start page"));
    setAutoFillBackground(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(zoomed(kMargin), zoomed(kMargin) - 4, zoomed(kMargin) - 8,
                            zoomed(kMargin) - 8);
    row->setSpacing(zoomed(kMargin) + 6);
    row->addWidget(makeBegin(begin));
    row->addWidget(makeSamples(), 1);
    window.installEventFilter(this);
    hide();
}

void StartPage::addHeading(QVBoxLayout& column, const QString& text) {
    auto* heading = new QLabel(text, this);
    heading->setObjectName(QStringLiteral("sectionTitle"));
    heading->setFont(textFont(1, true));
    column.addWidget(heading);
}

QWidget* StartPage::makeBegin(const QList<QAction*>& begin) {
    auto* side = new QWidget(this);
    side->setFixedWidth(zoomed(kBeginWidth));
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* top = new QHBoxLayout;
    auto* icon = new QLabel(side);
    icon->setPixmap(
        QIcon(QStringLiteral(":/icons/muxscope.svg")).pixmap(zoomed(kIcon), zoomed(kIcon)));
    auto* name = new QLabel(QStringLiteral("Muxscope"), side);
    name->setObjectName(QStringLiteral("startName"));
    name->setFont(textFont(11, true));
    top->addWidget(icon);
    top->addWidget(name, 1);
    column->addLayout(top);
    auto* what =
        new QLabel(tr("See how one thread serves many: every system call of a real server, "
                      "forwards and back."),
                   side);
    what->setWordWrap(true);
    setTone(*what, LabelTone::muted);
    column->addWidget(what);
    column->addSpacing(6);
    for (QAction* action : begin) {
        // "Start" alone says not what.
        auto* button = new QPushButton(
            m_first == nullptr ? tr("Start the server") : withoutMnemonic(action->text()), side);
        button->setObjectName(m_first == nullptr ? QStringLiteral("primary")
                                                 : QStringLiteral("start_") + action->objectName());
        button->setAccessibleName(button->text());
        button->setToolTip(action->toolTip());
        button->setMinimumHeight(zoomed(34));
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button, [action, button] {
            button->setEnabled(action->isEnabled());
            button->setToolTip(action->toolTip());
        });
        button->setEnabled(action->isEnabled());
        column->addWidget(button);
        if (m_first == nullptr) {
            m_first = button;
            m_server = new QLabel(side);
            m_server->setObjectName(QStringLiteral("caption"));
            m_server->setAlignment(Qt::AlignHCenter);
            column->addWidget(m_server);
        }
    }
    column->addSpacing(10);
    addHeading(*column, tr("Recordings of late"));
    m_noRecent = new QLabel(tr("None yet. What you save or open is listed here; a file can also be "
                               "dropped anywhere on the window."),
                            side);
    m_noRecent->setWordWrap(true);
    setTone(*m_noRecent, LabelTone::muted);
    column->addWidget(m_noRecent);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(2);
    column->addLayout(m_recent);
    column->addStretch(1);
    return side;
}

QWidget* StartPage::makeSamples() {
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* top = new QHBoxLayout;
    auto* heading = new QLabel(tr("Samples"), side);
    heading->setObjectName(QStringLiteral("sectionTitle"));
    heading->setFont(textFont(1, true));
    auto* about = new QLabel(tr("recorded from the real server, one classic situation each"), side);
    setTone(*about, LabelTone::muted);
    auto* close = new QToolButton(side);
    close->setObjectName(QStringLiteral("startClose"));
    close->setText(tr("Show the panels"));
    close->setAccessibleName(close->text());
    close->setToolTip(tr("Put this page away (Esc); the View menu brings it back"));
    close->setProperty("bar", true);
    close->setFocusPolicy(Qt::StrongFocus);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    top->addWidget(heading);
    top->addWidget(about, 1);
    top->addWidget(close);
    column->addLayout(top);
    auto* content = new QWidget;
    m_grid = new QGridLayout(content);
    m_grid->setContentsMargins(0, 0, zoomed(8), 0);
    m_grid->setSpacing(zoomed(kGap));
    for (const Sample& sample : samples()) {
        auto* card = new SampleCard(sample.group, sample.title, sample.about, content);
        card->setObjectName(QStringLiteral("sample_") + sample.name);
        connect(card, &SampleCard::clicked, this,
                [this, path = sample.path()] { emit openWanted(path); });
        m_cards << card;
    }
    m_scroll = new QScrollArea(side);
    m_scroll->setObjectName(QStringLiteral("startSamples"));
    m_scroll->setAccessibleName(tr("Samples"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    m_scroll->viewport()->installEventFilter(this);
    column->addWidget(m_scroll, 1);
    return side;
}

// As many columns as there is room for; all cards of a row are as high as the highest.
void StartPage::layCards() {
    const int room = m_scroll->viewport()->width();
    const int columns = std::clamp(room / zoomed(kCardWidth + kGap), 1, 5);
    if (columns == m_columns)
        return;
    m_columns = columns;
    int place = 0;
    for (SampleCard* card : m_cards) {
        m_grid->addWidget(card, place / columns, place % columns);
        ++place;
    }
    for (int i = 0; i < 5; ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    const int rows = (static_cast<int>(m_cards.size()) + columns - 1) / columns;
    for (int i = 0; i <= static_cast<int>(m_cards.size()); ++i)
        m_grid->setRowStretch(i, i == rows ? 1 : 0);
}

void StartPage::showRecent(const QStringList& files) {
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& file : files) {
        const QFileInfo facts(file);
        if (m_recent->count() == kMostRecent || !facts.exists())
            continue;
        const QString when = localeShown().toString(facts.lastModified(), QLocale::ShortFormat);
        const QString size = localeShown().formattedDataSize(facts.size(), 1);
        auto* card = new SampleCard(QString(), facts.fileName(),
                                    QStringLiteral("%1 · %2").arg(when, size), this);
        card->setObjectName(QStringLiteral("recentCard"));
        card->setToolTip(QDir::toNativeSeparators(file));
        connect(card, &SampleCard::clicked, this, [this, file] { emit openWanted(file); });
        m_recent->addWidget(card);
    }
    m_noRecent->setVisible(m_recent->count() == 0);
}

void StartPage::showServer(const QString& what) {
    m_server->setText(what);
}

void StartPage::open() {
    fit();
    show();
    raise();
    m_first->setFocus();
}

// All that lies between the bars and the status line.
void StartPage::fit() {
    int top = 0;
    for (const QToolBar* bar :
         m_window.findChildren<QToolBar*>(QString(), Qt::FindDirectChildrenOnly))
        if (bar->isVisible())
            top = std::max(top, bar->geometry().bottom() + 1);
    const QRect place(0, top, m_window.width(), m_window.statusBar()->geometry().top() - top);
    if (geometry() != place)
        setGeometry(place);
    raise(); // panels that were put elsewhere come to the front
}

bool StartPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_window && isVisible() &&
        (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        QMetaObject::invokeMethod(this, &StartPage::fit, Qt::QueuedConnection);
    if (m_scroll != nullptr && watched == m_scroll->viewport() && event->type() == QEvent::Resize)
        layCards();
    return QFrame::eventFilter(watched, event);
}

void StartPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

void StartPage::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    emit shown(true);
}

void StartPage::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    if (!event->spontaneous())
        emit shown(false);
}

} // namespace muxscope::ui
