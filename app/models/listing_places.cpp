// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/listing_places.h"

#include <QCoreApplication>

namespace muxscope::ui {

namespace {

using trace::Site;

// What of a watched set's change is a call of epoll and a list's own matter elsewhere.
bool changesWatchedSet(Site site) {
    switch (site) {
    case Site::watchListener:
    case Site::watchConnection:
    case Site::watchWriting:
    case Site::unwatchWriting:
    case Site::unwatch:
    case Site::pauseListener:
    case Site::resumeListener:
        return true;
    default:
        return false;
    }
}

bool isSubmission(Site site) {
    switch (site) {
    case Site::submitAccept:
    case Site::submitRecv:
    case Site::submitSend:
    case Site::submitClose:
    case Site::submitCancel:
        return true;
    default:
        return false;
    }
}

QString words(const char* text) {
    return QCoreApplication::translate("ListingPlaces", text);
}

} // namespace

LinePlaces placesOf(const Listing::Line& line, const QString& model) {
    LinePlaces places;
    const bool epoll = model.startsWith(QLatin1String("epoll"));
    for (const Site site : line.sites) {
        if (isSubmission(site))
            places.whyNot = words(QT_TRANSLATE_NOOP(
                "ListingPlaces", "This line only writes into memory shared with the kernel; the "
                                 "server can stand before io_uring_enter."));
        else if (site == Site::startThread)
            places.whyNot = words(QT_TRANSLATE_NOOP(
                "ListingPlaces", "A thread begins here; the server can stand before its calls."));
        else if (!epoll && changesWatchedSet(site))
            places.whyNot = words(QT_TRANSLATE_NOOP(
                "ListingPlaces",
                "This line only changes the program's own lists; no system call is made here."));
        else
            places.sites.push_back(site);
    }
    if (line.sites.empty())
        places.whyNot = words(QT_TRANSLATE_NOOP(
            "ListingPlaces",
            "No system call is made on this line; the server can only stand before one."));
    if (!places.sites.empty())
        places.whyNot.clear();
    return places;
}

} // namespace muxscope::ui
