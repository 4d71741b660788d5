// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client_panel.h"

#include "client/connection_list.h"
#include "client/raw_bytes.h"
#include "client/request_editor.h"
#include "client/response_view.h"
#include "client/send_choice.h"
#include "painters/fonts.h"
#include "session/quantities.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr int kAnswerLines = 2; // room that is kept: nothing jumps when an answer comes
constexpr int kPaceMs = 40;
const QString kMenuMark = QStringLiteral(" \u25be");

QString bytesWords(qint64 bytes) {
    return countedText(ClientPanel::tr("%n byte(s)", nullptr, static_cast<int>(bytes)),
                       static_cast<std::uint64_t>(bytes));
}

} // namespace

ClientPanel::ClientPanel(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_client(HttpClient::of(session)),
      m_history(RequestHistory::of(session)) {
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
    scroll->setWidget(
        inner); // empty: or all within would be measured and styled before it has its place
    buildRequest(*column);
    addHeading(*column, tr("How it sends"));
    m_choice = new SendChoice(this);
    column->addWidget(m_choice);
    addHeading(*column, tr("Response"));
    column->addWidget(new ResponseView(m_client, this));
    buildConnections(*column);
    column->addStretch(1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, &ClientPanel::showAnswer);
    connect(&m_client, &HttpClient::changed, this, [this] {
        if (!m_pace.isActive()) // a crowd changes a thousand times a second
            m_pace.start(kPaceMs);
    });
    connect(&m_history, &RequestHistory::changed, this, &ClientPanel::fillHistory);
    fillHistory();
    showAnswer();
}

// Nothing may lie under the scroll bar, in no language and at no zoom: once the style is known.
bool ClientPanel::event(QEvent* event) {
    if (event->type() == QEvent::Polish) {
        const auto* scroll = findChild<QScrollArea*>(QStringLiteral("clientScroll"));
        setMinimumWidth(std::max(200, scroll->widget()->minimumSizeHint().width() +
                                          scroll->verticalScrollBar()->sizeHint().width()));
    }
    return QWidget::event(event);
}

void ClientPanel::addHeading(QVBoxLayout& column, const QString& title) {
    auto* label = new QLabel(title, this);
    label->setObjectName(QStringLiteral("sectionTitle"));
    column.addWidget(label);
}

void ClientPanel::buildRequest(QVBoxLayout& column) {
    m_editor = new RequestEditor(this);
    column.addWidget(m_editor);
    connect(m_editor, &RequestEditor::sendWanted, this, &ClientPanel::send);
    connect(m_editor, &RequestEditor::fileRefused, this, [this](const QString& why) {
        emit message({UserMessage::Severity::warning, why, UserMessage::Remedy::none});
    });
    buildButtons(column);
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
    m_answer->setFixedHeight(lineHeightOf(m_answer->font()) * kAnswerLines);
    m_answer->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    result->addWidget(m_answer, 1);
    result->addWidget(m_cancel);
    column.addLayout(result);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_client.cancel(); });
}

void ClientPanel::buildButtons(QVBoxLayout& column) {
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    m_send = new QPushButton(tr("Send"), this);
    m_send->setObjectName(QStringLiteral("primary"));
    m_send->setAccessibleName(tr("Send"));
    m_send->setToolTip(tr("Send the request (Ctrl+Return)"));
    m_copy = new QPushButton(tr("Copy") + kMenuMark, this);
    m_copy->setObjectName(QStringLiteral("copyCurl"));
    m_copy->setAccessibleName(tr("Copy"));
    m_copy->setToolTip(tr("Copy the request as a command, a program or bytes"));
    auto* menu = new QMenu(m_copy);
    menu->addAction(tr("Copy as curl"), this, &ClientPanel::copyAsCurl);
    menu->addAction(tr("Copy as Python"), this, &ClientPanel::copyAsPython);
    menu->addAction(tr("Copy as raw bytes"), this, &ClientPanel::copyAsBytes);
    m_copy->setMenu(menu);
    m_sent = new QToolButton(this);
    m_sent->setObjectName(QStringLiteral("requestHistory"));
    m_sent->setText(tr("Sent") + kMenuMark);
    m_sent->setAccessibleName(tr("Requests sent before"));
    m_sent->setToolTip(tr("Requests sent before: choose one to send it again"));
    m_sent->setPopupMode(QToolButton::InstantPopup);
    m_sent->setMenu(new QMenu(m_sent));
    for (QPushButton* button : {m_send, m_copy})
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    buttons->addWidget(m_send, 1);
    buttons->addWidget(m_copy, 1);
    buttons->addWidget(m_sent);
    column.addLayout(buttons);
    connect(m_send, &QPushButton::clicked, this, &ClientPanel::send);
}

// Chosen, it is what stands in the editor, and is sent.
void ClientPanel::fillHistory() {
    QMenu* menu = m_sent->menu();
    menu->clear();
    for (const RequestHistory::Entry& entry : m_history.entries())
        menu->addAction(entry.request.title(m_port), this, [this, entry] {
            setRequest(entry.request);
            setPlan(entry.plan);
            send();
        });
    menu->addSeparator();
    menu->addAction(tr("Forget all"), this, [this] { m_history.clear(); });
    m_sent->setEnabled(!m_history.entries().isEmpty());
}

void ClientPanel::buildConnections(QVBoxLayout& column) {
    auto* line = new QFrame(this);
    line->setObjectName(QStringLiteral("cardLine"));
    line->setFixedHeight(1);
    column.addSpacing(2);
    column.addWidget(line);
    auto* head = new QHBoxLayout;
    auto* title = new QLabel(tr("Own connections"), this);
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
    column.addWidget(list);
}

ClientRequest ClientPanel::request() const {
    return m_editor->request();
}

void ClientPanel::setRequest(const ClientRequest& request) {
    m_editor->setRequest(request);
}

int ClientPanel::sending() const {
    return static_cast<int>(m_choice->plan().way);
}

void ClientPanel::setSending(int sending) {
    SendPlan plan = m_choice->plan();
    if (sending >= 0 && sending < static_cast<int>(Sending::count))
        plan.way = static_cast<Sending>(sending);
    m_choice->setPlan(plan);
}

SendPlan ClientPanel::plan() const {
    return m_choice->plan();
}

void ClientPanel::setPlan(const SendPlan& plan) {
    m_choice->setPlan(plan);
}

void ClientPanel::setPort(quint16 port) {
    m_port = port;
}

void ClientPanel::setServerRunning(bool running) {
    m_running = running;
}

void ClientPanel::setProtocol(const QString& protocol) {
    m_editor->setPlain(protocol != QLatin1String("http"));
    m_send->setToolTip(m_editor->plain() ? tr("Send the text (Ctrl+Return)")
                                         : tr("Send the request (Ctrl+Return)"));
    m_copy->menu()->actions().front()->setText(m_editor->plain() ? tr("Copy as nc")
                                                                 : tr("Copy as curl"));
}

void ClientPanel::send() {
    m_history.add({request(), plan()});
    m_client.send(m_port, request(), plan());
}

void ClientPanel::copy(const QString& text) {
    QApplication::clipboard()->setText(text);
    emit message({UserMessage::Severity::note, tr("Copied: %1").arg(text.simplified()),
                  UserMessage::Remedy::none});
}

void ClientPanel::copyAsCurl() {
    copy(request().toCurl(m_port));
}

void ClientPanel::copyAsPython() {
    copy(request().toPython(m_port, plan().copies));
}

void ClientPanel::copyAsBytes() {
    copy(toEscaped(request().toBytes(m_port, true)));
}

void ClientPanel::showAnswer() {
    const ClientConnection* latest = m_client.latest();
    QString text;
    const char* meaning = "neutral";
    const auto statusMeaning = [this](const QString& line) {
        const int status = line.section(QLatin1Char(' '), 1, 1).toInt();
        if (m_editor->plain() || status < 200)
            return "neutral";
        return status < 400 ? "write" : "exceptional";
    };
    const CrowdProgress crowd = m_client.crowd();
    if (crowd.clients > 1 &&
        m_client.crowdIsLatest()) { // what one of them was answered says little of the others
        text = tr("%1 of %2 connected · %3 answered · %4 failed")
                   .arg(crowd.connected)
                   .arg(crowd.clients)
                   .arg(crowd.answered)
                   .arg(crowd.failed);
        if (crowd.failed > 0 && latest != nullptr && !latest->errorText().isEmpty())
            text += QLatin1Char('\n') + latest->errorText();
        meaning = crowd.failed > 0                  ? "exceptional"
                  : crowd.answered == crowd.clients ? "write"
                                                    : "neutral";
    } else if (latest != nullptr && !latest->errorText().isEmpty()) {
        text = latest->errorText();
        meaning = "exceptional";
    } else if (latest != nullptr && !latest->statusLine().isEmpty()) {
        text = QStringList{latest->statusLine(), bytesWords(latest->bytesReceived()),
                           spanText(latest->elapsedNs())}
                   .join(QStringLiteral(" · "));
        meaning = statusMeaning(latest->statusLine());
    } else if (latest != nullptr && m_client.busy()) {
        text = countedText(
                   tr("%1 of %n byte(s) sent", nullptr, static_cast<int>(latest->bytesToSend())),
                   static_cast<std::uint64_t>(latest->bytesToSend()))
                   .arg(countText(static_cast<std::uint64_t>(latest->bytesSent())));
    }
    m_answer->setVisible(latest != nullptr); // from the first request on its room is kept
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
