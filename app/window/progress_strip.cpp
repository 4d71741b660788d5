// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/progress_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace muxscope::ui {

namespace {

constexpr int kPaceMs = 100;
constexpr int kSteps = 1000;

} // namespace

ProgressStrip::ProgressStrip(std::function<std::optional<Work>()> look, QWidget* parent)
    : QFrame(parent),
      m_look(std::move(look)),
      m_what(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_stop(new QPushButton(this)) {
    setObjectName(QStringLiteral("progressStrip"));
    setAccessibleName(tr("What is going on"));
    m_what->setObjectName(QStringLiteral("progressWhat"));
    m_what->setTextFormat(Qt::PlainText);
    m_bar->setObjectName(QStringLiteral("progressBar"));
    m_bar->setAccessibleName(tr("How far it is"));
    m_bar->setRange(0, kSteps);
    m_bar->setTextVisible(true);
    m_bar->setFocusPolicy(Qt::NoFocus);
    m_stop->setObjectName(QStringLiteral("progressStop"));
    m_stop->setAccessibleName(tr("Stop it")); // until there is something that can be stopped
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 5, 6, 5);
    row->setSpacing(12);
    row->addWidget(m_what);
    row->addWidget(m_bar, 1);
    row->addWidget(m_stop);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_stopWork)
            m_stopWork();
    });
    connect(&m_pace, &QTimer::timeout, this, &ProgressStrip::refresh);
    m_pace.start(kPaceMs);
}

void ProgressStrip::refresh() {
    const auto work = m_look();
    if (!work) {
        m_since.invalidate();
        m_stopWork = {};
    } else if (!m_since.isValid()) {
        m_since.start();
    }
    const bool visible = work && m_since.elapsed() >= kPatienceMs;
    if (visible) {
        m_what->setText(work->what);
        m_bar->setValue(static_cast<int>(work->done * kSteps));
        m_stop->setText(work->stopText);
        m_stop->setAccessibleName(work->stopText);
        m_stop->setToolTip(work->stopTip);
        m_stopWork = work->stop;
    }
    if (visible == m_visible)
        return;
    m_visible = visible;
    emit shown(visible);
}

} // namespace muxscope::ui
