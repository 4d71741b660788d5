// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/text_pool.h"

namespace muxscope::analysis {

std::uint32_t TextPool::id(std::string_view text) {
    if (const auto known = m_ids.find(text); known != m_ids.end())
        return known->second;
    const auto id = static_cast<std::uint32_t>(m_texts.size());
    m_texts.push_back(&m_ids.emplace(text, id).first->first);
    return id;
}

} // namespace muxscope::analysis
