// SPDX-License-Identifier: GPL-3.0-or-later
// The bit playground's sums: operands by name or number, one operator, and what each bit of the result
// means. Pure; GUI thread (translated texts).
#pragma once

#include "world/world.h"

#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>
#include <vector>

namespace muxscope::ui {

// What the bits of a value are called.
enum class BitNames { none, poll, epoll, openFlags, fdSet };

struct BitsValue {
    QString name; // as it is typed: "revents", "rlist[0]", "POLLIN", "0x21"
    std::uint64_t value = 0;
    int width = 32; // bits that it has in the kernel's interface
    BitNames names = BitNames::none;
    bool operator==(const BitsValue&) const = default;
};

// What is known of the descriptor at this moment: events, revents, flags, and for select the words of the
// fd_sets in which it stands.
std::vector<BitsValue> liveValues(const world::World& world, Fd fd);
// Constants by their names in the manual.
const std::vector<BitsValue>& bitConstants();

// Names and numbers (10, 0xa, 0b1010, 012), joined by |. On failure `error` says why.
std::optional<BitsValue> readOperand(const QString& text, const std::vector<BitsValue>& live,
                                     QString& error);

// "revents", "rlist[0]": a name that liveValues() gives at other moments.
bool isLiveName(const QString& text);

enum class BitsOperator { bitAnd, bitOr, bitXor, shiftLeft, shiftRight, complement };
QString operatorSign(BitsOperator op); // "&"
QString operatorMeaning(BitsOperator op);

struct BitsResult {
    BitsValue value;
    QString sum;        // "revents & POLLIN = 0x0001"
    QString conclusion; // "≠ 0: POLLIN is set → something can be read"
    int shownBits = 8;  // columns that are worth drawing: 8, 16, 32 or 64
};
// `b` is not looked at for ~.
BitsResult calculate(const BitsValue& a, BitsOperator op, const BitsValue& b);

// "POLLIN"; "fd 5" in a word of an fd_set; empty where the bit has no name.
QString bitName(const BitsValue& value, int bit);
// Set bits by name: "POLLIN | POLLOUT"; "0" for none.
QString bitsSum(const BitsValue& value);
QString hexText(const BitsValue& value);

} // namespace muxscope::ui
