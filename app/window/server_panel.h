// SPDX-License-Identifier: GPL-3.0-or-later
// The Server panel: everything about the server that has no place in the control bar. Teaching
// switches with what each makes visible, further sockets and files, limits. What is chosen here holds
// from the next start on; while a server runs, the panel offers to start it anew. GUI thread.
#pragma once

#include "session/server_settings.h"

#include <QWidget>

#include <optional>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QVBoxLayout;

namespace muxscope::ui {

class NumberRow;
struct NumberChoice;

class ServerPanel : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
public:
    explicit ServerPanel(QWidget* parent = nullptr);

    [[nodiscard]] ServerSettings server() const;
    void setServer(const ServerSettings& settings); // without a signal
    // What the running server was started with; nothing: none runs.
    void setRunning(const std::optional<ServerSettings>& settings);
    [[nodiscard]] QString subtitle() const { return m_subtitle; }
    void resetToDefaults();
    // Takes what was typed but not ended with Enter.
    void commit();

    // The wheel scrolls the panel; it never turns a number that happens to pass below it.
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void changed(const muxscope::ui::ServerSettings& settings);
    void restartWanted();
    void subtitleChanged(const QString& subtitle);

private:
    void buildSwitches(QVBoxLayout& column);
    void buildServer(QVBoxLayout& column);
    void buildLimits(QVBoxLayout& column);
    void buildFoot(QVBoxLayout& column);
    QLineEdit* addPath(QVBoxLayout& column, const char* name, const QString& title, bool folder);
    void addRow(QVBoxLayout& column, const NumberChoice& choice, std::vector<NumberRow*>& rows);
    void edited();
    void showRelevance();
    void showFoot();

    ServerSettings m_server;
    std::optional<ServerSettings> m_running;
    QVBoxLayout* m_switchColumn = nullptr;
    std::vector<NumberRow*> m_switches;
    std::vector<NumberRow*> m_limits;
    QSpinBox* m_backlog = nullptr;
    QCheckBox* m_sendAtOnce = nullptr;
    QCheckBox* m_udp = nullptr;
    QSpinBox* m_udpPort = nullptr;
    QCheckBox* m_trace = nullptr;
    QLineEdit* m_root = nullptr;
    QLineEdit* m_linesFile = nullptr;
    QWidget* m_restartBar = nullptr;
    QPushButton* m_restart = nullptr;
    QPushButton* m_reset = nullptr;
    QString m_subtitle;
};

} // namespace muxscope::ui
