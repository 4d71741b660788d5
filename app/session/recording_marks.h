// SPDX-License-Identifier: GPL-3.0-or-later
// What the user has written into a recording, as a session file keeps it. GUI thread.
#pragma once

#include "trace/session_reader.h"

#include <vector>

namespace muxscope::ui {

class Bookmarks;

std::vector<trace::SessionMark> bookmarkMarks(const Bookmarks& bookmarks);
// A line each, at the moment that it names ("#1208"), else at `first`.
std::vector<trace::SessionMark> noteMarks(const Bookmarks& bookmarks, Moment first);

} // namespace muxscope::ui
