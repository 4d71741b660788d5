// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in client: a request to type, ways to send it, and what becomes of it. Everything it does
// goes over real sockets to 127.0.0.1. What is sent and what was sent live with the session (HttpClient,
// RequestHistory): the panel can be made anew without cutting anybody off. GUI thread.
#pragma once

#include "client/http_client.h"
#include "client/request_history.h"
#include "session/session.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace muxscope::ui {

class RequestEditor;
class SendChoice;

class ClientPanel : public QWidget {
    Q_OBJECT
public:
    explicit ClientPanel(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] ClientRequest request() const;
    void setRequest(const ClientRequest& request);
    [[nodiscard]] int sending() const; // Sending
    void setSending(int sending);
    [[nodiscard]] SendPlan plan() const;
    void setPlan(const SendPlan& plan);
    void setPort(quint16 port); // where the server listens, or will
    void setServerRunning(bool running);
    // "http": a request; any other: text, sent as it is.
    void setProtocol(const QString& protocol);
    [[nodiscard]] HttpClient& client() { return m_client; }
    [[nodiscard]] RequestHistory& history() { return m_history; }

public slots:
    void send();
    void copyAsCurl();
    void copyAsPython();
    void copyAsBytes();

signals:
    void startWanted();
    void message(const muxscope::ui::UserMessage& message);

protected:
    bool event(QEvent* event) override;

private:
    void buildRequest(QVBoxLayout& column);
    void buildButtons(QVBoxLayout& column);
    void addHeading(QVBoxLayout& column, const QString& title);
    void buildConnections(QVBoxLayout& column);
    void fillHistory();
    void copy(const QString& text);
    void showAnswer();

    Session& m_session;
    HttpClient& m_client;
    RequestHistory& m_history;
    quint16 m_port = 8889;
    bool m_running = false;
    RequestEditor* m_editor = nullptr;
    SendChoice* m_choice = nullptr;
    QPushButton* m_send = nullptr;
    QPushButton* m_copy = nullptr;
    QToolButton* m_sent = nullptr; // history
    QPushButton* m_cancel = nullptr;
    QLabel* m_answer = nullptr;
    QTimer m_pace;
};

} // namespace muxscope::ui
