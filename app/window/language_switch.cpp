// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/language_switch.h"

#include "session/language.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace muxscope::ui {

LanguageSwitch::LanguageSwitch(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("languageSwitch"));
    setAccessibleName(tr("Language"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 4, 0);
    row->setSpacing(2);
    for (const QString& language : languages()) {
        if (!m_buttons.isEmpty())
            row->addWidget(new QLabel(QStringLiteral("/"), this));
        auto* button = new QToolButton(this);
        button->setObjectName(QStringLiteral("language_") + language);
        button->setText(languageMark(language));
        button->setAccessibleName(languageName(language));
        button->setToolTip(
            tr("Everything in %1, at once; the server goes on").arg(languageName(language)));
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setFocusPolicy(Qt::StrongFocus);
        connect(button, &QToolButton::clicked, this, [this, language] { emit chosen(language); });
        row->addWidget(button);
        m_buttons << button;
    }
}

void LanguageSwitch::show(const QString& language) {
    const QStringList all = languages();
    for (qsizetype i = 0; i < all.size(); ++i)
        m_buttons[i]->setChecked(all[i] == language);
}

} // namespace muxscope::ui
