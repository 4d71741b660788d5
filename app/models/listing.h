// SPDX-License-Identifier: GPL-3.0-or-later
// A program text from resources/listings, with the places its calls are made at. The markers
// (`#@ recv`, `//@ wait`) are taken off. A text is two programs: as it stands it tries to send an answer
// at once; without the lines that end in `#~` (`//~`), and with those that begin with it, it waits for
// room first. GUI thread.
#pragma once

#include "trace/call.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace muxscope::ui {

struct Listing {
    enum class Language { python, c };
    enum class Sends { atOnce, whenThereIsRoom };
    struct Line {
        QString text;
        std::vector<trace::Site> sites; // calls made on this line
    };

    QString fileName; // "select_server.py"
    std::vector<Line> lines;

    // Text to lines; markers that name no site are kept as text and reported in `unknown`.
    static Listing parse(const QString& text, Language language, Sends sends = Sends::atOnce,
                         QStringList* unknown = nullptr);
    // "select", "epoll-et" ...; an empty listing for anything else.
    static Listing load(const QString& model, Language language, Sends sends = Sends::atOnce);

    // The line of a call; nullopt when the listing leaves that call out.
    [[nodiscard]] std::optional<int> lineOf(trace::Site site) const;
};

} // namespace muxscope::ui
