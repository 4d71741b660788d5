// SPDX-License-Identifier: GPL-3.0-or-later
// What can be asked of `serve`, as lists for people: models, protocols, switches, limits. Any thread;
// the list of models asks the kernel what it allows.
#pragma once

#include <string>

namespace muxscope::cli {

// One line a model, under the name of its group; where it cannot run, the reason stands below.
std::string modelCatalog();
std::string protocolCatalog();
// Each with what it means, what is to be seen, and the models it means something to.
std::string switchCatalog();
std::string limitCatalog();

} // namespace muxscope::cli
