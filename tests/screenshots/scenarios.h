// SPDX-License-Identifier: GPL-3.0-or-later
// What the pictures show. Each scenario brings a fresh window's real server into a state; to add one:
// a function and a line in the table of scenarios.cpp. GUI thread; waits by running the event loop.
#pragma once

#include "window/main_window.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace muxscope::ui {

struct Scenario {
    QString name;
    QString model;
    // False when it did not come to the state it wants to show. `shoot` takes the pictures.
    std::function<bool(MainWindow& window, const std::function<void()>& shoot)> play;
    QString protocol = "http";
    QString front; // the dock that stands before the others of its place
    std::optional<ThemeChoice> theme = std::nullopt; // nothing: light and dark
};

const std::vector<Scenario>& scenarios();
// Parts of them.
std::vector<Scenario> callsScenarios();
std::vector<Scenario> exchangeScenarios();
std::vector<Scenario> httpScenarios();
std::vector<Scenario> sessionScenarios();
std::vector<Scenario> shellScenarios();
std::vector<Scenario> importScenarios();
std::vector<Scenario> stageScenarios();
std::vector<Scenario> timeScenarios();
std::vector<Scenario> whyScenarios();
std::vector<Scenario> watchScenarios();

} // namespace muxscope::ui
