// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal of the protocol lines: what was typed and what the server wrote, a line to type, and
// below the tail of the file that the server writes its lines to, as the trace tells it. Enter sends
// the line, Ctrl+D ends the input; of a pasted text each line is typed. GUI thread.
#pragma once

#include "session/session.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace muxscope::ui {

class TerminalView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
public:
    explicit TerminalView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const { return m_subtitle; } // "/dev/pts/3"

public slots:
    void sendLine();
    void sendEndOfInput();

signals:
    void subtitleChanged(const QString& subtitle);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void attach();
    void startAnew();
    void print(const QString& text, bool typed);
    void typePasted();
    [[nodiscard]] bool typeLine(const QString& line);
    [[nodiscard]] QString hintText(bool open) const;
    void showHint(const QString& text, bool refusal);
    void showState();
    void showTail();
    void tint();

    Session& m_session;
    Terminal* m_terminal = nullptr;
    QString m_subtitle;
    QString m_shownTail;
    QStringList m_typed; // what the arrow keys go through
    qsizetype m_recalled = 0;
    QPlainTextEdit* m_transcript;
    QLineEdit* m_line;
    QLabel* m_hint;
    QLabel* m_tailTitle;
    QPlainTextEdit* m_tail;
};

} // namespace muxscope::ui
