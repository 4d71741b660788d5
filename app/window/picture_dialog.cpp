// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/picture_dialog.h"

#include "window/picture_export.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace muxscope::ui {

PictureDialog::PictureDialog(QList<Subject> subjects, qsizetype chosen, QWidget* parent)
    : QDialog(parent),
      m_subjects(std::move(subjects)),
      m_which(new QComboBox(this)),
      m_format(new QComboBox(this)),
      m_told(new QLabel(this)) {
    setObjectName(QStringLiteral("pictureDialog"));
    setWindowTitle(tr("Save a picture"));
    setAttribute(Qt::WA_DeleteOnClose);
    for (const Subject& subject : m_subjects)
        m_which->addItem(subject.title);
    m_which->setCurrentIndex(static_cast<int>(chosen));
    m_which->setObjectName(QStringLiteral("pictureSubject"));
    m_which->setAccessibleName(tr("What"));
    m_format->addItem(tr("PNG: pixels, twice as fine as on the screen"), QStringLiteral("png"));
    m_format->addItem(tr("SVG: sharp in any size"), QStringLiteral("svg"));
    m_format->setObjectName(QStringLiteral("pictureFormat"));
    m_format->setAccessibleName(tr("As"));
    m_told->setWordWrap(true);
    m_told->setObjectName(QStringLiteral("caption"));
    auto* form = new QFormLayout;
    form->addRow(tr("What"), m_which);
    form->addRow(tr("As"), m_format);
    auto* buttons = new QDialogButtonBox(this);
    auto* save = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
    save->setDefault(true);
    auto* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setToolTip(tr("Put the picture on the clipboard, as pixels"));
    buttons->addButton(QDialogButtonBox::Close);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_told);
    column->addWidget(buttons);
    connect(m_which, &QComboBox::activated, this, &PictureDialog::bringInSight);
    connect(save, &QPushButton::clicked, this, &PictureDialog::chooseFile);
    connect(copy, &QPushButton::clicked, this, &PictureDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &PictureDialog::reject);
}

QWidget* PictureDialog::subject() const {
    return m_subjects[m_which->currentIndex()].widget();
}

void PictureDialog::bringInSight() {
    const Subject& subject = m_subjects[m_which->currentIndex()];
    m_told->clear();
    if (subject.show)
        subject.show();
    activateWindow(); // a panel with a window of its own may have taken the keys
}

void PictureDialog::copy() {
    QWidget* widget = subject();
    if (widget == nullptr)
        return;
    QGuiApplication::clipboard()->setImage(pictureOf(*widget));
    m_told->setText(tr("Copied."));
}

void PictureDialog::chooseFile() {
    const QString ending = m_format->currentData().toString();
    auto* dialog = new QFileDialog(this, windowTitle(), QString(),
                                   ending == QLatin1String("svg") ? tr("SVG pictures (*.svg)")
                                                                  : tr("PNG pictures (*.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(
        QStringLiteral("muxscope-%1.%2")
            .arg(subject() != nullptr ? subject()->objectName() : QString(), ending));
    connect(dialog, &QFileDialog::fileSelected, this, &PictureDialog::save);
    dialog->open();
}

void PictureDialog::save(const QString& path) {
    QWidget* widget = subject();
    if (widget == nullptr)
        return;
    const QString fault = savePicture(*widget, path);
    m_told->setText(fault);
    if (!fault.isEmpty())
        return;
    emit saved(path);
    accept();
}

} // namespace muxscope::ui
