// SPDX-License-Identifier: GPL-3.0-or-later
// The server's own English lines (of models, switches, limits, errors) in the user's language, found
// by name. A name that nobody has translated yet keeps its English line. GUI thread.
#pragma once

#include "base/result.h"

#include <QString>
#include <string_view>

namespace muxscope::ui {

QString groupTitle(std::string_view group); // "multiplexing"
QString modelAbout(std::string_view name, std::string_view english);
QString unavailableReason(const std::string& english);
QString switchAbout(std::string_view name, std::string_view english);
QString switchConsequence(std::string_view name, std::string_view english);
QString limitAbout(std::string_view name, std::string_view english);
QString unitText(std::string_view unit);
// Why a server did not start, where it is one of the common causes; else the engine's own words.
QString startErrorText(const Error& error, quint16 port);

// For the test that nothing of the tables is left untranslated.
bool hasWordsFor(std::string_view name);

} // namespace muxscope::ui
