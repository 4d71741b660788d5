// SPDX-License-Identifier: GPL-3.0-or-later
// The window's docks: which there are, what stands in them, and where they stand by default. To add
// a view: one line in the table of docks.cpp. GUI thread.
#pragma once

#include <QList>
#include <QMainWindow>

namespace muxscope::ui {

class ClientPanel;
class DockPanel;
class Session;

class Docks {
public:
    Docks(QMainWindow& window, Session& session);

    // As in the design's picture, in proportion to the window's size.
    void arrange();
    [[nodiscard]] const QList<DockPanel*>& all() const { return m_docks; }
    [[nodiscard]] DockPanel* dock(const char* name) const;
    [[nodiscard]] ClientPanel& client() const { return *m_client; }

private:
    void resize();

    QMainWindow& m_window;
    QList<DockPanel*> m_docks;
    ClientPanel* m_client = nullptr;
};

} // namespace muxscope::ui
