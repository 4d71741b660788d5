// SPDX-License-Identifier: GPL-3.0-or-later
// Everything in the window that is made of words or measured in fonts: bars, docks, menus. They are
// made in one language and one size, and made anew around the same session when either changes;
// nothing that must outlive that may be kept in them. GUI thread.
#pragma once

#include "window/progress_strip.h"

#include <QPointer>
#include <QToolBar>

#include <functional>
#include <memory>
#include <optional>

class QMainWindow;

namespace muxscope::ui {

class Actions;
class ControlBar;
class Docks;
class LanguageSwitch;
class Layouts;
class MainMenu;
class MessageBar;
class RecoveryBar;
class Session;
class StartPage;
class StatusLine;
struct Settings;

class WindowParts {
public:
    // `work`: what is going on and may take long.
    WindowParts(QMainWindow& window, Session& session, const Settings& settings,
                std::function<std::optional<ProgressStrip::Work>()> work);
    ~WindowParts();
    WindowParts(const WindowParts&) = delete;
    WindowParts& operator=(const WindowParts&) = delete;

    [[nodiscard]] Actions& actions() const { return *m_actions; }
    [[nodiscard]] ControlBar& bar() const { return *m_bar; }
    [[nodiscard]] MessageBar& messages() const { return *m_messages; }
    [[nodiscard]] Docks& docks() const { return *m_docks; }
    [[nodiscard]] MainMenu& menu() const { return *m_menu; }
    [[nodiscard]] Layouts& layouts() const { return *m_layouts; }
    [[nodiscard]] StatusLine& status() const { return *m_status; }
    [[nodiscard]] StartPage& startPage() const { return *m_startPage; }
    [[nodiscard]] RecoveryBar& recovery() const { return *m_recovery; }
    void showRecovery(bool visible);
    [[nodiscard]] LanguageSwitch& languages() const { return *m_languages; }

private:
    void addStrips(std::function<std::optional<ProgressStrip::Work>()> work);
    void addStartPage();
    void noteStrip(QToolBar* strip);
    void showStrip(QToolBar& strip, bool visible);
    QToolBar* addStrip(const QString& title, const char* name, QWidget* content);
    QToolBar* addBar(const QString& title, const char* name, QWidget* content);

    QMainWindow& m_window;
    Actions* m_actions;
    ControlBar* m_bar = nullptr;
    MessageBar* m_messages = nullptr;
    QList<QPointer<QToolBar>> m_toolBars;
    RecoveryBar* m_recovery = nullptr;
    QToolBar* m_recoveryStrip = nullptr;
    QList<QToolBar*> m_strips; // in sight only while they say something
    StartPage* m_startPage = nullptr;
    std::unique_ptr<Docks> m_docks;
    MainMenu* m_menu = nullptr;
    Layouts* m_layouts = nullptr;
    StatusLine* m_status = nullptr;
    LanguageSwitch* m_languages = nullptr;
};

} // namespace muxscope::ui
