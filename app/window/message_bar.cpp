// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/message_bar.h"

#include "painters/palette.h"
#include "window/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace muxscope::ui {

namespace {

const char* severityName(UserMessage::Severity severity) {
    switch (severity) {
    case UserMessage::Severity::note:
        return "note";
    case UserMessage::Severity::warning:
        return "warning";
    case UserMessage::Severity::error:
        break;
    }
    return "error";
}

// A long word, such as a path, may be broken anywhere: behind a zero width space.
QString breakable(const QString& text) {
    constexpr qsizetype kLongWord = 32;
    QString broken;
    qsizetype run = 0;
    for (const QChar character : text) {
        broken += character;
        run = character.isSpace() ? 0 : run + 1;
        if (run == kLongWord) {
            broken += QChar(0x200b);
            run = 0;
        }
    }
    return broken;
}

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_remedy(new QPushButton(this)),
      m_close(new QToolButton(this)) {
    setObjectName(QStringLiteral("messageBar"));
    setAccessibleName(tr("Message"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_remedy->setObjectName(QStringLiteral("messageRemedy"));
    m_remedy->setAccessibleName(tr("Try again"));
    m_close->setObjectName(QStringLiteral("messageClose"));
    m_close->setAccessibleName(tr("Close the message"));
    m_close->setToolTip(tr("Close the message"));
    m_close->setProperty("bar", true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 5, 6, 5);
    row->setSpacing(9);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_remedy);
    row->addWidget(m_close);
    connect(m_remedy, &QPushButton::clicked, this, [this] {
        const UserMessage::Remedy remedy = m_message.remedy;
        dismiss();
        emit remedyChosen(remedy);
    });
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    tint();
}

void MessageBar::show(const UserMessage& message) {
    m_message = message;
    m_text->setText(breakable(message.text));
    m_text->setToolTip(message.text);
    const bool remedy = message.remedy != UserMessage::Remedy::none;
    m_remedy->setVisible(remedy);
    m_remedy->setText(message.remedy == UserMessage::Remedy::useFreePort ||
                              message.remedy == UserMessage::Remedy::useFreeUdpPort
                          ? tr("Use a free port")
                          : tr("Try again"));
    m_remedy->setAccessibleName(m_remedy->text());
    setProperty("severity", QString::fromLatin1(severityName(message.severity)));
    style()->unpolish(this);
    style()->polish(this);
    tint();
    fitText();
    emit shown(true);
    if (remedy)
        m_remedy->setFocus();
}

// A tool bar asks nobody how high he is at a width: the bar is as wide as the window, less its other
// parts.
void MessageBar::fitText() {
    const int others =
        m_close->sizeHint().width() + 90 +
        (m_message.remedy == UserMessage::Remedy::none ? 0 : m_remedy->sizeHint().width());
    // -1 while there is no text yet.
    const int height = m_text->heightForWidth(std::max(window()->width() - others, 200));
    m_text->setFixedHeight(std::max(height, 0));
}

void MessageBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    fitText();
}

void MessageBar::dismiss() {
    emit shown(false);
}

void MessageBar::tint() {
    const Palette& colours = Palette::current();
    const QColor colour =
        m_message.severity == UserMessage::Severity::error
            ? colours.exceptional.text
            : (m_message.severity == UserMessage::Severity::warning ? colours.attention.text
                                                                    : colours.read.text);
    m_icon->setPixmap(tintedIcon(QStringLiteral("error"), colour, colour).pixmap(18, 18));
    m_close->setIcon(tintedIcon(QStringLiteral("close"), colours.textMuted, colours.textFaint));
}

} // namespace muxscope::ui
