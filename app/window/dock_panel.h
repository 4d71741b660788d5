// SPDX-License-Identifier: GPL-3.0-or-later
// A dock that looks like a card: bold title, muted subtitle, content. The title is the dock's handle
// for dragging. A content widget with a signal subtitleChanged(QString) writes its own subtitle, and
// one with a property "titleWidget" (QWidget*) puts that beside the title. GUI thread.
//
// The content is made when it is first wanted: by whoever asks for it, or by being looked at. So a window
// opens without what stands behind other tabs.
#pragma once

#include <QDockWidget>
#include <QFrame>

#include <functional>

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

    using Make = std::function<QWidget*(QWidget* parent)>;
    void hold(Make make);                                   // once; not called yet
    [[nodiscard]] QWidget* place() const { return m_body; } // around the content
    [[nodiscard]] bool isMade() const { return m_content != nullptr; }
    [[nodiscard]] QWidget* content(); // makes it if need be
    void setLeastHeight(int height);  // of the content
    // Behind a tab that says the title already: the row is lower and does not repeat it.
    void setTabbed(bool tabbed);

signals:
    void made(QWidget* content);

private:
    // The card's edge says where the keyboard is.
    void showFocus(const QWidget* focus);

    Make m_make;
    QWidget* m_content = nullptr;
    QWidget* m_standIn; // until there is a content
    QFrame* m_head;
    QFrame* m_body;
    PanelTitle* m_panelTitle;
};

} // namespace muxscope::ui
