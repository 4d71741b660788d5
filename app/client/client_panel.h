// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in client: a request to type, eight ways to send it, and what becomes of it. Everything
// it does goes over real sockets to 127.0.0.1. GUI thread.
#pragma once

#include "client/http_client.h"
#include "session/session.h"

#include <QList>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace muxscope::ui {

class ClientPanel : public QWidget {
    Q_OBJECT
public:
    explicit ClientPanel(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] ClientRequest request() const;
    void setRequest(const ClientRequest& request);
    [[nodiscard]] int sending() const; // Sending
    void setSending(int sending);
    void setPort(quint16 port); // where the server listens, or will
    void setServerRunning(bool running);
    // "http": a request; any other: text, sent as it is.
    void setProtocol(const QString& protocol);
    [[nodiscard]] HttpClient& client() { return m_client; }

public slots:
    void send();
    void copyAsCurl();

signals:
    void startWanted();
    void message(const muxscope::ui::UserMessage& message);

private:
    void buildRequest(QVBoxLayout& column);
    void buildSending(QVBoxLayout& column);
    void buildConnections(QVBoxLayout& column);
    void showAnswer();

    Session& m_session;
    HttpClient m_client;
    quint16 m_port = 8889;
    bool m_running = false;
    bool m_plain = false;
    QComboBox* m_method = nullptr;
    QLineEdit* m_target = nullptr;
    QPlainTextEdit* m_headers = nullptr;
    QPlainTextEdit* m_body = nullptr;
    QPushButton* m_send = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_cancel = nullptr;
    QLabel* m_answer = nullptr;
    QList<QRadioButton*> m_ways;
};

} // namespace muxscope::ui
