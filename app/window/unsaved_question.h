// SPDX-License-Identifier: GPL-3.0-or-later
// Whether somebody would miss the recording that is about to be let go, and the question whether to save
// it first. GUI thread; never blocks: the question is a dialog that answers by a signal.
#pragma once

#include "base/ids.h"

#include <QMessageBox>

namespace muxscope::ui {

class Session;

// What makes the window let go of what it shows.
enum class Leaving { close, open, restart };

// Only what the user has made: requests that were served, bookmarks, notes. A server that is started anew
// is part of trying things out: then only what was written down counts. `savedTo`: one past the last event
// that stands in a file; `recovered`: it stands in no file of the user's, though it was opened from one.
bool wouldBeMissed(const Session& session, Leaving leaving, Moment savedTo, bool recovered);

class UnsavedQuestion : public QMessageBox {
    Q_OBJECT
public:
    enum class Answer { save, letGo, stay };
    Q_ENUM(Answer)

    // Deletes itself once it is answered.
    UnsavedQuestion(Leaving leaving, QWidget* parent);

signals:
    // `askAgain`: not next time.
    void answered(muxscope::ui::UnsavedQuestion::Answer answer, bool askAgain);
};

} // namespace muxscope::ui
