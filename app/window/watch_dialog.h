// SPDX-License-Identifier: GPL-3.0-or-later
// File > Watch a program...: a command line to start, or a running process to attach to; whether the kernel
// will allow it, what it costs and does to the program, and the strace command that does the same on
// another machine. What was typed is kept in the given texts. GUI thread.
#pragma once

#include "watch/watch_order.h"

#include <QDialog>
#include <QHash>
#include <QString>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;

namespace muxscope::ui {

class ProgramList;

class WatchDialog : public QDialog {
    Q_OBJECT
public:
    WatchDialog(QHash<QString, QString>& kept, QWidget* parent);

    // As it stands in the dialog; may be refused.
    [[nodiscard]] watch::WatchOrder order() const;

signals:
    void chosen(const muxscope::watch::WatchOrder& order);

private:
    QWidget* buildStart();
    QWidget* buildAttach();
    QWidget* buildRemote();
    void refresh();
    void fitPages();
    void chooseFolder();
    void take();
    [[nodiscard]] bool attaches() const;
    [[nodiscard]] QString obstacle(const watch::WatchOrder& order) const;

    QHash<QString, QString>& m_kept;
    QTabWidget* m_way;
    QLineEdit* m_command;
    QLineEdit* m_folder;
    QComboBox* m_ending;
    ProgramList* m_programs;
    QLabel* m_allowed;
    QPlainTextEdit* m_strace;
    QPushButton* m_watch;
};

} // namespace muxscope::ui
