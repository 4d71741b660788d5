// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/exchange_view.h"

#include "painters/fonts.h"
#include "painters/palette.h"
#include "session/quantities.h"
#include "views/exchange_delegate.h"
#include "views/exchange_start_line.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace muxscope::ui {

ExchangeView::ExchangeView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_reader(session) {
    setObjectName(QStringLiteral("exchangeView"));
    setAccessibleName(tr("Exchange"));
    build();
    connect(m_previous, &QToolButton::clicked, this, [this] { chooseExchange(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { chooseExchange(+1); });
    connect(m_startLine, &ExchangeStartLine::byteChosen, this,
            [this](qint64 offset) { m_session.selection().selectByte(offset, false); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                const qint64 offset = current.data(ExchangeTreeModel::OffsetRole).toLongLong();
                if (m_adopting || m_marking || !current.isValid() || offset < 0)
                    return;
                m_session.selection().selectByte(
                    offset, current.data(ExchangeTreeModel::InResponseRole).toBool());
            });
    connect(&m_reader, &ExchangeReader::changed, this, &ExchangeView::refresh);
    connect(&session.selection(), &Selection::changed, this, &ExchangeView::showSelectedByte);
    refresh();
    m_tree->expand(m_model.index(1, 0));
}

void ExchangeView::build() {
    m_empty = new QLabel(this);
    m_empty->setObjectName(QStringLiteral("exchangeEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto* page = new QWidget(this);
    m_startLine = new ExchangeStartLine(page);
    m_which = new QLabel(page);
    m_which->setObjectName(QStringLiteral("exchangeWhich"));
    m_previous = new QToolButton(page);
    m_previous->setObjectName(QStringLiteral("exchangePrevious"));
    m_previous->setAccessibleName(tr("Previous request on this connection"));
    m_previous->setToolTip(m_previous->accessibleName());
    m_previous->setArrowType(Qt::LeftArrow);
    m_next = new QToolButton(page);
    m_next->setObjectName(QStringLiteral("exchangeNext"));
    m_next->setAccessibleName(tr("Next request on this connection"));
    m_next->setToolTip(m_next->accessibleName());
    m_next->setArrowType(Qt::RightArrow);
    for (QToolButton* button : {m_previous, m_next})
        button->setAutoRaise(true);
    m_tree = new QTreeView(page);
    m_tree->setObjectName(QStringLiteral("exchangeTree"));
    m_tree->setAccessibleName(tr("Parts of the exchange"));
    m_tree->setModel(&m_model);
    m_tree->setItemDelegate(new ExchangeDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(16);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(ExchangeTreeModel::partColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(ExchangeTreeModel::stateColumn,
                                           QHeaderView::ResizeToContents);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 0, 0);
    top->addWidget(m_which, 1);
    top->addWidget(m_previous);
    top->addWidget(m_next);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_startLine);
    column->addLayout(top);
    column->addWidget(m_tree, 1);
    m_pages = new QStackedLayout(this);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(page);
}

void ExchangeView::refresh() {
    const ExchangeShown& shown = m_reader.shown();
    {
        const QScopedValueRollback guard(m_adopting, true);
        const bool first = m_model.rowCount() == 0;
        m_model.show(shown);
        if (first && m_model.rowCount() > 1)
            m_tree->expand(m_model.index(1, 0));
    }
    m_empty->setText(shown.why);
    QPalette muted = m_empty->palette();
    muted.setColor(QPalette::WindowText, Palette::current().textMuted);
    m_empty->setPalette(muted);
    m_pages->setCurrentIndex(shown.exchange ? 1 : 0);
    if (shown.exchange) {
        m_startLine->setMessage(shown.bytes.request);
        const std::uint32_t number = shown.exchange->number;
        m_which->setText(
            tr("request %1 of %2 on fd %3").arg(number).arg(shown.seen).arg(shown.fd.n));
        m_previous->setEnabled(number > shown.oldest);
        m_next->setEnabled(number < shown.seen);
        const bool several = shown.seen > 1;
        m_previous->setVisible(several);
        m_next->setVisible(several);
    }
    showSelectedByte();
    const QString text = subtitleText();
    if (text == m_subtitle)
        return;
    m_subtitle = text;
    emit subtitleChanged(m_subtitle);
}

QString ExchangeView::subtitleText() const {
    const ExchangeShown& shown = m_reader.shown();
    if (!shown.exchange)
        return shown.fd.valid() ? QStringLiteral("fd %1").arg(shown.fd.n) : QString();
    const world::MessageSide& side = shown.exchange->request;
    const QString where = tr("fd %1 · request %2").arg(shown.fd.n).arg(shown.exchange->number);
    const bool lengthKnown = side.headBytes > 0 && !side.chunked;
    const QString bytes =
        lengthKnown && !side.complete()
            ? tr("%1 of %n byte(s)", nullptr, static_cast<int>(side.headBytes + side.bodyExpected))
                  .arg(side.bytes)
            : tr("%n byte(s)", nullptr, static_cast<int>(side.bytes));
    return QStringLiteral("%1 · %2").arg(where, bytes);
}

void ExchangeView::showSelectedByte() {
    const Selection& selection = m_session.selection();
    m_startLine->setSelected(selection.byteInResponse() ? -1 : selection.byteOffset());
    if (selection.byteOffset() < 0)
        return;
    const QModelIndex current = m_tree->currentIndex();
    const qint64 offset = current.data(ExchangeTreeModel::OffsetRole).toLongLong();
    // A part chosen in the tree stays chosen: its first byte is the marked one.
    if (current.isValid() && offset == selection.byteOffset() &&
        current.data(ExchangeTreeModel::InResponseRole).toBool() == selection.byteInResponse())
        return;
    const QScopedValueRollback guard(m_marking, true);
    const QModelIndex part =
        m_model.indexOfByte(selection.byteOffset(), selection.byteInResponse());
    if (part.isValid())
        m_tree->setCurrentIndex(part);
}

void ExchangeView::chooseExchange(int step) {
    const ExchangeShown& shown = m_reader.shown();
    if (!shown.exchange)
        return;
    const std::uint32_t number = shown.exchange->number + static_cast<std::uint32_t>(step);
    m_session.selection().selectByte(-1, false);
    // The latest one is followed again, whatever comes.
    m_session.selection().selectExchange(number >= shown.seen ? 0 : number);
}

} // namespace muxscope::ui
