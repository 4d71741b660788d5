// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/number_row.h"

#include "painters/fonts.h"
#include "widgets/number_box.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

QLabel* addText(QWidget* parent, QVBoxLayout& column, const char* name) {
    auto* label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->setContentsMargins(20, 0, 0, 0);
    column.addWidget(label);
    return label;
}

} // namespace

NumberRow::NumberRow(const NumberChoice& choice, QWidget* parent)
    : QWidget(parent), m_choice(choice) {
    setObjectName(QStringLiteral("row_") + choice.name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 3, 4, 4);
    column->setSpacing(1);
    build();
    m_about = addText(this, *column, "switchAbout");
    m_consequence = addText(this, *column, "switchConsequence");
    m_about->setText(m_choice.about);
    m_consequence->setText(QStringLiteral("→ ") + m_choice.consequence);
    if (m_number != nullptr) {
        auto* line = new QHBoxLayout;
        line->setContentsMargins(20, 2, 0, 0);
        line->addWidget(m_number);
        line->addStretch(1);
        column->addLayout(line);
    }
    setValue(m_choice.standard);
}

void NumberRow::build() {
    auto* line = new QHBoxLayout;
    line->setSpacing(6);
    static_cast<QVBoxLayout*>(layout())->addLayout(line);
    const QString described =
        m_choice.consequence.isEmpty()
            ? m_choice.about
            : QStringLiteral("%1. %2").arg(m_choice.about, m_choice.consequence);
    if (m_choice.flag) {
        m_flag = new QCheckBox(m_choice.name, this);
        m_flag->setFont(monoFont(-1));
        m_flag->setObjectName(m_choice.name);
        m_flag->setAccessibleName(m_choice.name);
        m_flag->setAccessibleDescription(described);
        line->addWidget(m_flag, 1);
        connect(m_flag, &QCheckBox::toggled, this, [this] {
            showState();
            emit changed();
        });
        return;
    }
    auto* name = new QLabel(m_choice.name, this);
    name->setFont(monoFont(-1));
    name->setContentsMargins(20, 0, 0, 0);
    m_number = new LargeNumberBox(this);
    m_number->setObjectName(m_choice.name);
    m_number->setAccessibleName(m_choice.name);
    m_number->setAccessibleDescription(described);
    m_number->setDecimals(0);
    m_number->setGroupSeparatorShown(true);
    m_number->setRange(static_cast<double>(m_choice.least), static_cast<double>(m_choice.most));
    m_number->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_number->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_number->setKeyboardTracking(false);
    m_number->setAlignment(Qt::AlignRight);
    m_number->setFixedWidth(zoomed(136));
    if (!m_choice.unit.isEmpty())
        m_number->setSuffix(QLatin1Char(' ') + m_choice.unit);
    m_number->setToolTip(tr("%1 to %2 %3, normally %4")
                             .arg(QLocale().toString(m_choice.least),
                                  QLocale().toString(m_choice.most), m_choice.unit,
                                  QLocale().toString(m_choice.standard)));
    name->setBuddy(m_number);
    line->addWidget(name, 1);
    connect(m_number, &QDoubleSpinBox::valueChanged, this, [this] {
        showState();
        emit changed();
    });
}

qint64 NumberRow::value() const {
    if (m_flag != nullptr)
        return m_flag->isChecked() ? 1 : 0;
    return static_cast<qint64>(m_number->value());
}

void NumberRow::setValue(qint64 value) {
    if (m_flag != nullptr) {
        const QSignalBlocker quiet(m_flag);
        m_flag->setChecked(value != 0);
    } else {
        const QSignalBlocker quiet(m_number);
        m_number->setValue(static_cast<double>(value));
    }
    showState();
}

void NumberRow::showFor(const QString& model) {
    m_relevant = m_choice.meansSomethingTo(model);
    setEnabled(m_relevant);
    // What it would do can still be read.
    setToolTip(m_relevant ? QString()
               : m_choice.consequence.isEmpty()
                   ? m_choice.about
                   : QStringLiteral("%1 → %2").arg(m_choice.about, m_choice.consequence));
    m_about->setText(m_relevant
                         ? m_choice.about
                         : tr("only for %1").arg(m_choice.models.join(QStringLiteral(", "))));
    showState();
}

// A switch that is on stands out: nobody may take the bug for the model.
void NumberRow::showState() {
    const bool on = m_relevant && value() != m_choice.standard;
    m_consequence->setVisible(m_relevant && !m_choice.consequence.isEmpty());
    if (property("on").toBool() == on && property("on").isValid())
        return;
    setProperty("on", on);
    setAttribute(Qt::WA_StyledBackground);
    for (QWidget* widget : {static_cast<QWidget*>(this), static_cast<QWidget*>(m_consequence)}) {
        widget->setProperty("on", on);
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }
}

} // namespace muxscope::ui
