// SPDX-License-Identifier: GPL-3.0-or-later
// The recordings that the program brings along (resources/samples), one classic situation each, in the
// user's language. Made by scripts/make-samples; tests/app/samples_test checks that each shows what is
// said of it here. GUI thread.
#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace muxscope::ui {

struct Sample {
    QString name;  // "blocking"
    QString group; // "Blocking": samples of one group stand together
    QString title;
    QString about;                      // two sentences
    [[nodiscard]] QString path() const; // for Session::openFile
};

// Also brings the recordings within reach of Session::openFile.
QList<Sample> samples();
// The one that is opened by that path, if it is a sample's.
std::optional<Sample> sampleAt(const QString& path);

} // namespace muxscope::ui
