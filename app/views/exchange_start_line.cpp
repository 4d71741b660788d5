// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/exchange_start_line.h"

#include "painters/fonts.h"
#include "painters/role_hue.h"
#include "session/http_words.h"

#include <QMouseEvent>
#include <QPainter>

namespace muxscope::ui {

namespace {

constexpr int kMargin = 10;
constexpr qsizetype kLongestWord = 40;

QString shownBytes(std::string_view bytes) {
    QString text;
    for (const char c : bytes) {
        if (c == '\r')
            text += QStringLiteral("\\r");
        else if (c == '\n')
            text += QStringLiteral("\\n");
        else if (c >= 0x20 && c < 0x7f)
            text += QLatin1Char(c);
        else
            text += QChar(u'·');
    }
    if (text.size() > kLongestWord)
        text = text.left(kLongestWord - 1) + QChar(0x2026);
    return text;
}

bool captioned(http::Role role) {
    return role == http::Role::Method || role == http::Role::Target ||
           role == http::Role::Version || role == http::Role::StatusCode ||
           role == http::Role::Reason || role == http::Role::Malformed;
}

} // namespace

ExchangeStartLine::ExchangeStartLine(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("exchangeStartLine"));
    setAccessibleName(tr("First line of the request"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ExchangeStartLine::sizeHint() const {
    return {280, QFontMetrics(monoFont()).height() + QFontMetrics(textFont(-2)).height() + 22};
}

void ExchangeStartLine::setMessage(const world::MessageBytes& message) {
    m_words.clear();
    for (const world::RoleSpan& span : message.spans) {
        if (span.role > http::Role::LineEnd && span.role != http::Role::Malformed)
            break;
        if (span.role == http::Role::LineEnd && m_words.empty())
            continue; // empty lines before the request
        m_words.push_back(
            {shownBytes(std::string_view(message.bytes)
                            .substr(span.offset, static_cast<std::size_t>(span.length))),
             captioned(span.role) ? roleWord(span.role) : QString(), span.role,
             static_cast<std::int64_t>(span.offset), static_cast<std::int64_t>(span.length)});
        if (span.role == http::Role::LineEnd || span.role == http::Role::Malformed)
            break;
    }
    QString description;
    for (const Word& word : m_words)
        description += word.text;
    setAccessibleDescription(description);
    update();
}

void ExchangeStartLine::setSelected(std::int64_t offset) {
    if (m_selected == offset)
        return;
    m_selected = offset;
    update();
}

std::vector<int> ExchangeStartLine::lefts() const {
    const QFontMetrics mono(monoFont());
    const QFontMetrics small(textFont(-2));
    std::vector<int> lefts{kMargin};
    for (const Word& word : m_words)
        lefts.push_back(lefts.back() + (word.caption.isEmpty()
                                            ? mono.horizontalAdvance(word.text)
                                            : std::max(mono.horizontalAdvance(word.text),
                                                       small.horizontalAdvance(word.caption))));
    return lefts;
}

void ExchangeStartLine::paintEvent(QPaintEvent*) {
    const Palette& palette = Palette::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette.read.line, 1));
    painter.setBrush(palette.read.soft);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const QFontMetrics mono(monoFont());
    const std::vector<int> left = lefts();
    // A line too long for the panel is faded out at its right end by clipping inside the frame.
    painter.setClipRect(rect().adjusted(2, 2, -6, -2));
    const int top = 7;
    const int captionTop = top + mono.height() + 5;
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        const Word& word = m_words[i];
        const Hue& hue = roleHue(word.role, palette);
        const bool marked = m_selected >= word.offset && m_selected < word.offset + word.length;
        QFont font = monoFont();
        font.setBold(marked);
        painter.setFont(font);
        painter.setPen(hue.text);
        painter.drawText(left[i], top + mono.ascent(), word.text);
        if (word.caption.isEmpty())
            continue;
        painter.fillRect(left[i], top + mono.height() + 1, mono.horizontalAdvance(word.text),
                         marked ? 3 : 2, hue.strong);
        painter.setFont(textFont(-2));
        painter.drawText(left[i], captionTop + QFontMetrics(textFont(-2)).ascent(), word.caption);
    }
}

void ExchangeStartLine::mousePressEvent(QMouseEvent* event) {
    const std::vector<int> left = lefts();
    for (std::size_t i = 0; i < m_words.size(); ++i)
        if (event->position().x() >= left[i] && event->position().x() < left[i + 1])
            emit byteChosen(m_words[i].offset);
}

} // namespace muxscope::ui
