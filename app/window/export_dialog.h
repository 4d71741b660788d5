// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the trace for another program: which format, which part of it, with or without what people sent;
// then how far it has come, with a way out. GUI thread; the writing is ExportRun's. Never a nested event
// loop.
#pragma once

#include <QDialog>
#include <QString>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace muxscope::ui {

class ExportRun;
class Session;

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(Session& session, QWidget* parent);

    // What the chosen file name leads to.
    void exportTo(const QString& path);

public slots:
    // While it writes: stops that, and stays open.
    void reject() override;

signals:
    void exported(const QString& path);

private:
    QWidget* makeRange();
    void makeButtons();
    void showFormat();
    void showWriting(bool writing);
    void chooseFile();
    void ended(int errorNumber, quint64 events);
    [[nodiscard]] QString fault(int errorNumber) const;

    Session& m_session;
    QComboBox* m_format;
    QLabel* m_about; // what the chosen format is for
    QRadioButton* m_whole;
    QRadioButton* m_part;
    QCheckBox* m_anonymous;
    QProgressBar* m_progress;
    QLabel* m_told; // what went wrong
    QPushButton* m_save = nullptr;
    QPushButton* m_close = nullptr;
    QTimer m_look;
    ExportRun* m_run = nullptr; // while it writes
};

} // namespace muxscope::ui
