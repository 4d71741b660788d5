// SPDX-License-Identifier: GPL-3.0-or-later
// What came back over the latest connection: status and times in a line, below it the bytes as text, as
// they came. GUI thread.
#pragma once

#include "client/http_client.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace muxscope::ui {

class ResponseView : public QWidget {
    Q_OBJECT
public:
    ResponseView(const HttpClient& client, QWidget* parent);

private:
    void refresh();

    const HttpClient& m_client;
    QLabel* m_times;
    QPlainTextEdit* m_text;
    QTimer m_pace;
    struct Shown {
        const ClientConnection* connection = nullptr;
        qint64 bytes = -2; // -1: there is no connection
        qint64 elapsedNs = 0;
        bool operator==(const Shown&) const = default;
    };
    Shown m_shown;
};

} // namespace muxscope::ui
