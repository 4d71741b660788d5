// SPDX-License-Identifier: GPL-3.0-or-later
// A dock that looks like a card: bold title, muted subtitle, content. The title is the dock's handle
// for dragging. A content widget with a signal subtitleChanged(QString) writes its own subtitle, and
// one with a property "titleWidget" (QWidget*) puts that beside the title. GUI thread.
#pragma once

#include <QDockWidget>
#include <QFrame>

class QLabel;
class QHBoxLayout;

namespace muxscope::ui {

class LineLabel;

// Title and subtitle in one line; used by docks and by the sections of a stack.
class PanelTitle : public QWidget {
    Q_OBJECT
public:
    PanelTitle(const QString& title, QWidget* parent);
    void setMargins(int left, int top, int right, int bottom);
    void adopt(QWidget* content);  // its subtitle and its title widget
    void setCompact(bool compact); // lower, without the title

public slots:
    void setTitle(const QString& title);
    void setSubtitle(const QString& subtitle);

private:
    QLabel* m_title;
    LineLabel* m_subtitle;
    QHBoxLayout* m_row;
};

class DockPanel : public QDockWidget {
    Q_OBJECT
public:
    DockPanel(const QString& name, const QString& title, QWidget* parent);
    ~DockPanel() override;

    [[nodiscard]] QWidget* place() const { return m_body; } // parent of the content
    void hold(QWidget* content);                            // once
    [[nodiscard]] QWidget* content() const { return m_content; }
    // Behind a tab that says the title already: the row is lower and does not repeat it.
    void setTabbed(bool tabbed);

private:
    // The card's edge says where the keyboard is.
    void showFocus(const QWidget* focus);

    QWidget* m_content = nullptr;
    QFrame* m_head;
    QFrame* m_body;
    PanelTitle* m_panelTitle;
};

} // namespace muxscope::ui
