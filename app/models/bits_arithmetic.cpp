// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bits_arithmetic.h"

#include "models/reference.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <bit>
#include <fcntl.h>

namespace muxscope::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Bits)
};

std::uint64_t within(std::uint64_t value, int width) {
    return width >= 64 ? value : value & ((std::uint64_t{1} << width) - 1);
}

std::optional<std::uint64_t> number(const QString& text) {
    bool ok = false;
    std::uint64_t value = 0;
    if (text.startsWith(QLatin1String("0x"), Qt::CaseInsensitive))
        value = text.mid(2).toULongLong(&ok, 16);
    else if (text.startsWith(QLatin1String("0b"), Qt::CaseInsensitive))
        value = text.mid(2).toULongLong(&ok, 2);
    else if (text.startsWith(QLatin1String("0o"), Qt::CaseInsensitive))
        value = text.mid(2).toULongLong(&ok, 8);
    else if (text.size() > 1 && text.startsWith(QLatin1Char('0')))
        value = text.mid(1).toULongLong(&ok, 8); // as C and the manual write O_ flags
    else
        value = text.toULongLong(&ok, 10);
    // toULongLong takes a sign, which is no digit here.
    if (!ok || text.contains(QLatin1Char('-')) || text.contains(QLatin1Char('+')))
        return {};
    return value;
}

std::optional<BitsValue> oneOperand(const QString& text, const std::vector<BitsValue>& live,
                                    QString& error) {
    for (const std::vector<BitsValue>* list : {&live, &bitConstants()})
        for (const BitsValue& value : *list)
            if (value.name == text)
                return value;
    if (text.isEmpty()) {
        error = Words::tr("type a number or choose a value");
        return {};
    }
    if (const auto typed = number(text))
        return BitsValue{text, *typed, *typed > UINT32_MAX ? 64 : 32, BitNames::none};
    error = text.front().isDigit()
                ? Words::tr("“%1” is no number: 10, 0xa, 0b1010 and 012 are").arg(text)
                : Words::tr("“%1” is no value at this moment and no constant").arg(text);
    return {};
}

int roundedUp(int bits) {
    for (const int size : {8, 16, 32})
        if (bits <= size)
            return size;
    return 64;
}

int highestBit(std::uint64_t value) {
    return 64 - std::countl_zero(value);
}

// The names of a sum are those of the operand that has some.
BitNames namesOf(const BitsValue& a, const BitsValue& b, BitsOperator op) {
    const bool shifted = op == BitsOperator::shiftLeft || op == BitsOperator::shiftRight;
    return shifted ? BitNames::none : a.names != BitNames::none ? a.names : b.names;
}

// "Something can be read", the first clause of the reference.
QString shortMeaning(const QString& name) {
    const ReferenceEntry* entry = findReference(name);
    if (entry == nullptr)
        return {};
    QString text = referenceText(*entry);
    // Behind the number that many begin with: "0x001. Something".
    if (text.startsWith(QLatin1Char('0')) || text.startsWith(QLatin1String("Bit ")))
        text = text.mid(text.indexOf(QLatin1Char(' ')) + 1);
    const auto end = std::find_if(text.begin(), text.end(), [](QChar c) {
        return c == QLatin1Char('.') || c == QLatin1Char(':') || c == QChar(0x3002) ||
               c == QChar(0xff1a);
    });
    return text.left(end - text.begin());
}

QString conclusionOf(const BitsValue& a, BitsOperator op, const BitsValue& b,
                     const BitsValue& result) {
    const QString left = bitsSum(result);
    if (op != BitsOperator::bitAnd || b.names == BitNames::none || b.names == BitNames::fdSet)
        return result.names == BitNames::none ? QString() : QStringLiteral("= ") + left;
    if (result.value == 0)
        return Words::tr("= 0: %1 has none of the bits of %2").arg(a.name, b.name);
    const QString meaning = std::has_single_bit(result.value) ? shortMeaning(left) : QString();
    return meaning.isEmpty() ? Words::tr("≠ 0: %1").arg(left)
                             : Words::tr("≠ 0: %1 is set → %2").arg(left, meaning);
}

} // namespace

std::optional<BitsValue> readOperand(const QString& text, const std::vector<BitsValue>& live,
                                     QString& error) {
    std::optional<BitsValue> whole;
    for (const QString& part : text.split(QLatin1Char('|'))) {
        const auto one = oneOperand(part.trimmed(), live, error);
        if (!one)
            return {};
        if (!whole) {
            whole = one;
            continue;
        }
        whole->name += QStringLiteral(" | ") + one->name;
        whole->value |= one->value;
        whole->width = std::max(whole->width, one->width);
        if (whole->names == BitNames::none)
            whole->names = one->names;
    }
    return whole;
}

QString operatorSign(BitsOperator op) {
    switch (op) {
    case BitsOperator::bitAnd:
        return QStringLiteral("&");
    case BitsOperator::bitOr:
        return QStringLiteral("|");
    case BitsOperator::bitXor:
        return QStringLiteral("^");
    case BitsOperator::shiftLeft:
        return QStringLiteral("<<");
    case BitsOperator::shiftRight:
        return QStringLiteral(">>");
    case BitsOperator::complement:
        return QStringLiteral("~");
    }
    return {};
}

QString operatorMeaning(BitsOperator op) {
    switch (op) {
    case BitsOperator::bitAnd:
        return Words::tr("and: 1 where both are 1. Tests bits of a mask.");
    case BitsOperator::bitOr:
        return Words::tr("or: 1 where at least one is 1. Puts flags together.");
    case BitsOperator::bitXor:
        return Words::tr("exclusive or: 1 where they differ. Shows what has changed.");
    case BitsOperator::shiftLeft:
        return Words::tr("shift left: each place doubles; what leaves the value falls away.");
    case BitsOperator::shiftRight:
        return Words::tr("shift right: each place halves; what leaves the value falls away.");
    case BitsOperator::complement:
        return Words::tr(
            "complement: every 0 becomes 1 and every 1 becomes 0. A & ~B clears bits.");
    }
    return {};
}

BitsResult calculate(const BitsValue& a, BitsOperator op, const BitsValue& b) {
    const bool shifts = op == BitsOperator::shiftLeft || op == BitsOperator::shiftRight;
    const bool one = op == BitsOperator::complement;
    BitsResult result;
    result.value.width = shifts || one ? a.width : std::max(a.width, b.width);
    result.value.names = one ? a.names : namesOf(a, b, op);
    std::uint64_t value = 0;
    switch (op) {
    case BitsOperator::bitAnd:
        value = a.value & b.value;
        break;
    case BitsOperator::bitOr:
        value = a.value | b.value;
        break;
    case BitsOperator::bitXor:
        value = a.value ^ b.value;
        break;
    // Shifting by 64 and more is undefined in C++; every bit has left the value by then.
    case BitsOperator::shiftLeft:
        value = b.value < 64 ? a.value << b.value : 0;
        break;
    case BitsOperator::shiftRight:
        value = b.value < 64 ? a.value >> b.value : 0;
        break;
    case BitsOperator::complement:
        value = ~a.value;
        break;
    }
    result.value.value = within(value, result.value.width);
    const QString sign = operatorSign(op);
    const QString question =
        one ? sign + a.name : QStringLiteral("%1 %2 %3").arg(a.name, sign, b.name);
    result.value.name = question;
    result.sum = QStringLiteral("%1 = %2").arg(question, hexText(result.value));
    if (!one && a.names == BitNames::none && b.names == BitNames::none)
        result.sum += QStringLiteral(" = %1").arg(result.value.value);
    result.conclusion = conclusionOf(a, op, b, result.value);
    const std::uint64_t other = one || shifts ? 0 : b.value;
    result.shownBits = roundedUp(highestBit(a.value | other | result.value.value));
    return result;
}

QString hexText(const BitsValue& value) {
    const int digits = value.value > 0xffff ? value.width / 4 : 4;
    return QStringLiteral("0x%1").arg(value.value, digits, 16, QLatin1Char('0'));
}

QString bitsSum(const BitsValue& value) {
    QStringList names;
    std::uint64_t rest = value.value;
    if (value.names == BitNames::openFlags) { // the access mode is no bit but a number of two
        names << QLatin1String(
            (std::array{"O_RDONLY", "O_WRONLY", "O_RDWR", "3"})[rest & O_ACCMODE]);
        rest &= ~std::uint64_t{O_ACCMODE};
    }
    for (int bit = 0; bit < value.width; ++bit) {
        if (((rest >> bit) & 1) == 0)
            continue;
        const QString name = bitName(value, bit);
        names << (name.isEmpty() ? QStringLiteral("0x%1").arg(std::uint64_t{1} << bit, 0, 16)
                                 : name);
    }
    if (value.value == 0 && value.names != BitNames::openFlags)
        return QStringLiteral("0");
    return names.join(value.names == BitNames::fdSet ? QStringLiteral(", ")
                                                     : QStringLiteral(" | "));
}

} // namespace muxscope::ui
