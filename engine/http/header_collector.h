// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A sink for MessageParser that remembers where the header fields are, without copying a byte: the
// owner keeps the message contiguous and asks for text when it needs some. Any thread, no heap.
//
//     HeaderCollector headers;
//     parser.feed(bytes, headers);
//     std::string_view agent = headers.find(message, "user-agent");   // message = the bytes so far

#include <array>
#include <cstdint>
#include <string_view>

#include "http/byte_class.h"
#include "http/role.h"

namespace muxscope::http {

struct HeaderField {
    std::uint32_t nameOffset = 0; // from the first byte of the message
    std::uint32_t nameLength = 0;
    std::uint32_t valueOffset = 0;
    std::uint32_t valueLength = 0; // untrimmed: blanks after the value included

    std::string_view name(std::string_view message) const {
        return message.substr(nameOffset, nameLength);
    }
    // Without the blanks around it.
    std::string_view value(std::string_view message) const {
        std::string_view text = message.substr(valueOffset, valueLength);
        while (!text.empty() && isBlank(text.back()))
            text.remove_suffix(1);
        return text;
    }
};

class HeaderCollector {
public:
    static constexpr std::uint32_t kCapacity = 100; // = the default Limits::maxHeaders

    // Trailers are not collected: RFC 9110 section 6.5.1 keeps them apart from the header. Fields
    // beyond kCapacity are not kept.
    void operator()(Role role, std::uint64_t offset, std::string_view fragment) {
        const auto at = static_cast<std::uint32_t>(offset);
        const auto length = static_cast<std::uint32_t>(fragment.size());
        if (role == Role::HeaderName) {
            if (!m_inName) {
                m_full = m_count == kCapacity;
                if (!m_full)
                    m_fields[m_count++] = {at, 0, 0, 0};
            }
            m_inName = true;
            if (!m_full)
                m_fields[m_count - 1].nameLength += length;
        } else if (role == Role::Colon) {
            m_inName = false;
        } else if (role == Role::HeaderValue && !m_full) {
            HeaderField& field = m_fields[m_count - 1];
            if (field.valueLength == 0)
                field.valueOffset = at;
            field.valueLength = at + length - field.valueOffset;
        }
    }

    void clear() {
        m_count = 0;
        m_inName = false;
        m_full = false;
    }

    std::uint32_t size() const { return m_count; }
    const HeaderField& operator[](std::uint32_t i) const { return m_fields[i]; }
    const HeaderField* begin() const { return m_fields.data(); }
    const HeaderField* end() const { return m_fields.data() + m_count; }

    // The first field of that name (case ignored), or nullptr.
    const HeaderField* findField(std::string_view message, std::string_view name) const {
        for (const HeaderField& field : *this) {
            if (equalsIgnoringCase(field.name(message), name))
                return &field;
        }
        return nullptr;
    }
    // Its trimmed value, or empty.
    std::string_view find(std::string_view message, std::string_view name) const {
        const HeaderField* field = findField(message, name);
        return field ? field->value(message) : std::string_view();
    }

private:
    std::array<HeaderField, kCapacity> m_fields; // only the first m_count are set
    std::uint32_t m_count = 0;
    bool m_inName = false;
    bool m_full = false; // the field being read did not fit
};

} // namespace muxscope::http
