// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/response_view.h"

#include "painters/fonts.h"
#include "session/quantities.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

constexpr int kPaceMs = 80;
constexpr qsizetype kShown = 16 * 1024;
constexpr int kHeight = 84;

} // namespace

ResponseView::ResponseView(const HttpClient& client, QWidget* parent)
    : QWidget(parent),
      m_client(client),
      m_times(new QLabel(this)),
      m_text(new QPlainTextEdit(this)) {
    setObjectName(QStringLiteral("responseView"));
    m_times->setObjectName(QStringLiteral("caption"));
    m_times->setAccessibleName(tr("Times of the response"));
    m_times->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("responseText"));
    m_text->setAccessibleName(tr("The response as it came"));
    m_text->setToolTip(tr("Status line, headers and body of the latest response"));
    m_text->setPlaceholderText(tr("no response yet"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(monoFont(-1));
    m_text->setMinimumHeight(zoomed(kHeight * 2 / 3));
    m_text->setMaximumHeight(zoomed(kHeight));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(m_times);
    column->addWidget(m_text);
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, &ResponseView::refresh);
    connect(&client, &HttpClient::changed, this, [this] {
        if (!m_pace.isActive())
            m_pace.start(kPaceMs);
    });
    refresh();
}

void ResponseView::refresh() {
    const ClientConnection* latest = m_client.latest();
    const qint64 bytes = latest != nullptr ? latest->bytesReceived() : -1;
    // A connection that is used again may answer with as many bytes as before.
    const Shown now{latest, bytes, latest != nullptr ? latest->elapsedNs() : 0};
    if (now == m_shown)
        return;
    m_shown = now;
    QStringList times;
    if (latest != nullptr && latest->connectedNs() > 0)
        times << tr("connected %1").arg(spanText(latest->connectedNs()));
    if (latest != nullptr && latest->firstByteNs() > 0)
        times << tr("first byte %1").arg(spanText(latest->firstByteNs()))
              << tr("last byte %1").arg(spanText(latest->elapsedNs()));
    if (latest != nullptr && latest->answersWanted() > 1)
        times << tr("%1 of %2 answers").arg(latest->answers()).arg(latest->answersWanted());
    m_times->setText(times.join(QStringLiteral(" · ")));
    m_times->setVisible(!times.isEmpty());
    QString text;
    if (latest != nullptr) {
        text = QString::fromUtf8(latest->answer().left(kShown));
        if (bytes > kShown)
            text += QStringLiteral("\n… ") +
                    tr("%1 in all").arg(sizeText(static_cast<std::uint64_t>(bytes)));
    }
    m_text->setPlainText(text);
}

} // namespace muxscope::ui
