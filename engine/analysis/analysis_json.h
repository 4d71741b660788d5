// SPDX-License-Identifier: GPL-3.0-or-later
// An analysis as one JSON object, written piece by piece. One thread.
#pragma once

#include "analysis/analysis.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace muxscope::analysis {

// `more` are further members of the object, as text (`"program":"x",...`). `write` takes the text in order; false from it (a full disk, a closed pipe) ends the writing, and then
// the result is false too.
bool writeJson(Analysis& analysis, const std::vector<std::string>& warnings,
               const std::function<bool(std::string_view)>& write, std::string_view more = {});

} // namespace muxscope::analysis
