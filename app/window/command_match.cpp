// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/command_match.h"

#include <QStringList>

#include <algorithm>

namespace muxscope::ui {

namespace {

// Chinese writes no spaces: there a word may begin at any sign.
bool startsWord(const QString& text, qsizetype at) {
    return at == 0 || !text[at - 1].isLetterOrNumber() || text[at].script() == QChar::Script_Han;
}

struct Grades {
    int whole;
    int start;
    int inner;
};

// How one typed word stands in the text; 0: it does not.
int gradeIn(const QString& text, const QString& word, const Grades& grades) {
    if (text.compare(word, Qt::CaseInsensitive) == 0)
        return grades.whole;
    int best = 0;
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        const qsizetype end = at + word.size();
        const bool whole = end == text.size() || !text[end].isLetterOrNumber();
        if (!startsWord(text, at))
            best = std::max(best, grades.inner);
        else
            best = std::max(best, grades.start + (whole ? 4 : 0) + (at == 0 ? 2 : 0));
    }
    return best;
}

} // namespace

std::optional<int> rankOf(const QString& typed, const CommandWords& words) {
    const QStringList wanted = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (wanted.isEmpty())
        return 0;
    const QString mark = QStringLiteral(" › ");
    const QString own = words.title.section(mark, -1);
    const QString path = words.title.left(words.title.size() - own.size());
    int worst = kWholeWords;
    int sum = 0;
    for (const QString& word : wanted) {
        const int grade =
            std::max({gradeIn(own, word, {100, 80, 45}), gradeIn(words.other, word, {70, 62, 30}),
                      gradeIn(path, word, {55, 50, 25}), gradeIn(words.name, word, {60, 52, 20})});
        worst = std::min(worst, grade);
        sum += grade;
    }
    if (worst > 0)
        return kWholeWords + worst * 10 + sum / static_cast<int>(wanted.size()) -
               std::min<int>(9, static_cast<int>(own.size()) / 6);
    return matchQuality(typed, words.title);
}

std::optional<int> matchQuality(const QString& typed, const QString& text) {
    int quality = 0;
    qsizetype at = 0;
    qsizetype last = -2;
    for (const QChar wanted : typed) {
        if (wanted.isSpace())
            continue;
        // The nearest place of this letter: right behind the last one, else at the start of a word.
        qsizetype found = -1;
        for (qsizetype i = at; i < text.size(); ++i) {
            if (text[i].toCaseFolded() != wanted.toCaseFolded())
                continue;
            if (found < 0)
                found = i;
            if (i == last + 1 || startsWord(text, i)) {
                found = i;
                break;
            }
        }
        if (found < 0)
            return std::nullopt;
        quality += found == last + 1 ? 8 : startsWord(text, found) ? 6 : 1;
        last = found;
        at = found + 1;
    }
    return quality * 16 - static_cast<int>(std::min<qsizetype>(text.size(), 160)) / 10;
}

} // namespace muxscope::ui
