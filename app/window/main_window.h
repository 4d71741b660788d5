// SPDX-License-Identifier: GPL-3.0-or-later
// The window: puts the parts together and carries orders between them. It owns the session. What
// is drawn and how is the views' business, what happens is the session's. GUI thread.
#pragma once

#include "session/session.h"
#include "window/settings.h"

#include <QMainWindow>

#include <memory>

namespace muxscope::ui {

class Actions;
class ControlBar;
class Docks;
class MainMenu;
class MessageBar;
class StatusLine;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const Settings& settings);
    ~MainWindow() override;

    [[nodiscard]] Session& session() { return m_session; }
    // As they are now: to be written when the program ends.
    [[nodiscard]] Settings currentSettings() const;

public slots:
    void startServer();
    void openRecording(const QString& path);
    void setTheme(muxscope::ui::ThemeChoice choice);
    void resetLayout();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void childEvent(QChildEvent* event) override;

private:
    void buildToolBars();
    void buildMenus();
    void connectActions();
    void connectTransport();
    void connectSession();
    void restore(const Settings& settings);
    void startOrStop();
    void chooseModel(const QString& model);
    void chooseSending(bool atOnce);
    void choosePanel(const ServerSettings& settings);
    void setServer(const ServerSettings& settings);
    void showSwitches();
    void applyServerChoice(const ServerSettings& settings);
    void askForRecording();
    void applyRemedy(UserMessage::Remedy remedy);
    void chooseLanguage(const QString& language);
    void showEngine();
    void showMode();
    void showTitle();

    Session m_session;
    Settings m_settings;
    std::unique_ptr<Docks> m_docks;
    Actions* m_actions = nullptr;
    ControlBar* m_bar = nullptr;
    MessageBar* m_messages = nullptr;
    MainMenu* m_menu = nullptr;
    StatusLine* m_status = nullptr;
    bool m_arranged = false; // the default layout was laid out for the window's real size
};

} // namespace muxscope::ui
