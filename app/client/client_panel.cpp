// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client_panel.h"

#include "client/connection_list.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

constexpr int kBodyHeight = 44;
constexpr int kTextHeight = 120;
constexpr int kAnswerLines = 2; // room that is kept: nothing jumps when an answer comes

QFont monoFont() {
    QFont font(QStringLiteral("DejaVu Sans Mono"));
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(12);
    return font;
}

QPlainTextEdit* makeEditor(QWidget* parent, const char* name, const QString& what, int height) {
    auto* editor = new QPlainTextEdit(parent);
    editor->setObjectName(QString::fromLatin1(name));
    editor->setAccessibleName(what);
    editor->setPlaceholderText(what);
    editor->setFont(monoFont());
    editor->setTabChangesFocus(true);
    editor->setLineWrapMode(QPlainTextEdit::NoWrap);
    editor->setMinimumHeight(height * 2 / 3);
    editor->setMaximumHeight(height);
    return editor;
}

QStringList wayNames() {
    return {ClientPanel::tr("All at once"),
            ClientPanel::tr("One byte every 200 ms"),
            ClientPanel::tr("Stop half way (hold)"),
            ClientPanel::tr("Half-close after request"),
            ClientPanel::tr("Reset (RST) mid-request"),
            ClientPanel::tr("Urgent byte (MSG_OOB)"),
            ClientPanel::tr("Never read the response"),
            ClientPanel::tr("Burst: 50 connections")};
}

} // namespace

ClientPanel::ClientPanel(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_client(this) {
    setObjectName(QStringLiteral("clientPanel"));
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("clientScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* inner = new QWidget(scroll);
    inner->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(2, 2, 2, 4);
    column->setSpacing(6);
    buildRequest(*column);
    buildSending(*column);
    buildConnections(*column);
    scroll->setWidget(inner);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    setMinimumWidth(200);
    connect(&m_client, &HttpClient::changed, this, &ClientPanel::showAnswer);
    showAnswer();
}

void ClientPanel::buildRequest(QVBoxLayout& column) {
    auto* line = new QHBoxLayout;
    line->setSpacing(5);
    m_method = new QComboBox(this);
    m_method->setObjectName(QStringLiteral("method"));
    m_method->setAccessibleName(tr("Method"));
    m_method->setEditable(true);
    m_method->setInsertPolicy(QComboBox::NoInsert);
    for (const char* method : {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"})
        m_method->addItem(QString::fromLatin1(method));
    m_method->setFont(monoFont());
    m_method->lineEdit()->setObjectName(QStringLiteral("methodEdit"));
    m_method->lineEdit()->setAccessibleName(tr("Method"));
    m_method->setFixedWidth(84);
    m_target = new QLineEdit(this);
    m_target->setObjectName(QStringLiteral("target"));
    m_target->setAccessibleName(tr("Target"));
    m_target->setPlaceholderText(QStringLiteral("/hello"));
    m_target->setFont(monoFont());
    line->addWidget(m_method);
    line->addWidget(m_target, 1);
    column.addLayout(line);
    m_headers = makeEditor(this, "headers",
                           tr("Headers, one a line (Host and Content-Length are added)"), 66);
    m_body = makeEditor(this, "body", tr("Body"), kBodyHeight);
    column.addWidget(m_headers);
    column.addWidget(m_body);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    m_send = new QPushButton(tr("Send"), this);
    m_send->setObjectName(QStringLiteral("primary"));
    m_send->setAccessibleName(tr("Send"));
    m_send->setToolTip(tr("Send the request (Ctrl+Return)"));
    m_copy = new QPushButton(tr("Copy as curl"), this);
    m_copy->setObjectName(QStringLiteral("copyCurl"));
    m_copy->setAccessibleName(tr("Copy as curl"));
    for (QPushButton* button : {m_send, m_copy})
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    buttons->addWidget(m_send, 1);
    buttons->addWidget(m_copy, 1);
    column.addLayout(buttons);

    auto* result = new QHBoxLayout;
    m_answer = new QLabel(this);
    m_answer->setObjectName(QStringLiteral("clientAnswer"));
    m_answer->setAccessibleName(tr("What came back"));
    m_answer->setWordWrap(true);
    m_answer->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setObjectName(QStringLiteral("cancelSend"));
    m_cancel->setAccessibleName(tr("Cancel"));
    m_cancel->setToolTip(tr("Close what is still being sent or awaited"));
    m_answer->setFixedHeight(m_answer->fontMetrics().lineSpacing() * kAnswerLines);
    m_answer->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    result->addWidget(m_answer, 1);
    result->addWidget(m_cancel);
    column.addLayout(result);
    connect(m_send, &QPushButton::clicked, this, &ClientPanel::send);
    connect(m_copy, &QPushButton::clicked, this, &ClientPanel::copyAsCurl);
    connect(m_cancel, &QPushButton::clicked, &m_client, &HttpClient::cancel);
    connect(m_target, &QLineEdit::returnPressed, this, &ClientPanel::send);
}

void ClientPanel::buildSending(QVBoxLayout& column) {
    auto* title = new QLabel(tr("How it sends"), this);
    title->setObjectName(QStringLiteral("sectionTitle"));
    column.addWidget(title);
    auto* group = new QButtonGroup(this);
    auto* list = new QVBoxLayout;
    list->setSpacing(3);
    int number = 0;
    for (const QString& name : wayNames()) {
        auto* way = new QRadioButton(name, this);
        way->setObjectName(QStringLiteral("sending%1").arg(number));
        way->setAccessibleName(name);
        group->addButton(way, number);
        list->addWidget(way);
        m_ways << way;
        ++number;
    }
    m_ways.front()->setChecked(true);
    column.addLayout(list);
}

void ClientPanel::buildConnections(QVBoxLayout& column) {
    auto* line = new QFrame(this);
    line->setObjectName(QStringLiteral("cardLine"));
    line->setFixedHeight(1);
    column.addSpacing(2);
    column.addWidget(line);
    auto* head = new QHBoxLayout;
    auto* title = new QLabel(tr("Connections"), this);
    title->setObjectName(QStringLiteral("sectionTitle"));
    auto* summary = new QLabel(this);
    summary->setObjectName(QStringLiteral("panelSubtitle"));
    summary->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    head->addWidget(title);
    head->addWidget(summary, 1);
    column.addLayout(head);
    auto* list = new ConnectionList(m_session, m_client, this);
    summary->setText(list->summary());
    connect(list, &ConnectionList::summaryChanged, summary, &QLabel::setText);
    column.addWidget(list, 1);
}

ClientRequest ClientPanel::request() const {
    return {m_method->currentText().trimmed(), m_target->text().trimmed(), m_headers->toPlainText(),
            m_body->toPlainText(), m_plain};
}

void ClientPanel::setRequest(const ClientRequest& request) {
    m_method->setEditText(request.method);
    m_target->setText(request.target);
    m_headers->setPlainText(request.headers);
    m_body->setPlainText(request.body);
}

int ClientPanel::sending() const {
    for (qsizetype i = 0; i < m_ways.size(); ++i) {
        if (m_ways[i]->isChecked())
            return static_cast<int>(i);
    }
    return 0;
}

void ClientPanel::setSending(int sending) {
    if (sending >= 0 && sending < m_ways.size())
        m_ways[sending]->setChecked(true);
}

void ClientPanel::setPort(quint16 port) {
    m_port = port;
}

void ClientPanel::setServerRunning(bool running) {
    m_running = running;
}

void ClientPanel::setProtocol(const QString& protocol) {
    m_plain = protocol != QLatin1String("http");
    for (QWidget* part : {static_cast<QWidget*>(m_method), static_cast<QWidget*>(m_target),
                          static_cast<QWidget*>(m_headers)})
        part->setVisible(!m_plain);
    m_body->setMaximumHeight(m_plain ? kTextHeight : kBodyHeight);
    m_body->setMinimumHeight(m_plain ? kBodyHeight : kBodyHeight * 2 / 3);
    const QString what = m_plain ? tr("Text to send; a line end is added") : tr("Body");
    m_body->setPlaceholderText(what);
    m_body->setAccessibleName(what);
    m_send->setToolTip(m_plain ? tr("Send the text (Ctrl+Return)")
                               : tr("Send the request (Ctrl+Return)"));
    m_copy->setText(m_plain ? tr("Copy as nc") : tr("Copy as curl"));
}

void ClientPanel::send() {
    m_client.send(m_port, request(), static_cast<Sending>(sending()));
}

void ClientPanel::copyAsCurl() {
    QApplication::clipboard()->setText(request().toCurl(m_port));
    emit message({UserMessage::Severity::note, tr("Copied: %1").arg(request().toCurl(m_port)),
                  UserMessage::Remedy::none});
}

void ClientPanel::showAnswer() {
    const ClientConnection* latest = m_client.latest();
    QString text;
    const char* meaning = "neutral";
    const auto statusMeaning = [this](const QString& line) {
        const int status = line.section(QLatin1Char(' '), 1, 1).toInt();
        if (m_plain || status < 200)
            return "neutral";
        return status < 400 ? "write" : "exceptional";
    };
    if (latest != nullptr && !latest->errorText().isEmpty()) {
        text = latest->errorText();
        meaning = "exceptional";
    } else if (latest != nullptr && !latest->statusLine().isEmpty()) {
        text = tr("%1 · %2 bytes · %3 ms")
                   .arg(latest->statusLine())
                   .arg(latest->bytesReceived())
                   .arg(latest->elapsedMs());
        meaning = statusMeaning(latest->statusLine());
    } else if (latest != nullptr && m_client.busy()) {
        text = tr("%1 of %2 bytes sent").arg(latest->bytesSent()).arg(latest->bytesToSend());
    }
    m_answer->setText(text);
    m_answer->setToolTip(latest != nullptr
                             ? QString::fromUtf8(latest->answer().left(2000)).toHtmlEscaped()
                             : QString());
    m_cancel->setVisible(m_client.busy());
    if (m_answer->property("meaning").toString() != QLatin1String(meaning)) {
        m_answer->setProperty("meaning", QString::fromLatin1(meaning));
        m_answer->style()->unpolish(m_answer);
        m_answer->style()->polish(m_answer);
    }
}

} // namespace muxscope::ui
