// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to begin with: good ones, awkward ones and broken ones, each with the name it has in the menu.
// GUI thread (translations).
#pragma once

#include "client/client_request.h"

#include <QList>

namespace muxscope::ui {

struct RequestPreset {
    QString name;
    ClientRequest request;
};
QList<RequestPreset> requestPresets();

} // namespace muxscope::ui
