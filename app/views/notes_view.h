// SPDX-License-Identifier: GPL-3.0-or-later
// Notes of whoever looks: plain text beside the recording. A moment written as "#1208" is a place to
// go to: double click it, or press Ctrl+Enter in it. Kept with the views' states, so that nothing that
// was typed is lost with the window. GUI thread.
#pragma once

#include <QWidget>

#include <optional>

class QPlainTextEdit;

namespace muxscope::ui {

class Session;

// The moment that a line names around the column ("at #12 it sleeps", 5): nothing when none is there.
std::optional<quint64> momentAround(const QString& line, qsizetype column);

class NotesView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
public:
    explicit NotesView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const;

public slots:
    void insertMoment(); // "#1208 " where the text cursor stands
    void goToMoment();   // the one around the text cursor

signals:
    void subtitleChanged(const QString& subtitle);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void keep();
    void bringBack();
    void showNotes();

    Session& m_session;
    QPlainTextEdit* m_text;
};

} // namespace muxscope::ui
