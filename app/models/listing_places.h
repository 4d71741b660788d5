// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a listing the server can stand: at lines whose system call passes the gate. Pure; GUI
// thread (translated texts).
#pragma once

#include "models/listing.h"

namespace muxscope::ui {

struct LinePlaces {
    std::vector<trace::Site> sites; // to stop at; empty: none, and
    QString whyNot;                 // that is why
};
LinePlaces placesOf(const Listing::Line& line, const QString& model);

} // namespace muxscope::ui
