// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/unsaved_question.h"

#include "session/bookmarks.h"
#include "session/session.h"

#include <QCheckBox>
#include <QPushButton>

namespace muxscope::ui {

bool wouldBeMissed(const Session& session, Leaving leaving, Moment savedTo, bool recovered) {
    if (!session.hasTrace())
        return false;
    if (recovered || session.bookmarks().isChanged())
        return true;
    if (leaving == Leaving::restart || session.recorded())
        return false;
    return session.headWorld().counters.accepted > 0 && session.log().end() > savedTo;
}

UnsavedQuestion::UnsavedQuestion(Leaving leaving, QWidget* parent) : QMessageBox(parent) {
    setObjectName(QStringLiteral("unsavedQuestion"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Save the recording?"));
    setText(tr("What was recorded is in no file yet."));
    const QString close = tr("Closing the window lets go of it, with its bookmarks and notes.");
    const QString open =
        tr("Opening another recording lets go of it, with its bookmarks and notes.");
    const QString restart = tr("Starting the server begins a new recording; the bookmarks and "
                               "notes of this one would go.");
    setInformativeText(leaving == Leaving::close  ? close
                       : leaving == Leaving::open ? open
                                                  : restart);
    QPushButton* save = addButton(tr("&Save…"), QMessageBox::AcceptRole);
    save->setObjectName(QStringLiteral("unsavedSave"));
    QPushButton* letGo = addButton(tr("&Don’t save"), QMessageBox::DestructiveRole);
    letGo->setObjectName(QStringLiteral("unsavedLetGo"));
    QPushButton* stay = addButton(tr("&Cancel"), QMessageBox::RejectRole);
    stay->setObjectName(QStringLiteral("unsavedStay"));
    setDefaultButton(save);
    setEscapeButton(stay);
    auto* never = new QCheckBox(tr("Don’t &ask again"), this);
    never->setObjectName(QStringLiteral("unsavedNever"));
    never->setToolTip(tr("File, “Ask before a recording is lost” brings the question back"));
    setCheckBox(never);
    connect(this, &QDialog::finished, this, [this, save, letGo, never] {
        const Answer answer = clickedButton() == save    ? Answer::save
                              : clickedButton() == letGo ? Answer::letGo
                                                         : Answer::stay;
        emit answered(answer, !never->isChecked());
    });
}

} // namespace muxscope::ui
