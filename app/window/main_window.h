// SPDX-License-Identifier: GPL-3.0-or-later
// The window: puts the parts together and carries orders between them. It owns the session. What
// is drawn and how is the views' business, what happens is the session's. GUI thread.
#pragma once

#include "session/session.h"
#include "window/settings.h"

#include <QMainWindow>

#include <memory>
#include <optional>

namespace muxscope::ui {

class Actions;
class Docks;
class WindowParts;
struct Bookmark;
struct Command;

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
    // As useLanguage takes it. At once: what stands in the window is made anew.
    void setLanguage(const QString& language);
    void setZoom(int percent); // the same, in another size
    void choosePerspective(const QString& name);
    void saveLayout(const QString& name); // under a name of the user's own
    void resetLayout();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void childEvent(QChildEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildParts();
    void rebuild(const Settings& settings);
    void connectParts();
    void connectActions();
    void connectTransport();
    void connectMarks();
    void connectShell();
    void toggleBreakpoint();
    void goTo(const std::optional<Bookmark>& bookmark);
    void switchLanguage();
    void openPalette();
    [[nodiscard]] QList<Command> allCommands() const;
    void openPictures();
    void openExport();
    void openTables();
    void explainFocus();
    void noteRecent(const QString& path);
    [[nodiscard]] Actions& orders() const;
    [[nodiscard]] Docks& docks() const;
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
    void showEngine();
    void showMode();
    void showTitle();

    Session m_session;
    Settings m_settings;
    std::unique_ptr<WindowParts> m_parts;
    QByteArray m_roomyLayout; // where the panels stood before everything became too large for it
    bool m_arranged = false;  // the default layout was laid out for the window's real size
};

} // namespace muxscope::ui
