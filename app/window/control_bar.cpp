// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/control_bar.h"

#include "painters/fonts.h"
#include "session/server_choices.h"
#include "widgets/number_box.h"
#include "window/actions.h"
#include "window/model_list.h"
#include "window/search_words.h"

#include <QActionGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QSpinBox>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace muxscope::ui {

namespace {

constexpr double kSlowest = 0.001;
constexpr double kFastest = 16;
constexpr int kRoomForWords = 1400;    // pixels
constexpr double kRoomForOneRow = 1.3; // zoom
constexpr int kRealTimeSnap = 2;       // positions around real time that mean real time

void setLook(QWidget* widget, const char* property, const QVariant& value) {
    if (widget->property(property) == value)
        return;
    widget->setProperty(property, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QString unitText(Playback::Unit unit) {
    switch (unit) {
    case Playback::Unit::call:
        return ControlBar::tr("call");
    case Playback::Unit::event:
        return ControlBar::tr("event");
    case Playback::Unit::ready:
        return ControlBar::tr("ready descriptor");
    case Playback::Unit::iteration:
        return ControlBar::tr("iteration");
    case Playback::Unit::descriptor:
        return ControlBar::tr("whole descriptor");
    }
    return {};
}

QHBoxLayout* addRow(QVBoxLayout& rows) {
    auto* row = new QHBoxLayout;
    row->setSpacing(5);
    rows.addLayout(row);
    return row;
}

void addRule(QHBoxLayout& row) {
    auto* line = new QFrame;
    line->setObjectName(QStringLiteral("cardLine"));
    line->setFixedSize(1, zoomed(26));
    row.addSpacing(6);
    row.addWidget(line);
    row.addSpacing(6);
}

} // namespace

ControlBar::ControlBar(Session& session, const Actions& actions, QWidget* parent)
    : QWidget(parent), m_session(session) {
    setObjectName(QStringLiteral("controlBar"));
    setAccessibleName(tr("Server and time"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(10, 6, 10, 6);
    rows->setSpacing(6);
    QHBoxLayout* row = addRow(*rows);
    buildServerPart(*row, actions);
    // Enlarged for a class, everything in one row would be wider than the window.
    const bool twoRows = zoomFactor() > kRoomForOneRow;
    if (twoRows) {
        row->addStretch(1);
        buildSwitches(*row);
        row = addRow(*rows);
    } else {
        addRule(*row);
    }
    buildTransport(*row, actions);
    addRule(*row);
    buildSpeed(*row);
    row->addStretch(1);
    if (!twoRows)
        buildSwitches(*row);
    connect(&session, &Session::engineChanged, this, &ControlBar::refresh);
    connect(&session, &Session::traceReplaced, this, &ControlBar::refresh);
    connect(&session.playback(), &Playback::modeChanged, this, &ControlBar::refresh);
    connect(&session.playback(), &Playback::speedChanged, this, &ControlBar::showSpeed);
    showSpeed(session.playback().speed());
    refresh();
}

void ControlBar::buildServerPart(QHBoxLayout& row, const Actions& actions) {
    m_startStop = addButton(row, actions, Order::startStop, "startStopButton");
    m_startStop->setObjectName(QStringLiteral("startStop"));
    m_startStop->setProperty("bar", false);
    m_startStop->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row.addSpacing(6);

    m_model = new ModelList(modelChoices(), this);
    m_model->setObjectName(QStringLiteral("model"));
    m_model->setAccessibleName(tr("I/O model"));
    m_model->setToolTip(tr("How the server waits for its clients. While it runs, another choice "
                           "starts it anew."));
    addLabel(row, tr("Model"), m_model);
    row.addWidget(m_model);

    m_protocol = new QComboBox(this);
    m_protocol->setObjectName(QStringLiteral("protocol"));
    for (const ProtocolChoice& choice : protocolChoices()) {
        m_protocol->addItem(choice.title, choice.name);
        m_protocol->setItemData(m_protocol->count() - 1, choice.about, Qt::ToolTipRole);
    }
    m_protocol->setAccessibleName(tr("What is served"));
    m_protocol->setToolTip(tr("What the server speaks"));
    addLabel(row, tr("Serve"), m_protocol);
    row.addWidget(m_protocol);

    m_port = new NumberBox(this);
    m_port->setObjectName(QStringLiteral("port"));
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("any"));
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->setFixedWidth(zoomed(64));
    m_port->setAccessibleName(tr("Port"));
    m_port->setToolTip(tr("Port to listen on at the next start; 0 = any free port"));
    addLabel(row, tr("Port"), m_port);
    row.addWidget(m_port);

    const auto changed = [this] {
        m_server = server();
        emit serverChanged(m_server);
    };
    connect(m_model, &QComboBox::activated, this, changed);
    connect(m_protocol, &QComboBox::activated, this, changed);
    connect(m_port, &QSpinBox::valueChanged, this, changed);
}

void ControlBar::buildTransport(QHBoxLayout& row, const Actions& actions) {
    addButton(row, actions, Order::first, "firstButton");
    addButton(row, actions, Order::stepBack, "stepBackButton");
    addButton(row, actions, Order::runPause, "runPauseButton");
    addButton(row, actions, Order::stepForward, "stepForwardButton");
    addButton(row, actions, Order::nextIteration, "nextIterationButton");

    m_unitButton = new QToolButton(this);
    m_unitButton->setObjectName(QStringLiteral("stepUnit"));
    m_unitButton->setAccessibleName(tr("How far one step goes"));
    m_unitButton->setToolTip(tr("How far one step goes"));
    m_unitButton->setPopupMode(QToolButton::InstantPopup);
    m_unitButton->setProperty("bar", true);
    m_unitButton->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(m_unitButton);
    auto* group = new QActionGroup(menu);
    for (const auto unit : {Playback::Unit::call, Playback::Unit::event, Playback::Unit::ready,
                            Playback::Unit::descriptor, Playback::Unit::iteration}) {
        QAction* action = menu->addAction(unitText(unit));
        action->setCheckable(true);
        action->setData(static_cast<int>(unit));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, unit] {
            setStepUnit(unit);
            emit stepUnitChanged(unit);
        });
    }
    m_unitButton->setMenu(menu);
    row.addWidget(m_unitButton);
    setStepUnit(m_unit);
}

void ControlBar::buildSpeed(QHBoxLayout& row) {
    m_speed = new QSlider(Qt::Horizontal, this);
    m_speed->setObjectName(QStringLiteral("speed"));
    m_speed->setRange(0, kSpeedSteps);
    m_speed->setFixedWidth(zoomed(110));
    m_speed->setAccessibleName(tr("Replay speed"));
    m_speed->setToolTip(tr("How fast history is replayed: recorded time over real time"));
    addLabel(row, tr("Speed"), m_speed);
    row.addWidget(m_speed);
    m_speedText = new QLabel(this);
    m_speedText->setObjectName(QStringLiteral("speedText"));
    m_speedText->setFixedWidth(zoomed(58));
    row.addWidget(m_speedText);
    connect(m_speed, &QSlider::valueChanged, this,
            [this](int position) { m_session.playback().setSpeed(speedAt(position)); });

    m_badge = new QLabel(this);
    m_badge->setObjectName(QStringLiteral("badge"));
    m_badge->setAccessibleName(tr("Mode"));
    m_badge->setAlignment(Qt::AlignCenter);
    row.addWidget(m_badge);
}

void ControlBar::buildSwitches(QHBoxLayout& row) {
    m_switches = new QToolButton(this);
    m_switches->setObjectName(QStringLiteral("switchMark"));
    m_switches->setFocusPolicy(Qt::StrongFocus);
    m_switches->setAccessibleName(tr("Teaching switches"));
    // Its long text must not keep the window from becoming narrow.
    m_switches->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_switches->setMinimumWidth(zoomed(54));
    m_switches->hide();
    row.addWidget(m_switches);
    connect(m_switches, &QToolButton::clicked, this, &ControlBar::switchesWanted);
}

void ControlBar::showSwitches(const QStringList& on) {
    m_switchesOn = on.size();
    m_switches->setToolTip(tr("On purpose, the server does not do what the model would: %1")
                               .arg(on.join(QStringLiteral(", "))));
    m_switches->setAccessibleDescription(m_switches->toolTip());
    m_switches->setVisible(!on.isEmpty());
    writeSwitches();
}

// In a narrow window the number alone; the tooltip says the rest.
void ControlBar::writeSwitches() {
    m_switches->setText(width() >= kRoomForWords ? tr("⚠ %n teaching switch(es) on", nullptr,
                                                      static_cast<int>(m_switchesOn))
                                                 : QStringLiteral("⚠ %1").arg(m_switchesOn));
}

void ControlBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    writeSwitches();
}

QToolButton* ControlBar::addButton(QHBoxLayout& row, const Actions& actions, Order order,
                                   const char* name) {
    auto* button = new QToolButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setDefaultAction(actions[order]);
    // What it would do now: Start becomes Stop.
    const auto tell = [button, action = actions[order]] {
        button->setAccessibleName(withoutMnemonic(action->text()));
    };
    tell();
    connect(actions[order], &QAction::changed, button, tell);
    button->setIconSize({zoomed(18), zoomed(18)});
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setProperty("bar", true);
    row.addWidget(button);
    return button;
}

QLabel* ControlBar::addLabel(QHBoxLayout& row, const QString& text, QWidget* buddy) {
    auto* label = new QLabel(text, this);
    label->setObjectName(QStringLiteral("barLabel"));
    label->setBuddy(buddy);
    label->setHidden(zoomFactor() > 1.1); // what it names says so itself, in its tool tip
    row.addWidget(label);
    return label;
}

ServerSettings ControlBar::server() const {
    ServerSettings settings = m_server;
    settings.model = m_model->modelName();
    settings.protocol = m_protocol->currentData().toString();
    settings.port = static_cast<quint16>(m_port->value());
    return settings;
}

void ControlBar::commit() {
    m_port->interpretText();
}

void ControlBar::setServer(const ServerSettings& settings) {
    const QSignalBlocker noPort(m_port);
    m_server = settings;
    m_model->setModelName(settings.model);
    m_protocol->setCurrentIndex(std::max(0, m_protocol->findData(settings.protocol)));
    m_port->setValue(settings.port);
}

void ControlBar::setStepUnit(Playback::Unit unit) {
    m_unit = unit;
    m_unitButton->setText(tr("Step: %1 ▾").arg(unitText(unit)));
    for (QAction* action : m_unitButton->menu()->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(unit));
}

void ControlBar::setStarted(bool started) {
    setLook(m_startStop, "running", started);
}

double ControlBar::speedAt(int position) {
    const double speed =
        kSlowest * std::pow(kFastest / kSlowest, static_cast<double>(position) / kSpeedSteps);
    return std::abs(position - positionOf(1.0)) <= kRealTimeSnap ? 1.0 : speed;
}

int ControlBar::positionOf(double speed) {
    return static_cast<int>(
        std::lround(kSpeedSteps * std::log(speed / kSlowest) / std::log(kFastest / kSlowest)));
}

QString ControlBar::speedText(double speed) {
    if (speed < 0.95) {
        const double slower = 1 / speed;
        const double step = slower >= 100 ? 10 : 1; // 1/370, 1/12
        return QStringLiteral("1/%1×").arg(std::lround(slower / step) * static_cast<long>(step));
    }
    return QStringLiteral("%1×").arg(speed, 0, 'f', speed < 9.95 && speed != 1.0 ? 1 : 0);
}

void ControlBar::showSpeed(double speed) {
    const QSignalBlocker quiet(m_speed);
    if (std::abs(m_speed->value() - positionOf(speed)) > kRealTimeSnap)
        m_speed->setValue(positionOf(speed));
    m_speedText->setText(speedText(speed));
}

void ControlBar::tellStop(const QString& why) {
    m_stop = why;
    refresh();
}

void ControlBar::refresh() {
    QString text;
    const char* look = "stopped";
    const bool engine = m_session.engine() != Session::Engine::stopped;
    switch (m_session.playback().mode()) {
    case Playback::Mode::live:
        text = engine ? tr("● LIVE") : tr("■ STOPPED");
        look = engine ? "live" : "stopped";
        break;
    case Playback::Mode::replaying:
        text = tr("▶ REPLAY");
        look = "replay";
        break;
    case Playback::Mode::paused:
        text = engine || !m_session.fileName().isEmpty() ? tr("❚❚ PAUSED") : tr("■ STOPPED");
        look = engine || !m_session.fileName().isEmpty() ? "paused" : "stopped";
        if (!m_stop.isEmpty())
            text = tr("❚❚ BREAKPOINT");
        break;
    }
    m_badge->setText(text);
    m_badge->setToolTip(m_stop);
    setLook(m_badge, "mode", QString::fromLatin1(look));
}

} // namespace muxscope::ui
