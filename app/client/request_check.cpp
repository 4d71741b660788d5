// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/request_check.h"

#include "http/message_parser.h"
#include "session/http_words.h"

#include <QCoreApplication>

namespace muxscope::ui {

namespace {

class RequestWords {
    Q_DECLARE_TR_FUNCTIONS(RequestWords)
};

} // namespace

RequestCheck checkRequest(const QByteArray& bytes) {
    RequestCheck check;
    http::MessageParser parser;
    const std::string_view all(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    std::size_t at = 0;
    while (at < all.size() && !parser.failed()) {
        const std::size_t begin = at;
        at += parser.feed(all.substr(at));
        if (parser.failed()) {
            check.faultAt = static_cast<qint64>(begin + parser.error().offset);
        } else if (parser.complete()) {
            ++check.complete;
            parser.reset();
        }
    }
    check.waits = !parser.failed() && parser.begun();
    const QString whole = RequestWords::tr("%n complete request(s)", nullptr, check.complete);
    if (bytes.isEmpty())
        check.text = RequestWords::tr("nothing to send");
    else if (check.faultAt >= 0)
        check.text = RequestWords::tr("malformed at byte %1: %2")
                         .arg(check.faultAt)
                         .arg(parseErrorSentence(parser.error().code));
    else if (check.waits && check.complete == 0)
        check.text = RequestWords::tr("not complete: a server waits for more bytes");
    else if (check.waits)
        check.text = RequestWords::tr("%1, then one that waits for more bytes").arg(whole);
    else
        check.text = whole;
    return check;
}

} // namespace muxscope::ui
