// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as text to be copied, or read aloud: what the hex grid shows, without a picture. Pure; any thread.
#pragma once

#include <QString>
#include <cstdint>
#include <string_view>

namespace muxscope::ui {

// Sixteen a line, as hexdump -C and Wireshark write them:
//   00000000  47 45 54 20 2f 68 65 6c  6c 6f 20 48 54 54 50 2f  |GET /hello HTTP/|
// `from`: the offset of the first byte.
QString hexDump(std::string_view bytes, std::uint64_t from = 0);
// "47 45 54 20"
QString hexBytes(std::string_view bytes);
// As UTF-8 where it is; each byte that is not becomes U+FFFD.
QString plainText(std::string_view bytes);

} // namespace muxscope::ui
