// SPDX-License-Identifier: GPL-3.0-or-later
// What HTTP's parts are called on the screen. Translated; the words of RFC 9110 and 9112 that
// programs write (Content-Length, chunked) stay. GUI thread.
#pragma once

#include "http/parse_error.h"
#include "http/role.h"

#include <QString>

namespace muxscope::ui {

// "space or control byte in a header name".
QString parseErrorSentence(http::ParseErrorCode code);
// "method", "header name", "not recorded".
QString roleWord(http::Role role);

} // namespace muxscope::ui
