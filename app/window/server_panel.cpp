// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/server_panel.h"

#include "painters/fonts.h"
#include "session/server_choices.h"
#include "widgets/number_box.h"
#include "window/number_row.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace muxscope::ui {

namespace {

void addTitle(QWidget* parent, QVBoxLayout& column, const QString& title, const QString& about) {
    auto* label = new QLabel(title, parent);
    label->setObjectName(QStringLiteral("sectionTitle"));
    label->setContentsMargins(4, 6, 0, 0);
    column.addWidget(label);
    if (about.isEmpty())
        return;
    auto* text = new QLabel(about, parent);
    text->setObjectName(QStringLiteral("caption"));
    text->setWordWrap(true);
    text->setContentsMargins(4, 0, 0, 2);
    column.addWidget(text);
}

QSpinBox* makeNumber(QWidget* parent, const char* name, const QString& title, int least, int most) {
    auto* number = new NumberBox(parent);
    number->setObjectName(QString::fromLatin1(name));
    number->setAccessibleName(title);
    number->setRange(least, most);
    number->setButtonSymbols(QAbstractSpinBox::NoButtons);
    number->setKeyboardTracking(false);
    number->setAlignment(Qt::AlignRight);
    number->setFixedWidth(zoomed(62)); // five digits
    return number;
}

QCheckBox* makeCheck(QWidget* parent, const char* name, const QString& text, const QString& tip) {
    auto* check = new QCheckBox(text, parent);
    check->setObjectName(QString::fromLatin1(name));
    check->setAccessibleName(text);
    check->setToolTip(tip);
    return check;
}

QHBoxLayout* addLine(QVBoxLayout& column) {
    auto* line = new QHBoxLayout;
    line->setContentsMargins(4, 0, 4, 0);
    line->setSpacing(6);
    column.addLayout(line);
    return line;
}

QMap<QString, qint64> numbersOf(const std::vector<NumberRow*>& rows) {
    QMap<QString, qint64> numbers;
    for (const NumberRow* row : rows)
        if (row->value() != row->choice().standard)
            numbers.insert(row->choice().name, row->value());
    return numbers;
}

void setNumbers(const std::vector<NumberRow*>& rows, const QMap<QString, qint64>& numbers) {
    for (NumberRow* row : rows)
        row->setValue(numbers.value(row->choice().name, row->choice().standard));
}

// Whether the panel's part differs; the control bar's own choices restart the server by themselves.
bool differ(const ServerSettings& chosen, ServerSettings running) {
    running.port = chosen.port; // 0 has become a number
    return !(chosen == running);
}

} // namespace

ServerPanel::ServerPanel(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("serverPanel"));
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("serverScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* inner = new QWidget(scroll);
    inner->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 4, 4);
    column->setSpacing(4);
    buildSwitches(*column);
    buildServer(*column);
    buildLimits(*column);
    column->addStretch(1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(4);
    scroll->setWidget(inner);
    whole->addWidget(scroll, 1);
    buildFoot(*whole);
    setMinimumWidth(200);
    for (auto* number : findChildren<QAbstractSpinBox*>())
        number->installEventFilter(this);
    setServer(m_server);
}

void ServerPanel::addRow(QVBoxLayout& column, const NumberChoice& choice,
                         std::vector<NumberRow*>& rows) {
    auto* row = new NumberRow(choice, this);
    rows.push_back(row);
    column.addWidget(row);
    connect(row, &NumberRow::changed, this, &ServerPanel::edited);
}

void ServerPanel::buildSwitches(QVBoxLayout& column) {
    addTitle(this, column, tr("Teaching switches"),
             tr("Each makes the server do a classic thing wrong, or slowly, on purpose."));
    m_switchColumn = new QVBoxLayout;
    m_switchColumn->setSpacing(4);
    column.addLayout(m_switchColumn);
    for (const NumberChoice& choice : switchChoices())
        addRow(*m_switchColumn, choice, m_switches);
}

void ServerPanel::buildServer(QVBoxLayout& column) {
    addTitle(this, column, tr("Server"), {});
    QHBoxLayout* line = addLine(column);
    m_backlog = makeNumber(this, "backlog", tr("Backlog"), 0, kMostBacklog);
    m_backlog->setToolTip(tr("Connections that may wait to be accepted: the second argument of "
                             "listen(2); the kernel adds one and caps it at net.core.somaxconn"));
    auto* backlog = new QLabel(tr("Backlog of listen"), this);
    backlog->setBuddy(m_backlog);
    line->addWidget(backlog, 1);
    line->addWidget(m_backlog);

    line = addLine(column);
    m_udp = makeCheck(this, "udp", tr("UDP socket, port"), {});
    m_udpPort = makeNumber(this, "udpPort", tr("UDP port"), 0, 65535);
    m_udpPort->setSpecialValueText(tr("any"));
    line->addWidget(m_udp, 1);
    line->addWidget(m_udpPort);

    line = addLine(column);
    m_sendAtOnce = makeCheck(this, "sendAtOnceSwitch", tr("Try to send at once"),
                             tr("Off: every answer waits in wlist until the kernel says that "
                                "there is room. On: a send is tried first"));
    line->addWidget(m_sendAtOnce, 1);
    line = addLine(column);
    m_trace = makeCheck(this, "traceMethod", tr("Answer TRACE"),
                        tr("HTTP: TRACE sends back the request as it came, without its "
                           "credentials; off by default, because it shows headers to scripts"));
    line->addWidget(m_trace, 1);
    m_root = addPath(column, "root", tr("Folder of static files"), true);
    m_linesFile = addPath(column, "linesFile", tr("File of the lines"), false);
    m_linesFile->setPlaceholderText(standardLinesFile());
    for (QCheckBox* check : {m_udp, m_sendAtOnce, m_trace})
        connect(check, &QCheckBox::toggled, this, &ServerPanel::edited);
    for (QSpinBox* number : {m_backlog, m_udpPort})
        connect(number, &QSpinBox::valueChanged, this, &ServerPanel::edited);
}

QLineEdit* ServerPanel::addPath(QVBoxLayout& column, const char* name, const QString& title,
                                bool folder) {
    auto* label = new QLabel(title, this);
    label->setContentsMargins(4, 2, 0, 0);
    column.addWidget(label);
    QHBoxLayout* line = addLine(column);
    auto* path = new QLineEdit(this);
    path->setObjectName(QString::fromLatin1(name));
    path->setAccessibleName(title);
    path->setClearButtonEnabled(true);
    label->setBuddy(path);
    auto* choose = new QToolButton(this);
    choose->setObjectName(QString::fromLatin1(name) + QStringLiteral("Choose"));
    choose->setText(QStringLiteral("…"));
    choose->setAccessibleName(tr("Choose: %1").arg(title));
    choose->setProperty("bar", true);
    choose->setFocusPolicy(Qt::StrongFocus);
    line->addWidget(path, 1);
    line->addWidget(choose);
    connect(path, &QLineEdit::editingFinished, this, &ServerPanel::edited);
    connect(choose, &QToolButton::clicked, this, [this, path, title, folder] {
        auto* dialog = new QFileDialog(this, title, path->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::AnyFile);
        if (!folder)
            dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setOption(QFileDialog::DontConfirmOverwrite); // lines are appended
        connect(dialog, &QFileDialog::fileSelected, this, [this, path](const QString& chosen) {
            path->setText(chosen);
            edited();
        });
        dialog->open();
    });
    return path;
}

void ServerPanel::buildLimits(QVBoxLayout& column) {
    addTitle(this, column, tr("Limits"), tr("Passing one gets the right answer, never a crash."));
    for (const NumberChoice& choice : limitChoices())
        addRow(column, choice, m_limits);
}

void ServerPanel::buildFoot(QVBoxLayout& column) {
    m_restartBar = new QWidget(this);
    m_restartBar->setObjectName(QStringLiteral("restartBar"));
    m_restartBar->setAttribute(Qt::WA_StyledBackground);
    auto* bar = new QHBoxLayout(m_restartBar);
    bar->setContentsMargins(8, 4, 4, 4);
    auto* text = new QLabel(tr("Holds from the next start on."), m_restartBar);
    text->setWordWrap(true);
    m_restart = new QPushButton(tr("Restart now"), m_restartBar);
    m_restart->setObjectName(QStringLiteral("restartNow"));
    m_restart->setAccessibleName(tr("Restart now"));
    bar->addWidget(text, 1);
    bar->addWidget(m_restart);
    m_reset = new QPushButton(tr("Reset to defaults"), this);
    m_reset->setObjectName(QStringLiteral("resetServer"));
    m_reset->setAccessibleName(tr("Reset to defaults"));
    m_reset->setToolTip(tr("All switches off, all limits and numbers as they were at first; model, "
                           "protocol, port and files stay"));
    column.addWidget(m_restartBar);
    column.addWidget(m_reset);
    connect(m_restart, &QPushButton::clicked, this, &ServerPanel::restartWanted);
    connect(m_reset, &QPushButton::clicked, this, &ServerPanel::resetToDefaults);
}

bool ServerPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Wheel)
        return QWidget::eventFilter(watched, event);
    event->ignore(); // goes on to the parents: the scroll area takes it
    return true;
}

ServerSettings ServerPanel::server() const {
    ServerSettings settings = m_server;
    settings.switches = numbersOf(m_switches);
    settings.limits = numbersOf(m_limits);
    settings.backlog = m_backlog->value();
    settings.udpPort = m_udp->isChecked() ? m_udpPort->value() : -1;
    settings.sendAtOnce = m_sendAtOnce->isChecked();
    settings.traceMethod = m_trace->isChecked();
    settings.root = m_root->text().trimmed();
    settings.linesFile = m_linesFile->text().trimmed();
    return settings;
}

void ServerPanel::setServer(const ServerSettings& settings) {
    const QSignalBlocker quiet(this);
    m_server = settings;
    setNumbers(m_switches, settings.switches);
    setNumbers(m_limits, settings.limits);
    m_backlog->setValue(settings.backlog);
    m_udp->setChecked(settings.udpPort >= 0);
    if (settings.udpPort >= 0)
        m_udpPort->setValue(settings.udpPort);
    m_sendAtOnce->setChecked(settings.sendAtOnce);
    m_trace->setChecked(settings.traceMethod);
    m_root->setText(settings.root);
    m_linesFile->setText(settings.linesFile);
    m_server = settings; // the widgets have told of half of it on their way
    showRelevance();
    showFoot();
}

void ServerPanel::setRunning(const std::optional<ServerSettings>& settings) {
    m_running = settings;
    showFoot();
}

void ServerPanel::resetToDefaults() {
    ServerSettings settings;
    settings.model = m_server.model;
    settings.protocol = m_server.protocol;
    settings.bindAddress = m_server.bindAddress;
    settings.port = m_server.port;
    settings.root = m_server.root;
    settings.linesFile = m_server.linesFile;
    settings.waitTimeoutSeconds = m_server.waitTimeoutSeconds;
    setServer(settings);
    emit changed(m_server);
}

void ServerPanel::commit() {
    for (auto* number : findChildren<QAbstractSpinBox*>())
        number->interpretText();
    edited();
}

void ServerPanel::edited() {
    if (signalsBlocked())
        return;
    const ServerSettings now = server();
    if (now == m_server)
        return;
    m_server = now;
    showRelevance();
    showFoot();
    emit changed(m_server);
}

void ServerPanel::showRelevance() {
    // Those that mean something first, each part in the order of the table.
    int relevant = 0;
    for (NumberRow* row : m_switches) {
        row->showFor(m_server.model);
        m_switchColumn->removeWidget(row);
        m_switchColumn->insertWidget(
            row->choice().meansSomethingTo(m_server.model) ? relevant++ : -1, row);
    }
    const bool hosts = hostsSources(m_server.model);
    m_udp->setEnabled(hosts);
    m_udpPort->setEnabled(hosts && m_udp->isChecked());
    m_udp->setToolTip(
        hosts ? tr("A UDP socket in the same loop, for models whose one loop waits for many "
                   "kinds of descriptors")
              : tr("The model %1 has no place for a further socket; select, poll and epoll have")
                    .arg(m_server.model));
    m_trace->setEnabled(m_server.protocol == QLatin1String("http"));
    m_root->setEnabled(m_server.protocol == QLatin1String("http"));
    m_linesFile->setEnabled(m_server.protocol == QLatin1String("lines"));
}

void ServerPanel::showFoot() {
    m_restartBar->setVisible(m_running && differ(m_server, *m_running));
    const qsizetype on = switchesOn(m_server).size();
    const QString subtitle =
        on == 0 ? QString() : tr("%n switch(es) on", nullptr, static_cast<int>(on));
    if (subtitle == m_subtitle)
        return;
    m_subtitle = subtitle;
    emit subtitleChanged(subtitle);
}

} // namespace muxscope::ui
