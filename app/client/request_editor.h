// SPDX-License-Identifier: GPL-3.0-or-later
// The request as it is typed: method, target, headers and body (text or a file), or raw bytes with what a
// parser says of them. Each editor can be undone, whoever wrote into it. GUI thread.
#pragma once

#include "client/client_request.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;
class QVBoxLayout;

namespace muxscope::ui {

class RequestEditor : public QWidget {
    Q_OBJECT
public:
    explicit RequestEditor(QWidget* parent);

    [[nodiscard]] ClientRequest request() const;
    void setRequest(const ClientRequest& request);
    // Text for a protocol that is not HTTP, sent as it is.
    void setPlain(bool plain);
    [[nodiscard]] bool plain() const { return m_plain; }
    // The body is this file's, while it is not empty; false when it cannot be read or is too large.
    bool setFile(const QString& path);
    [[nodiscard]] QString fault() const { return m_fault; } // why setFile() failed

signals:
    void sendWanted();
    void fileRefused(const QString& why);

private:
    void buildLine(QVBoxLayout& column);
    void buildEditors(QVBoxLayout& column);
    void chooseFile();
    void showKind();
    void checkRaw();

    QComboBox* m_method = nullptr;
    QLineEdit* m_target = nullptr;
    QPlainTextEdit* m_headers = nullptr;
    QPlainTextEdit* m_body = nullptr;
    QPlainTextEdit* m_raw = nullptr;
    QLabel* m_check = nullptr;
    QWidget* m_fileRow = nullptr;
    QToolButton* m_file = nullptr;
    QToolButton* m_noFile = nullptr;
    QToolButton* m_rawSwitch = nullptr;
    QString m_fileName;
    QByteArray m_fileBytes;
    QString m_fault;
    bool m_plain = false;
};

} // namespace muxscope::ui
