// SPDX-License-Identifier: GPL-3.0-or-later
// How well what somebody typed names a command. Whole words and their beginnings come before letters
// within them, the command's own words before those of its menu, what it is called before what it
// might be called ("night" for the dark theme), and scattered letters last. Pure; any thread.
#pragma once

#include <QString>

#include <optional>

namespace muxscope::ui {

// What a command can be found by.
struct CommandWords {
    QString title; // "View › Theme › Dark", in the language in force
    QString name;  // "resetLayout"; may be empty
    QString other; // the same in other languages, and what people call it; separated by spaces
};

// From here on up each typed word stands somewhere as it was typed; below are scattered letters.
constexpr int kWholeWords = 10'000;
// Higher is better; nothing: not at all. Nothing typed is the same for all.
std::optional<int> rankOf(const QString& typed, const CommandWords& words);

// The letters in their order, the better the closer together and the nearer to the beginnings of words.
std::optional<int> matchQuality(const QString& typed, const QString& text);

} // namespace muxscope::ui
