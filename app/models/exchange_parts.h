// SPDX-License-Identifier: GPL-3.0-or-later
// An exchange cut into the parts that the tree shows; for exchange_tree_model.cpp. Pure, GUI thread
// (translated texts).
#pragma once

#include "models/exchange_tree_model.h"

namespace muxscope::ui {

struct ExchangeTreeModel::Part {
    QString text;
    QString stateText;
    QString topic; // what the reference says of it
    State state = State::none;
    std::int64_t offset = -1;
    std::int64_t length = 0;
    bool inResponse = false;
    bool verbatim = false;
    Part* parent = nullptr;
    std::vector<std::unique_ptr<Part>> children;

    Part& add(QString childText);
};

// Bytes of a message as text, escaped and cut.
QString partText(const world::MessageBytes& message, std::uint64_t offset, std::uint64_t length);
QString partStateWord(ExchangeTreeModel::State state, bool response);

// The tree's root, whose children are the top rows; no children when there is no exchange.
std::unique_ptr<ExchangeTreeModel::Part> partsOf(const ExchangeShown& shown);

} // namespace muxscope::ui
