// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the user can order, in one table: text, shortcut, icon, tool tip. Menus, the toolbar and
// the shortcut list are made from it. GUI thread.
#pragma once

#include <QAction>
#include <QList>
#include <QObject>

#include <array>

namespace muxscope::ui {

enum class Order {
    openRecording,
    quit,
    startStop,
    sendAtOnce,
    send,
    copyAsCurl,
    first,
    stepBack,
    runPause,
    stepForward,
    stepEvent,
    nextReady,
    nextIteration,
    last,
    goLive,
    find,
    resetLayout,
    reduceMotion,
    shortcuts,
    about,
    palette,
    whatsThis,
    zoomIn,
    zoomOut,
    zoomReset,
    savePicture,
    showTable,
    reference,
    toggleBookmark,
    nextBookmark,
    previousBookmark,
    toggleBreakpoint,
    showBreakpoints,
    stepDescriptor,
    switchLanguage,
    explainFocus,
    nextPanel,
    previousPanel,
    saveRecording,
    saveRecordingAs,
    startPage,
    askToSave,
    watchProgram,
    exportTrace,
    count
};

class Actions : public QObject {
    Q_OBJECT
public:
    explicit Actions(QObject* parent);

    [[nodiscard]] QAction* operator[](Order order) const {
        return m_actions[static_cast<std::size_t>(order)];
    }
    [[nodiscard]] QList<QAction*> all() const;

    // Icons in the colours of the theme in force.
    void tint();
    // The run/pause action shows what it would do next.
    void showRunning(bool running);
    void showServerRunning(bool running);

private:
    void setIcon(Order order, const char* name);

    std::array<QAction*, static_cast<std::size_t>(Order::count)> m_actions{};
    bool m_running = true;
    bool m_serverRunning = false;
};

} // namespace muxscope::ui
