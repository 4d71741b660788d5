// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bytes_table.h"

#include "models/byte_dump.h"
#include "session/http_words.h"
#include "session/quantities.h"

#include <QCoreApplication>
#include <algorithm>
#include <string_view>

namespace muxscope::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BytesTable)
};

constexpr std::uint64_t kMostShown = 64; // bytes of one stretch
constexpr qsizetype kMostRows = 2000;

QString escaped(std::string_view bytes) {
    return plainText(bytes)
        .replace(QLatin1Char('\r'), QStringLiteral("\\r"))
        .replace(QLatin1Char('\n'), QStringLiteral("\\n"));
}

QString cutText(const QString& text, bool cut) {
    return cut ? text + QStringLiteral(" …") : text;
}

} // namespace

TableTwin bytesTable() {
    TableTwin table;
    table.head = {Words::tr("message"),    Words::tr("from byte"), Words::tr("length"),
                  Words::tr("what it is"), Words::tr("text"),      Words::tr("hex"),
                  Words::tr("carried by")};
    return table;
}

void addBytes(TableTwin& table, const QString& which, const world::MessageBytes& message,
              const QString& callName) {
    std::size_t call = 0;
    for (const world::RoleSpan& span : message.spans) {
        std::uint64_t at = span.offset;
        const std::uint64_t end = span.offset + span.length;
        while (at < end && table.rows.size() < kMostRows) {
            while (call + 1 < message.calls.size() && message.calls[call + 1].offset <= at)
                ++call;
            const std::uint64_t to = call + 1 < message.calls.size()
                                         ? std::min(end, message.calls[call + 1].offset)
                                         : end;
            const std::string_view bytes = std::string_view(message.bytes).substr(at, to - at);
            const std::string_view shown = bytes.substr(0, kMostShown);
            const bool cut = shown.size() < bytes.size();
            const bool seen = span.role != http::Role::Unseen;
            table.rows << QStringList{which,
                                      countText(at),
                                      countText(to - at),
                                      roleWord(span.role),
                                      seen ? cutText(escaped(shown), cut) : QString(),
                                      seen ? cutText(hexBytes(shown), cut) : QString(),
                                      message.calls.empty() ? QString()
                                                            : Words::tr("%1 call %2 of %3")
                                                                  .arg(callName)
                                                                  .arg(call + 1)
                                                                  .arg(message.calls.size())};
            at = to;
        }
    }
}

} // namespace muxscope::ui
