// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes and states of a part, as the tree says them.
#include "models/exchange_parts.h"
#include "trace/event_text.h"

#include <algorithm>
#include <span>

namespace muxscope::ui {

namespace {

constexpr std::size_t kShownBytes = 120;

} // namespace

QString partText(const world::MessageBytes& message, std::uint64_t offset, std::uint64_t length) {
    if (offset >= message.bytes.size())
        return {};
    const std::string_view all(message.bytes);
    const auto text = all.substr(offset, std::min<std::uint64_t>(length, kShownBytes));
    const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
    const std::string escaped = trace::quoted(bytes, kShownBytes);
    QString shown = QString::fromStdString(escaped.substr(1, escaped.size() - 2));
    if (length > kShownBytes)
        shown += QChar(0x2026);
    return shown;
}

QString partStateWord(ExchangeTreeModel::State state, bool response) {
    switch (state) {
    case ExchangeTreeModel::State::complete:
        return ExchangeTreeModel::tr("complete");
    case ExchangeTreeModel::State::waiting:
        return response ? ExchangeTreeModel::tr("being sent")
                        : ExchangeTreeModel::tr("waiting for bytes");
    case ExchangeTreeModel::State::notYet:
        return response ? ExchangeTreeModel::tr("not yet sent")
                        : ExchangeTreeModel::tr("not yet received");
    case ExchangeTreeModel::State::malformed:
        return ExchangeTreeModel::tr("malformed");
    case ExchangeTreeModel::State::none:
        break;
    }
    return {};
}

} // namespace muxscope::ui
