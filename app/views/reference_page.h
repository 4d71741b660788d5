// SPDX-License-Identifier: GPL-3.0-or-later
// A word of the reference as a page of rich text, and the page of all words. Pure; GUI thread
// (translated texts, the palette's colours).
#pragma once

#include "models/reference.h"

namespace muxscope::ui {

// `above`: a line of plain text before the text, such as where the cursor stands; may be empty.
QString referencePage(const ReferenceEntry& entry, const QString& above);
QString referenceUnknownPage(const QString& topic);
QString referenceIndexPage();

} // namespace muxscope::ui
