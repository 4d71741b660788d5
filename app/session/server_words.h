// SPDX-License-Identifier: GPL-3.0-or-later
// The server's own English lines (of its tables, of its errors) in the user's language. A line that
// nobody has translated yet stays English. GUI thread.
#pragma once

#include "base/result.h"
#include "session/server_settings.h"

#include <QString>
#include <string>
#include <string_view>

namespace muxscope::ui {

// A line of the tables of models, switches and limits.
QString tableText(std::string_view english);
QString unavailableReason(const std::string& english);
QString unitText(std::string_view unit);
// Why a server did not start, where it is one of the common causes; else the engine's own words.
// `ofUdp`: the failed call was about the UDP socket.
QString startErrorText(const Error& error, const ServerSettings& settings, bool ofUdp);

// A line of the engine with numbers or names in it: of a note, of why a model cannot run.
QString noteText(const QString& english);

// For the test that nothing of the tables is left untranslated.
bool isTableText(std::string_view english);

} // namespace muxscope::ui
