// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/recovery_bar.h"

#include "painters/palette.h"
#include "session/language.h"
#include "window/icons.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace muxscope::ui {

RecoveryBar::RecoveryBar(QWidget* parent)
    : QFrame(parent),
      m_text(new QLabel(this)),
      m_open(new QPushButton(tr("&Open it"), this)),
      m_delete(new QPushButton(tr("&Delete it"), this)),
      m_later(new QToolButton(this)) {
    setObjectName(QStringLiteral("recoveryBar"));
    setAccessibleName(tr("A recording that was left over"));
    m_text->setObjectName(QStringLiteral("recoveryText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_open->setObjectName(QStringLiteral("recoveryOpen"));
    m_open->setAccessibleName(tr("Open it"));
    m_open->setToolTip(tr("Show what was recorded; it can be saved then"));
    m_delete->setObjectName(QStringLiteral("recoveryDelete"));
    m_delete->setAccessibleName(tr("Delete it"));
    m_delete->setToolTip(tr("Throw what was recorded away, for good"));
    m_later->setObjectName(QStringLiteral("recoveryLater"));
    m_later->setAccessibleName(tr("Decide later"));
    m_later->setToolTip(tr("Decide later: it is offered again at the next start"));
    m_later->setProperty("bar", true);
    m_later->setFocusPolicy(Qt::StrongFocus);
    const Palette& colours = Palette::current();
    m_later->setIcon(tintedIcon(QStringLiteral("close"), colours.textMuted, colours.textFaint));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 5, 6, 5);
    row->setSpacing(9);
    row->addWidget(m_text, 1);
    row->addWidget(m_open);
    row->addWidget(m_delete);
    row->addWidget(m_later);
    connect(m_open, &QPushButton::clicked, this, &RecoveryBar::openWanted);
    connect(m_delete, &QPushButton::clicked, this, &RecoveryBar::deleteWanted);
    connect(m_later, &QToolButton::clicked, this, &RecoveryBar::later);
}

void RecoveryBar::offer(const Offer& offer) {
    const QString when = localeShown().toString(
        QDateTime::fromMSecsSinceEpoch(offer.changedNs / 1'000'000), QLocale::ShortFormat);
    const QString size = localeShown().formattedDataSize(static_cast<qint64>(offer.bytes), 1);
    QString text =
        tr("Muxscope was ended while it recorded. What it had recorded until %1 is still "
           "there (%2).")
            .arg(when, size);
    if (offer.more > 0)
        text = tr("%1 %2", "two sentences, one behind the other")
                   .arg(text, tr("There are %n more.", nullptr, offer.more));
    m_text->setText(text);
    fitText();
}

// A tool bar asks nobody how high he is at a width.
void RecoveryBar::fitText() {
    const int others = m_open->sizeHint().width() + m_delete->sizeHint().width() +
                       m_later->sizeHint().width() + 60;
    m_text->setFixedHeight(
        std::max(m_text->heightForWidth(std::max(window()->width() - others, 200)), 0));
}

void RecoveryBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    fitText();
}

} // namespace muxscope::ui
