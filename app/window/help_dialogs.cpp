// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/help_dialogs.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("Help", text);
}

QDialog* makeDialog(QWidget* parent, const char* name, const QString& title) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QString::fromLatin1(name));
    dialog->setWindowTitle(title);
    dialog->setAccessibleName(title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

void addClose(QDialog& dialog, QVBoxLayout& column) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    column.addWidget(buttons);
}

} // namespace

void showAbout(QWidget* parent) {
    QDialog* dialog =
        makeDialog(parent, "aboutDialog", words(QT_TRANSLATE_NOOP("Help", "About Muxscope")));
    auto* column = new QVBoxLayout(dialog);
    auto* text = new QLabel(
        words(QT_TRANSLATE_NOOP(
                  "Help",
                  "<h3>Muxscope %1</h3><p>See I/O multiplexing: a real server makes real system "
                  "calls on real sockets,<br>and every one of them is shown.</p>"
                  "<p>Free software under the GNU General Public License, version 3 or later.</p>"))
            .arg(QStringLiteral(MUXSCOPE_VERSION)),
        dialog);
    text->setTextFormat(Qt::RichText);
    column->addWidget(text);
    addClose(*dialog, *column);
    dialog->open();
}

} // namespace muxscope::ui
