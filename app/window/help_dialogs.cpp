// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/help_dialogs.h"

#include "window/actions.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
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

void showShortcuts(QWidget* parent, const Actions& actions) {
    QDialog* dialog = makeDialog(parent, "shortcutsDialog",
                                 words(QT_TRANSLATE_NOOP("Help", "Keyboard shortcuts")));
    auto* column = new QVBoxLayout(dialog);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    int row = 0;
    for (const QAction* action : actions.all()) {
        if (action->shortcuts().isEmpty())
            continue;
        auto* keys = new QLabel(
            QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText), dialog);
        keys->setObjectName(QStringLiteral("sectionTitle"));
        grid->addWidget(keys, row, 0);
        grid->addWidget(new QLabel(action->statusTip(), dialog), row, 1);
        ++row;
    }
    column->addLayout(grid);
    addClose(*dialog, *column);
    dialog->open();
}

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
