// SPDX-License-Identifier: GPL-3.0-or-later
// The reference: a short text of our own for each word that the program shows of the kernel and of
// HTTP, with the manual page or RFC section where it is said in full. Tables in reference_*.cpp. GUI
// thread (translated texts).
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>
#include <span>
#include <vector>

namespace muxscope::ui {

struct ReferenceEntry {
    const char* name;    // "recv", "EAGAIN", "POLLIN", "404"; a header field has its colon: "Host:"
    const char* source;  // "recv(2)", "RFC 9110 §15.5.5"
    const char* text;    // in English; referenceText() says it in the user's language
    const char* seeAlso; // names, a comma between two
};

enum class ReferenceKind { call, error, mask, flag, method, status, field, part };
inline constexpr int kReferenceKindCount = 8;

std::span<const ReferenceEntry> referenceEntries(ReferenceKind kind);
QString referenceKindName(ReferenceKind kind); // "System calls"

// nullptr: nothing is known of it. Field names do not depend on case; everything else does.
const ReferenceEntry* findReference(QStringView topic);
QString referenceText(const ReferenceEntry& entry);
QString referenceName(const ReferenceEntry& entry);
QStringList referenceSeeAlso(const ReferenceEntry& entry); // names that have an entry
// In the order of the tables, those with the words in name, source or text; all for no words.
std::vector<const ReferenceEntry*> searchReference(const QString& words);
// What it means in one line with its section; of a field that nobody knows, that.
QString meaningOf(const QString& topic);

} // namespace muxscope::ui
