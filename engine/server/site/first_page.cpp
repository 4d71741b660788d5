// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/first_page.h"

namespace muxscope::server {

std::string makeFirstPage(std::span<const Route> routes) {
    std::string page = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n"
                       "<title>Muxscope</title>\n"
                       "<style>body{font:16px/1.5 sans-serif;max-width:46em;margin:2em auto;"
                       "padding:0 1em;color-scheme:light dark}td{padding:.2em 1em .2em 0;"
                       "vertical-align:top}code{font-size:95%}</style>\n</head>\n<body>\n"
                       "<h1>Muxscope</h1>\n"
                       "<p>This page came from a server that waits for many clients at once. Every "
                       "system call it made for you was recorded: watch it on the Stage.</p>\n"
                       "<table>\n";
    for (const Route& route : routes) {
        page += "<tr><td><a href=\"";
        page += route.example.empty() ? route.path : route.example;
        page += "\"><code>";
        page += route.path;
        if (!route.parameter.empty()) {
            page += '{';
            page += route.parameter;
            page += '}';
        }
        page += "</code></a></td><td>" + methodList(route.methods) + "</td><td>";
        page += route.about;
        page += "</td></tr>\n";
    }
    return page + "</table>\n</body>\n</html>\n";
}

} // namespace muxscope::server
