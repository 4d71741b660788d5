// SPDX-License-Identifier: GPL-3.0-or-later
// The toolbar: the server's knobs on the left, time's on the right. It shows what the session does
// and orders through the actions; it decides nothing. GUI thread.
#pragma once

#include "session/session.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QSlider;
class QSpinBox;
class QToolButton;

namespace muxscope::ui {

class Actions;
class ModelList;
enum class Order;

class ControlBar : public QWidget {
    Q_OBJECT
protected:
    void resizeEvent(QResizeEvent* event) override;

public:
    ControlBar(Session& session, const Actions& actions, QWidget* parent);

    // What the user has chosen for the next start.
    [[nodiscard]] ServerSettings server() const;
    // What is still being typed counts from now on.
    void commit();
    void setServer(const ServerSettings& settings);
    [[nodiscard]] Playback::Unit stepUnit() const { return m_unit; }
    void setStepUnit(Playback::Unit unit);
    void setStarted(bool started);

    // The speed slider: position 0..kSpeedSteps, a logarithmic scale from 1/1000 to 16.
    static constexpr int kSpeedSteps = 140;
    static double speedAt(int position);
    static int positionOf(double speed);
    static QString speedText(double speed);

    // The teaching switches that are on, of the server that runs or will: they stand out.
    void showSwitches(const QStringList& on);
    // Why the cursor stands, where something has stopped it; empty: it went on.
    void tellStop(const QString& why);

signals:
    void switchesWanted(); // the mark of the teaching switches was pressed
    void serverChanged(const muxscope::ui::ServerSettings& settings);
    void stepUnitChanged(muxscope::ui::Playback::Unit unit);

private:
    void buildServerPart(QHBoxLayout& row, const Actions& actions);
    void buildTransport(QHBoxLayout& row, const Actions& actions);
    void buildSpeed(QHBoxLayout& row);
    QToolButton* addButton(QHBoxLayout& row, const Actions& actions, Order order, const char* name);
    QLabel* addLabel(QHBoxLayout& row, const QString& text, QWidget* buddy);
    void buildSwitches(QHBoxLayout& row);
    void writeSwitches();
    void refresh();
    void showSpeed(double speed);

    Session& m_session;
    ServerSettings m_server;
    Playback::Unit m_unit = Playback::Unit::call;
    QToolButton* m_startStop = nullptr;
    ModelList* m_model = nullptr;
    QComboBox* m_protocol = nullptr;
    QSpinBox* m_port = nullptr;
    QToolButton* m_unitButton = nullptr;
    QSlider* m_speed = nullptr;
    QLabel* m_speedText = nullptr;
    QLabel* m_badge = nullptr;
    QString m_stop; // why it stands; empty: because it was paused
    QToolButton* m_switches = nullptr;
    qsizetype m_switchesOn = 0;
};

} // namespace muxscope::ui
