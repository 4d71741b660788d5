// SPDX-License-Identifier: GPL-3.0-or-later
// The window's docks: which there are, what stands in them, and where they stand by default. To add
// a view: one line in the table of docks.cpp. GUI thread.
#pragma once

#include <QList>
#include <QMainWindow>

namespace muxscope::ui {

class ClientPanel;
class DockPanel;
class ServerPanel;
class Session;
struct Perspective;

class Docks {
public:
    Docks(QMainWindow& window, Session& session);

    // Every dock at its place, in proportion to the window's size.
    void arrange(const Perspective& perspective);
    // Whether the window has so little room at this size that panels share places.
    [[nodiscard]] bool cramped() const;
    [[nodiscard]] const QList<DockPanel*>& all() const { return m_docks; }
    [[nodiscard]] DockPanel* dock(const char* name) const;
    [[nodiscard]] ClientPanel& client() const { return *m_client; }
    [[nodiscard]] ServerPanel* server() const; // null until it is made
    // The names of those that are made; makes those.
    [[nodiscard]] QStringList made() const;
    void make(const QStringList& names) const;
    // Makes all that take note of what happens also when nobody looks: some ten ms, and one new layout of
    // the window.
    void makeWatchers() const;
    // Shows the terminal's dock while the protocol has one, and hides it when it has none any more.
    void wantTerminal(bool wanted);
    // Lets the panels become lower than is good for them: a message stands above them.
    void makeRoom(bool wanted);
    // Gives the tabs of docks that share a place their names; Qt makes them when they are needed.
    void nameTabs() const;
    // Brings a dock to the front, whatever stands before it.
    void raise(const char* name) const;

private:
    [[nodiscard]] DockPanel* frontOf(const QStringList& place) const;
    void stack(const Perspective& perspective);
    void resize(const Perspective& perspective);

    QMainWindow& m_window;
    bool m_terminalWanted = false;
    QList<DockPanel*> m_docks;
    ClientPanel* m_client = nullptr;
};

} // namespace muxscope::ui
