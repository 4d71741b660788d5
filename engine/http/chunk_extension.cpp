// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/chunk_extension.h"

#include "http/byte_class.h"

namespace muxscope::http {

namespace {

using Part = ExtensionPart;

// After something complete: the next extension, or blanks before it.
Part between(char c) {
    if (c == ';')
        return Part::NameFirst;
    return isBlank(c) ? Part::Separator : Part::Bad;
}

} // namespace

ExtensionPart extensionPartAfter(ExtensionPart part, char c) {
    const bool token = isByte(c, kTokenByte);
    switch (part) {
    case Part::None:
    case Part::Separator:
    case Part::QuotedEnd:
        return between(c);
    case Part::NameFirst:
        return token ? Part::Name : isBlank(c) ? Part::NameFirst : Part::Bad;
    case Part::Name:
        if (token)
            return Part::Name;
        [[fallthrough]];
    case Part::Equals:
        if (c == '=')
            return Part::ValueFirst;
        return isBlank(c) ? Part::Equals : between(c);
    case Part::ValueFirst:
        if (c == '"')
            return Part::Quoted;
        return token ? Part::Token : isBlank(c) ? Part::ValueFirst : Part::Bad;
    case Part::Token:
        return token ? Part::Token : between(c);
    case Part::Quoted:
        if (c == '"')
            return Part::QuotedEnd;
        if (c == '\\')
            return Part::QuotedPair;
        return isByte(c, kValueByte) ? Part::Quoted : Part::Bad;
    case Part::QuotedPair:
        return isByte(c, kValueByte) ? Part::Quoted : Part::Bad;
    case Part::Bad:
        break;
    }
    return Part::Bad;
}

} // namespace muxscope::http
