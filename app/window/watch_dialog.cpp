// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/watch_dialog.h"

#include "session/watch_words.h"
#include "window/program_list.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QStyle>
#include <QTabWidget>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

const QString kCommandKey = QStringLiteral("watch.command");
const QString kFolderKey = QStringLiteral("watch.folder");
const QString kEndingKey = QStringLiteral("watch.ending");
const QString kWayKey = QStringLiteral("watch.way");
constexpr auto kLogName = "muxscope-strace.log";

// "~" and a leading "~/" are the home folder, as in a shell.
QString withHome(QString word) {
    if (word == QLatin1String("~") || word.startsWith(QLatin1String("~/")))
        word.replace(0, 1, QDir::homePath());
    return word;
}

QLabel* paragraph(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setObjectName(QStringLiteral("caption"));
    label->setWordWrap(true);
    return label;
}

} // namespace

WatchDialog::WatchDialog(QHash<QString, QString>& kept, QWidget* parent)
    : QDialog(parent),
      m_kept(kept),
      m_way(new QTabWidget(this)),
      m_command(new QLineEdit(this)),
      m_folder(new QLineEdit(this)),
      m_ending(new QComboBox(this)),
      m_programs(new ProgramList(this)),
      m_allowed(new QLabel(this)),
      m_strace(new QPlainTextEdit(this)) {
    setObjectName(QStringLiteral("watchDialog"));
    setWindowTitle(tr("Watch a program"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_way->setObjectName(QStringLiteral("watchWay"));
    m_way->setAccessibleName(tr("How the program comes to be watched"));
    m_way->addTab(buildStart(), tr("&Start a program"));
    m_way->addTab(buildAttach(), tr("&Attach to one that runs"));
    m_allowed->setObjectName(QStringLiteral("watchAllowed"));
    m_allowed->setWordWrap(true);
    m_allowed->setAccessibleName(tr("Whether it can be watched"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_watch = buttons->addButton(tr("&Watch"), QDialogButtonBox::ActionRole);
    m_watch->setObjectName(QStringLiteral("watchNow"));
    m_watch->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(m_way, 2);
    column->addWidget(m_allowed);
    column->addWidget(paragraph(tr("The program is watched through ptrace: it stands still at each "
                                   "system call until strace "
                                   "has written it down, some 20 µs and more. While you watch, the "
                                   "status bar says how much "
                                   "that is in this run."),
                                this));
    column->addWidget(buildRemote(), 1);
    column->addWidget(buttons);
    m_way->setCurrentIndex(m_kept.value(kWayKey).toInt());
    connect(m_way, &QTabWidget::currentChanged, this, &WatchDialog::fitPages);
    connect(m_way, &QTabWidget::currentChanged, this, &WatchDialog::refresh);
    connect(m_command, &QLineEdit::textChanged, this, &WatchDialog::refresh);
    connect(m_folder, &QLineEdit::textChanged, this, &WatchDialog::refresh);
    connect(m_programs, &ProgramList::changed, this, &WatchDialog::refresh);
    connect(m_programs, &ProgramList::activated, this, &WatchDialog::take);
    connect(m_watch, &QPushButton::clicked, this, &WatchDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &WatchDialog::reject);
    resize(760, 660);
    (attaches() ? static_cast<QWidget*>(m_programs) : m_command)->setFocus();
    fitPages();
    refresh();
}

// As high as the page that is shown: what the other would need goes to the command below.
void WatchDialog::fitPages() {
    for (int i = 0; i < m_way->count(); ++i)
        m_way->widget(i)->setSizePolicy(QSizePolicy::Preferred, i == m_way->currentIndex()
                                                                    ? QSizePolicy::Preferred
                                                                    : QSizePolicy::Ignored);
    m_way->setSizePolicy(QSizePolicy::Expanding,
                         attaches() ? QSizePolicy::Expanding : QSizePolicy::Maximum);
}

QWidget* WatchDialog::buildStart() {
    auto* page = new QWidget(m_way);
    m_command->setObjectName(QStringLiteral("watchCommand"));
    m_command->setText(m_kept.value(kCommandKey));
    m_command->setPlaceholderText(QStringLiteral("python3 server.py 8080"));
    m_command->setAccessibleName(tr("Command line"));
    m_command->setToolTip(
        tr("Program and arguments; \"quotes\" keep words with blanks together. No "
           "shell reads it: no pipes, no variables"));
    m_folder->setObjectName(QStringLiteral("watchFolder"));
    m_folder->setText(m_kept.value(kFolderKey));
    m_folder->setPlaceholderText(QDir::toNativeSeparators(QDir::currentPath()));
    m_folder->setAccessibleName(tr("Working folder"));
    m_folder->setToolTip(tr("Where the program is started"));
    auto* browse = new QPushButton(tr("&Choose…"), page);
    browse->setObjectName(QStringLiteral("watchChooseFolder"));
    browse->setToolTip(tr("Choose the folder in which the program is started"));
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &WatchDialog::chooseFolder);
    m_ending->setObjectName(QStringLiteral("watchEnding"));
    m_ending->addItem(tr("the program is ended too"));
    m_ending->addItem(tr("the program runs on by itself"));
    m_ending->setCurrentIndex(m_kept.value(kEndingKey).toInt());
    m_ending->setAccessibleName(tr("When the watching ends"));
    m_ending->setToolTip(
        tr("The watching ends with Stop, and when the window is closed. A window that "
           "is killed takes the program along either way"));
    auto* folder = new QHBoxLayout;
    folder->addWidget(m_folder, 1);
    folder->addWidget(browse);
    auto* form = new QFormLayout(page);
    form->setContentsMargins(14, 14, 14, 14);
    form->addRow(tr("C&ommand line"), m_command);
    auto* folderLabel = new QLabel(tr("Working &folder"), page);
    folderLabel->setBuddy(m_folder);
    form->addRow(folderLabel, folder);
    form->addRow(tr("When the watching &ends,"), m_ending);
    form->addRow(paragraph(tr("What the program prints goes where Muxscope’s own output goes; its "
                              "input is empty."),
                           page));
    return page;
}

QWidget* WatchDialog::buildAttach() {
    auto* page = new QWidget(m_way);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(14, 14, 14, 14);
    column->addWidget(m_programs, 1);
    column->addWidget(
        paragraph(tr("▲ If the program waits in epoll_wait at that moment, the call returns EINTR "
                     "to it once; "
                     "select and poll go on unharmed. Descriptors that it opened before are not "
                     "known until it "
                     "uses them. When the watching ends, it runs on: it is never ended from here."),
                  page));
    return page;
}

QWidget* WatchDialog::buildRemote() {
    auto* part = new QWidget(this);
    m_strace->setObjectName(QStringLiteral("straceCommand"));
    m_strace->setReadOnly(true);
    m_strace->setTabChangesFocus(true);
    m_strace->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_strace->setAccessibleName(tr("The strace command"));
    m_strace->setToolTip(tr("The same options that Muxscope gives strace"));
    m_strace->setMinimumHeight(3 * m_strace->fontMetrics().lineSpacing() + 14);
    auto* copy = new QPushButton(tr("Co&py"), part);
    copy->setObjectName(QStringLiteral("copyStrace"));
    copy->setToolTip(tr("Put the strace command on the clipboard"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_strace->toPlainText()); });
    auto* head = new QHBoxLayout;
    head->addWidget(paragraph(tr("On another machine, run this there and open the log %1 here:")
                                  .arg(QLatin1String(kLogName)),
                              part),
                    1);
    head->addWidget(copy);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(m_strace);
    return part;
}

bool WatchDialog::attaches() const {
    return m_way->currentIndex() == 1;
}

watch::WatchOrder WatchDialog::order() const {
    watch::WatchOrder order;
    if (attaches()) {
        order.pid = m_programs->pid();
        return order;
    }
    for (const QString& word : QProcess::splitCommand(m_command->text()))
        order.command.push_back(withHome(word).toStdString());
    order.workingDirectory = withHome(m_folder->text().trimmed()).toStdString();
    order.endsProgram = m_ending->currentIndex() == 0;
    return order;
}

// Why it cannot be watched; empty: nothing is known that stands against it.
QString WatchDialog::obstacle(const watch::WatchOrder& order) const {
    return refusalSentence(watch::refusalForeseen(order), order);
}

void WatchDialog::refresh() {
    const watch::WatchOrder order = this->order();
    const bool complete = order.starts() || order.pid > 0;
    QString text;
    QString meaning = QStringLiteral("neutral");
    bool possible = false;
    if (!complete) {
        text = attaches() ? tr("Choose the program to attach to.") : tr("Type the command line.");
    } else if (const QString fault = obstacle(order); !fault.isEmpty()) {
        text = QStringLiteral("▲ ") + fault;
        meaning = QStringLiteral("attention");
    } else {
        possible = true;
        text = order.starts() ? tr("✓ The program can be started and watched.")
                              : tr("✓ Process %1 can be attached to.").arg(order.pid);
        meaning = QStringLiteral("write");
    }
    m_allowed->setText(text);
    m_allowed->setProperty("meaning", meaning);
    m_allowed->style()->unpolish(m_allowed);
    m_allowed->style()->polish(m_allowed);
    m_watch->setEnabled(possible);
    m_watch->setToolTip(possible ? tr("Begin to watch") : text);
    watch::WatchOrder shown = order;
    if (!complete && !attaches())
        shown.command = {"COMMAND"};
    QString command = QString::fromStdString(watch::straceCommandLine(shown, kLogName));
    if (!complete && attaches())
        command.replace(QLatin1String("-p 0"), QLatin1String("-p PID"));
    m_strace->setPlainText(command);
}

void WatchDialog::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Working folder"), withHome(m_folder->text()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

void WatchDialog::take() {
    if (!m_watch->isEnabled())
        return;
    m_kept[kCommandKey] = m_command->text();
    m_kept[kFolderKey] = m_folder->text();
    m_kept[kEndingKey] = QString::number(m_ending->currentIndex());
    m_kept[kWayKey] = QString::number(m_way->currentIndex());
    const watch::WatchOrder taken = order();
    accept();
    emit chosen(taken);
}

} // namespace muxscope::ui
