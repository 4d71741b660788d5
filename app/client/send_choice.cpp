// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/send_choice.h"

#include "widgets/number_box.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

constexpr int kMostStop = 10'000'000;

// In the order of Sending.
QStringList wayNames() {
    return {SendChoice::tr("All at once"),
            SendChoice::tr("One byte every 200 ms"),
            SendChoice::tr("Stop half way (hold)"),
            SendChoice::tr("Half-close after request"),
            SendChoice::tr("Reset (RST) mid-request"),
            SendChoice::tr("Urgent byte (MSG_OOB)"),
            SendChoice::tr("Never read the response"),
            SendChoice::tr("Burst: 50 connections")};
}

} // namespace

SendChoice::SendChoice(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("sendChoice"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    auto* group = new QButtonGroup(this);
    for (const QString& name : wayNames()) {
        auto* way = new QRadioButton(name, this);
        way->setObjectName(QStringLiteral("sending%1").arg(m_ways.size()));
        way->setAccessibleName(name);
        way->setToolTip(tr("How the bytes go out: %1").arg(name));
        group->addButton(way);
        column->addWidget(way);
        m_ways << way;
    }
    m_ways.front()->setChecked(true);
    m_numbers = new QGridLayout;
    m_numbers->setHorizontalSpacing(6);
    m_numbers->setVerticalSpacing(1);
    column->addSpacing(2);
    column->addLayout(m_numbers);
    m_stopAt = addNumber("stopAt", tr("Stop at byte"),
                         tr("Where \"stop half way\" and \"reset\" stop sending"), 0, kMostStop);
    m_stopAt->setSpecialValueText(tr("half"));
    m_copies = addNumber("copies", tr("Copies"),
                         tr("Pipelining: the request so often, one behind the other, in one send"),
                         1, kMostCopies);
    m_clients = addNumber("clients", tr("Clients"),
                          tr("A crowd: so many connections that all do the same"), 1, kMostClients);
}

QSpinBox* SendChoice::addNumber(const char* name, const QString& label, const QString& about,
                                int least, int most) {
    auto* text = new QLabel(label, this);
    text->setObjectName(QStringLiteral("caption"));
    auto* number = new NumberBox(this);
    number->setObjectName(QString::fromLatin1(name));
    number->setAccessibleName(label);
    number->setToolTip(about);
    number->setRange(least, most);
    number->setFocusPolicy(Qt::StrongFocus);
    number->setButtonSymbols(QAbstractSpinBox::NoButtons); // the arrow keys do the same
    number->setMinimumWidth(56);
    number->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    text->setBuddy(number);
    text->setToolTip(about);
    const int column = m_numbers->columnCount() - (m_numbers->count() == 0 ? 1 : 0);
    m_numbers->addWidget(text, 0, column);
    m_numbers->addWidget(number, 1, column);
    m_numbers->setColumnStretch(column, 1);
    return number;
}

SendPlan SendChoice::plan() const {
    SendPlan plan;
    for (qsizetype i = 0; i < m_ways.size(); ++i)
        if (m_ways[i]->isChecked())
            plan.way = static_cast<Sending>(i);
    for (QSpinBox* number : {m_stopAt, m_copies, m_clients})
        number->interpretText(); // what is still being typed counts too
    plan.stopAt = m_stopAt->value();
    plan.copies = m_copies->value();
    plan.clients = m_clients->value();
    return plan;
}

void SendChoice::setPlan(const SendPlan& plan) {
    const auto way = static_cast<qsizetype>(plan.way);
    if (way >= 0 && way < m_ways.size())
        m_ways[way]->setChecked(true);
    m_stopAt->setValue(static_cast<int>(qMin<qint64>(plan.stopAt, kMostStop)));
    m_copies->setValue(plan.copies);
    m_clients->setValue(plan.clients);
}

} // namespace muxscope::ui
