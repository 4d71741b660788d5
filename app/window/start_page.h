// SPDX-License-Identifier: GPL-3.0-or-later
// What there is to begin with while nothing is shown: start the server, open a recording, the recordings
// of late, and the samples. Lies over the panels, which are out of reach while it is there; Escape puts it
// away. GUI thread.
#pragma once

#include <QAction>
#include <QFrame>
#include <QList>
#include <QStringList>

class QGridLayout;
class QLabel;
class QMainWindow;
class QScrollArea;
class QVBoxLayout;

namespace muxscope::ui {

class SampleCard;

class StartPage : public QFrame {
    Q_OBJECT
public:
    // `begin`: buttons of the left column, the first one is the main one. Hidden until show().
    StartPage(QMainWindow& window, const QList<QAction*>& begin);

    void showRecent(const QStringList& files); // newest first; those that are gone are left out
    void showServer(const QString& what);      // "select · HTTP · port 8889"
    void open();                               // with the keyboard on its first button

signals:
    void openWanted(const QString& path);
    void shown(bool visible);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeBegin(const QList<QAction*>& begin);
    QWidget* makeSamples();
    void addHeading(QVBoxLayout& column, const QString& text);
    void layCards();
    void fit();

    QMainWindow& m_window;
    QList<SampleCard*> m_cards;
    QGridLayout* m_grid = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_first = nullptr;
    QLabel* m_server = nullptr;
    QLabel* m_noRecent = nullptr;
    QVBoxLayout* m_recent = nullptr;
    int m_columns = 0;
};

} // namespace muxscope::ui
