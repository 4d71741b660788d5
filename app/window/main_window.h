// SPDX-License-Identifier: GPL-3.0-or-later
// The window: puts the parts together and carries orders between them. It owns the session. What
// is drawn and how is the views' business, what happens is the session's. GUI thread.
#pragma once

#include "session/session.h"
#include "trace/recovery_folder.h"
#include "window/progress_strip.h"
#include "window/settings.h"

#include <QHash>
#include <QMainWindow>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace muxscope::ui {

class Actions;
class Autosave;
class Docks;
class RecordingSaver;
class WindowParts;
enum class Leaving;
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

    // From now on what is recorded is also kept in this folder, and what killed programs have left there
    // is offered.
    void keepCopiesIn(const std::string& folder);
    // The program is ended from outside: nobody is there to be asked. What would be missed is kept for
    // the next start, where copies are kept.
    void endUnasked();
    void showStartPage();

public slots:
    void startServer();
    void openRecording(const QString& path);
    void saveRecording();   // where it stands already; else asks
    void saveRecordingAs(); // asks
    void saveRecordingTo(const QString& path);
    void setTheme(muxscope::ui::ThemeChoice choice);
    // As useLanguage takes it. At once: what stands in the window is made anew.
    void setLanguage(const QString& language);
    void setZoom(int percent); // the same, in another size
    void choosePerspective(const QString& name);
    void saveLayout(const QString& name); // under a name of the user's own
    void resetLayout();

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void childEvent(QChildEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
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
    void connectFiles();
    void showFiles(const Settings& settings);
    [[nodiscard]] std::optional<ProgressStrip::Work> work();
    void letGo(Leaving leaving, std::function<void()> proceed);
    void ask(Leaving leaving, const std::function<void()>& proceed);
    void saved(const QString& path);
    void openNow(const QString& path);
    void goToBookmark();
    void offerRecovery();
    void openRecovered();
    void deleteRecovered();
    [[nodiscard]] bool showsRecovered() const;
    [[nodiscard]] QString titleOfFile() const;
    [[nodiscard]] Actions& orders() const;
    [[nodiscard]] Docks& docks() const;
    void restore(const Settings& settings);
    void startOrStop();
    void chooseModel(const QString& model);
    void chooseSending(bool atOnce);
    void choosePanel(const ServerSettings& settings);
    void connectServerPanel();
    void setServer(const ServerSettings& settings);
    void showSwitches();
    void applyServerChoice(const ServerSettings& settings);
    void askForRecording();
    void askForProgram();
    void applyRemedy(UserMessage::Remedy remedy);
    void showEngine();
    void showMode();
    void tellStop(const QString& why); // at a breakpoint; empty: it went on
    void leaveStop(quint64 moment);
    void showTitle();

    Session m_session;
    QString m_stop;             // why it stands at a breakpoint
    quint64 m_stoppedAt = 0;    // the moment it was last seen there
    bool m_stoppedLive = false; // the server stands there, not only the cursor
    Settings m_settings;
    std::unique_ptr<WindowParts> m_parts;
    // After the session: they read its log.
    std::unique_ptr<RecordingSaver> m_saver;
    std::unique_ptr<Autosave> m_autosave;
    std::vector<trace::RecoveryPlace> m_leftOver; // that killed programs have left
    trace::RecoveryPlace m_recovered;             // the one of them that was opened
    std::function<void()> m_afterSave;
    bool m_letGo = false;                  // all that was to be asked is answered
    bool m_unasked = false;                // nobody is to be asked
    bool m_goToMark = false;               // a sample opens at its bookmark
    QHash<int, QByteArray> m_layoutAtZoom; // where the panels stood at other sizes of all
    QByteArray m_zoomedLayout;             // and stand since the last change of it
    bool m_completing = false;             // with the panels behind others
    bool m_arranged = false; // the default layout was laid out for the window's real size
};

} // namespace muxscope::ui
