// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/export_dialog.h"

#include "session/quantities.h"
#include "session/session.h"
#include "session/timeline_choices.h"
#include "window/export_run.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace muxscope::ui {

namespace {

using exporting::Format;

constexpr int kLookMs = 100;
constexpr int kSteps = 1000;

// A format's name is its own; what it is for is told in the user's language.
struct Row {
    Format format;
    const char* name;
    const char* ending;
    const char* about;
};

constexpr Row kRows[] = {
    {Format::chrome, "Chrome trace JSON", "json",
     QT_TRANSLATE_NOOP("ExportDialog",
                       "For Perfetto and chrome://tracing: threads, calls, descriptors and "
                       "exchanges on a time line.")},
    {Format::har, "HAR 1.2", "har",
     QT_TRANSLATE_NOOP(
         "ExportDialog",
         "For browsers' network panels and HTTP tools: each exchange with its headers, "
         "bodies and timings.")},
    {Format::pcapng, "pcapng", "pcapng",
     QT_TRANSLATE_NOOP("ExportDialog",
                       "For Wireshark and tshark: the bytes of the calls in packets that were made "
                       "up, and say so.")},
    {Format::strace, "strace", "strace",
     QT_TRANSLATE_NOOP(
         "ExportDialog",
         "For people, and for tools that read strace's logs. Muxscope reads it back.")},
    {Format::jsonl, "JSON Lines", "jsonl",
     QT_TRANSLATE_NOOP("ExportDialog", "For scripts: one event a line, nothing left out.")},
    {Format::csv, "CSV", "csv",
     QT_TRANSLATE_NOOP("ExportDialog", "For spreadsheets: one call a line.")},
};

const Row& rowAt(int index) {
    return kRows[std::clamp<std::size_t>(static_cast<std::size_t>(std::max(index, 0)), 0,
                                         std::size(kRows) - 1)];
}

QString latin(const char* text) {
    return QString::fromLatin1(text);
}

} // namespace

ExportDialog::ExportDialog(Session& session, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_format(new QComboBox(this)),
      m_about(new QLabel(this)),
      m_whole(new QRadioButton(tr("&Everything that is held"), this)),
      m_part(new QRadioButton(this)),
      m_anonymous(new QCheckBox(tr("&Anonymous: no text, no addresses"), this)),
      m_progress(new QProgressBar(this)),
      m_told(new QLabel(this)) {
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    setAttribute(Qt::WA_DeleteOnClose);
    for (const Row& row : kRows)
        m_format->addItem(latin(row.name));
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_format->setAccessibleName(tr("As"));
    m_format->setToolTip(tr("Who is to read it"));
    m_about->setWordWrap(true);
    m_about->setObjectName(QStringLiteral("caption"));
    m_about->setMinimumHeight(m_about->fontMetrics().lineSpacing() * 3);
    m_about->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_anonymous->setObjectName(QStringLiteral("exportAnonymous"));
    m_anonymous->setToolTip(
        tr("Letters and digits of what was sent are replaced, hosts are numbered; lengths, "
           "line ends and ports stay"));
    m_progress->setRange(0, kSteps);
    m_progress->setAccessibleName(tr("How much is written"));
    m_told->setWordWrap(true);
    m_told->setObjectName(QStringLiteral("exportFault"));
    m_told->setAccessibleName(tr("What went wrong"));
    auto* form = new QFormLayout;
    form->addRow(tr("As"), m_format);
    form->addRow(QString(), m_about);
    form->addRow(tr("What"), makeRange());
    form->addRow(QString(), m_anonymous);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_progress);
    column->addWidget(m_told);
    makeButtons();
    setMinimumWidth(m_told->fontMetrics().averageCharWidth() * 64);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::showFormat);
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (m_run != nullptr)
            m_progress->setValue(static_cast<int>(m_run->progress() * kSteps));
    });
    // The log that is read goes away with the trace.
    connect(&m_session, &Session::traceReplaced, this, [this] {
        delete std::exchange(m_run, nullptr);
        close();
    });
    showFormat();
    showWriting(false);
}

QWidget* ExportDialog::makeRange() {
    auto* both = new QWidget(this);
    auto* rows = new QVBoxLayout(both);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_whole);
    rows->addWidget(m_part);
    m_whole->setObjectName(QStringLiteral("exportWhole"));
    m_whole->setToolTip(tr("From the oldest moment that is held to the newest"));
    m_part->setObjectName(QStringLiteral("exportPart"));
    const auto& range = m_session.timelineChoices().range();
    m_part->setText(
        range
            ? tr("The &range chosen on the timeline: %1").arg(spanText(range->toNs - range->fromNs))
            : tr("The &range chosen on the timeline: none is"));
    m_part->setToolTip(tr("Shift and drag on the timeline to choose one"));
    m_part->setEnabled(range.has_value());
    (range ? m_part : m_whole)->setChecked(true);
    return both;
}

void ExportDialog::makeButtons() {
    auto* buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(tr("&Export…"), QDialogButtonBox::ActionRole);
    m_save->setDefault(true);
    m_save->setObjectName(QStringLiteral("exportSave"));
    m_save->setToolTip(tr("Choose the file and write it"));
    m_close = buttons->addButton(QDialogButtonBox::Close);
    m_close->setObjectName(QStringLiteral("exportClose"));
    static_cast<QVBoxLayout*>(layout())->addWidget(buttons);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
}

void ExportDialog::showFormat() {
    const Row& row = rowAt(m_format->currentIndex());
    m_about->setText(QCoreApplication::translate("ExportDialog", row.about));
}

void ExportDialog::showWriting(bool writing) {
    for (QWidget* each : {static_cast<QWidget*>(m_format), static_cast<QWidget*>(m_whole),
                          static_cast<QWidget*>(m_anonymous), static_cast<QWidget*>(m_save)})
        each->setEnabled(!writing);
    m_part->setEnabled(!writing && m_session.timelineChoices().range().has_value());
    m_progress->setVisible(writing);
    m_progress->setValue(0);
    m_close->setText(writing ? tr("&Cancel") : tr("&Close"));
    m_close->setToolTip(writing ? tr("Stop writing; nothing is left of it") : QString());
    writing ? m_look.start() : m_look.stop();
}

void ExportDialog::chooseFile() {
    const Row& row = rowAt(m_format->currentIndex());
    const QString ending = latin(row.ending);
    auto* dialog = new QFileDialog(this, windowTitle(), QString(),
                                   QStringLiteral("%1 (*.%2)").arg(latin(row.name), ending));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    const QString shown = QFileInfo(m_session.fileName()).completeBaseName();
    dialog->selectFile((shown.isEmpty() ? QStringLiteral("muxscope") : shown) + QLatin1Char('.') +
                       ending);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::exportTo);
    dialog->open();
}

void ExportDialog::exportTo(const QString& path) {
    if (m_run != nullptr || !m_session.hasTrace())
        return;
    ExportRun::Wish wish;
    wish.path = path;
    wish.format = rowAt(m_format->currentIndex()).format;
    wish.anonymize = m_anonymous->isChecked();
    if (const auto& range = m_session.timelineChoices().range(); m_part->isChecked() && range)
        wish.range = {range->fromNs, range->toNs};
    m_told->clear();
    m_run = new ExportRun(m_session.log(), wish, this);
    connect(m_run, &ExportRun::ended, this, &ExportDialog::ended, Qt::QueuedConnection);
    showWriting(true);
    m_run->start();
}

void ExportDialog::reject() {
    if (m_run == nullptr)
        return QDialog::reject();
    m_run->cancel();
}

QString ExportDialog::fault(int errorNumber) const {
    const QString path = QDir::toNativeSeparators(m_run->wish().path);
    switch (errorNumber) {
    case ENOSPC:
    case EDQUOT:
        return tr("There is no room left for %1. Nothing was written.").arg(path);
    case EACCES:
    case EPERM:
    case EROFS:
        return tr("You may not write %1. Choose another folder.").arg(path);
    default:
        return tr("Cannot write %1: %2").arg(path, qt_error_string(errorNumber));
    }
}

void ExportDialog::ended(int errorNumber, quint64 events) {
    if (m_run == nullptr)
        return;
    const QString path = m_run->wish().path;
    const bool cancelled = m_run->cancelled();
    const QString told = errorNumber != 0 ? fault(errorNumber)
                         : cancelled      ? tr("Cancelled: nothing was written.")
                         : events == 0    ? tr("There is nothing in this range; the file is empty.")
                                          : QString();
    delete std::exchange(m_run, nullptr);
    showWriting(false);
    m_told->setText(told);
    if (!told.isEmpty())
        return;
    emit exported(path);
    accept();
}

} // namespace muxscope::ui
