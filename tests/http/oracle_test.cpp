// SPDX-License-Identifier: GPL-3.0-or-later
// llhttp in strict mode as the oracle: over thousands of seeded mutations both parsers must come to
// the same verdict, and read the same message. Where Muxscope differs on purpose, the reason is a row
// of kDifferences; anything else is a failure.
#include <QtTest>

#include <llhttp.h>

#include <map>
#include <random>

#include "http/byte_ruler.h"
#include "http/http_cases.h"

using namespace muxscope::http;

namespace {

enum class Verdict { Complete, Incomplete, Rejected };

struct Outcome {
    Verdict verdict = Verdict::Incomplete;
    std::string method;
    int status = 0;
    std::string body;
    bool keepAlive = false;
    std::string error; // only for the reader
};

// --- the oracle

struct OracleRun {
    llhttp_t parser;
    Outcome outcome;
    Method answers;
};

OracleRun& runOf(llhttp_t* parser) {
    return *static_cast<OracleRun*>(parser->data);
}

int onMethod(llhttp_t* parser, const char* at, size_t length) {
    runOf(parser).outcome.method.append(at, length);
    return 0;
}
int onBody(llhttp_t* parser, const char* at, size_t length) {
    runOf(parser).outcome.body.append(at, length);
    return 0;
}
int onHeadersComplete(llhttp_t* parser) {
    OracleRun& run = runOf(parser);
    run.outcome.status = parser->status_code;
    const bool bodyless = run.answers == Method::Head ||
                          (run.answers == Method::Connect && parser->status_code < 300);
    return parser->type == HTTP_RESPONSE && bodyless ? 1 : 0;
}
int onMessageComplete(llhttp_t* parser) {
    OracleRun& run = runOf(parser);
    run.outcome.verdict = Verdict::Complete;
    run.outcome.keepAlive = llhttp_should_keep_alive(parser) != 0;
    return HPE_PAUSED;
}

Outcome askOracle(const HttpCase& c, const std::string& bytes) {
    static const llhttp_settings_t kSettings = [] {
        llhttp_settings_t settings;
        llhttp_settings_init(&settings);
        settings.on_method = onMethod;
        settings.on_body = onBody;
        settings.on_headers_complete = onHeadersComplete;
        settings.on_message_complete = onMessageComplete;
        return settings;
    }();
    OracleRun run{{}, {}, c.answers};
    llhttp_init(&run.parser, c.kind == MessageParser::Kind::Request ? HTTP_REQUEST : HTTP_RESPONSE,
                &kSettings);
    run.parser.data = &run;
    llhttp_errno_t code = llhttp_execute(&run.parser, bytes.data(), bytes.size());
    if (c.atEof && code == HPE_OK && run.outcome.verdict == Verdict::Incomplete)
        code = llhttp_finish(&run.parser);
    if (run.outcome.verdict == Verdict::Incomplete && code != HPE_OK) {
        run.outcome.verdict = Verdict::Rejected;
        run.outcome.error = std::string(llhttp_errno_name(code)) + " " +
                            (run.parser.reason ? run.parser.reason : "");
    }
    return run.outcome;
}

// --- Muxscope

struct Ours {
    Outcome outcome;
    MessageParser parser;
};

Ours askMuxscope(const HttpCase& c, const std::string& bytes) {
    Limits limits = Limits::observer();
    limits.maxBodyBytes = 0;
    const RuledMessage ruled = ruleMessage(bytes, c.kind, c.answers, c.atEof, limits);
    const MessageParser& parser = ruled.parser;
    Ours ours{{}, parser};
    Outcome& outcome = ours.outcome;
    outcome.verdict = parser.complete() ? Verdict::Complete
                      : parser.failed() ? Verdict::Rejected
                                        : Verdict::Incomplete;
    outcome.error = parseErrorName(parser.error().code);
    for (const Span& span : ruled.spans) {
        if (span.role == Role::Method)
            outcome.method.append(bytes, span.offset, span.length);
        else if (span.role == Role::Body)
            outcome.body.append(bytes, span.offset, span.length);
    }
    outcome.status = parser.statusCode();
    outcome.keepAlive = parser.keepAlive();
    return ours;
}

// --- where they differ on purpose

struct Comparison {
    const HttpCase& seed;
    const std::string& bytes;
    const Ours& ours;
    const Outcome& theirs;

    bool weReject(ParseErrorCode code) const { return ours.parser.error().code == code; }
    // Muxscope refuses at this byte with this code; llhttp does not, or only later.
    bool weRejectAt(ParseErrorCode code, std::string_view anyOf) const {
        const auto at = static_cast<std::size_t>(ours.parser.error().offset);
        return weReject(code) && at < bytes.size() && anyOf.find(bytes[at]) != anyOf.npos;
    }
    bool theyReject(std::string_view code) const {
        return theirs.verdict == Verdict::Rejected && ours.outcome.verdict != Verdict::Rejected &&
               theirs.error.starts_with(code);
    }
    bool request() const { return seed.kind == MessageParser::Kind::Request; }
    bool weSaw(Role role) const {
        const RuledMessage ruled = ruleMessage(bytes, seed.kind, seed.answers);
        return std::any_of(ruled.spans.begin(), ruled.spans.end(),
                           [role](const Span& span) { return span.role == role; });
    }
};

struct Difference {
    const char* reason;
    bool (*applies)(const Comparison&);
};

using Code = ParseErrorCode;

// The first block: Muxscope is stricter. The second: llhttp is narrower than RFC 9112 allows, and the
// message is not ambiguous. The third: both read the message, but differently.
const Difference kDifferences[] = {
    {"llhttp takes a lone LF, or skips a lone CR, in many places (RFC 9112 section 2.2)",
     [](const Comparison& c) {
         return c.weReject(Code::BadLineEnd);
     }},
    {"llhttp skips several spaces before the target",
     [](const Comparison& c) {
         return c.weRejectAt(Code::BadTarget, " ");
     }},
    {"llhttp still reads HTTP/0.9 requests, without a version",
     [](const Comparison& c) {
         return c.weRejectAt(Code::BadTarget, "\r\n");
     }},
    {"llhttp takes a fragment; RFC 9112 section 3.2 sends none",
     [](const Comparison& c) {
         return c.weRejectAt(Code::BadTarget, "#");
     }},
    {"llhttp takes an asterisk for any method, and more after it (RFC 9112 section 3.2.4)",
     [](const Comparison& c) {
         return c.weReject(Code::BadTarget) && c.bytes[c.ours.parser.targetOffset()] == '*';
     }},
    {"llhttp takes a path as the target of CONNECT (RFC 9112 section 3.2.3)",
     [](const Comparison& c) {
         return c.weReject(Code::BadTarget) && c.ours.parser.method() == Method::Connect;
     }},
    {"llhttp skips several spaces before the version",
     [](const Comparison& c) {
         return c.weRejectAt(Code::BadVersion, " ");
     }},
    {"llhttp takes versions 0.9 and 2.0",
     [](const Comparison& c) {
         return c.weReject(Code::VersionNotSupported);
     }},
    {"llhttp unfolds folded lines (RFC 9112 section 5.2)",
     [](const Comparison& c) {
         return c.weRejectAt(Code::BadHeaderName, " \t");
     }},
    {"a Content-Length that ends with its line is empty; llhttp looks for a folded one",
     [](const Comparison& c) {
         return c.weRejectAt(Code::BadContentLength, "\r");
     }},
    {"Muxscope refuses both framings at the second field, llhttp at the end of the head",
     [](const Comparison& c) {
         return c.weReject(Code::LengthAndEncoding) && c.theirs.verdict == Verdict::Incomplete;
     }},
    {"llhttp overlooks an empty Transfer-Encoding beside Content-Length",
     [](const Comparison& c) {
         return c.weReject(Code::LengthAndEncoding);
     }},
    {"llhttp takes empty chunk extension names and values, and quotes anywhere (section 7.1.1)",
     [](const Comparison& c) {
         return c.weReject(Code::BadChunkExtension);
     }},
    {"llhttp takes an empty field name",
     [](const Comparison& c) {
         return c.weRejectAt(Code::BadHeaderName, ":");
     }},
    {"only chunked alone is implemented: 501",
     [](const Comparison& c) {
         return c.weReject(Code::UnknownCoding);
     }},
    {"llhttp takes chunked twice, and an empty Transfer-Encoding (RFC 9112 section 6.1)",
     [](const Comparison& c) {
         return c.weReject(Code::BadTransferEncoding);
     }},
    {"llhttp takes Transfer-Encoding in HTTP/1.0 (RFC 9112 section 6.1)",
     [](const Comparison& c) {
         return c.weReject(Code::EncodingInHttp10);
     }},
    {"llhttp skips empty lines before a response",
     [](const Comparison& c) {
         return !c.request() && c.weReject(Code::BadVersion) && c.ours.parser.error().offset == 0 &&
                (c.bytes[0] == '\r' || c.bytes[0] == '\n');
     }},
    {"llhttp takes status codes that are not three digits from 100",
     [](const Comparison& c) {
         return c.weReject(Code::BadStatusCode);
     }},
    {"llhttp takes any byte in a reason phrase",
     [](const Comparison& c) {
         return c.weReject(Code::BadReason);
     }},

    {"llhttp knows no minor version above 1",
     [](const Comparison& c) {
         return c.theyReject("HPE_INVALID_VERSION") && c.ours.parser.versionMinor() > 1;
     }},
    {"llhttp refuses methods it does not know; Muxscope reads them and answers 501",
     [](const Comparison& c) {
         return c.theyReject("HPE_INVALID_METHOD") && c.ours.parser.method() == Method::Unknown;
     }},
    {"llhttp takes no HTAB after a Content-Length",
     [](const Comparison& c) {
         return c.theyReject("HPE_INVALID_CONTENT_LENGTH");
     }},
    {"llhttp takes no quoted string and no blank in a chunk extension",
     [](const Comparison& c) {
         return (c.theyReject("HPE_INVALID_CHUNK_SIZE") || c.theyReject("HPE_STRICT")) &&
                c.weSaw(Role::ChunkExtension);
     }},
    {"llhttp takes only letters in a scheme (RFC 3986 section 3.1)",
     [](const Comparison& c) {
         return c.theyReject("HPE_INVALID_URL") &&
                c.ours.parser.targetForm() == MessageParser::TargetForm::Absolute;
     }},
    {"llhttp takes no empty list element in Transfer-Encoding",
     [](const Comparison& c) {
         return c.theyReject("HPE_INVALID_TRANSFER_ENCODING");
     }},

    {"llhttp reads a body after 204 and 304 when fields announce one (RFC 9112 section 6.3)",
     [](const Comparison& c) {
         const int status = c.ours.parser.statusCode();
         return !c.request() && c.ours.parser.complete() &&
                (status < 200 || status == 204 || status == 304);
     }},
    {"in a response llhttp counts an empty element after chunked (RFC 9110 section 5.6.1)",
     [](const Comparison& c) {
         return !c.request() && c.ours.parser.isChunked() && c.bytes.find(',') != std::string::npos;
     }},
    {"llhttp knows no connection option with an HTAB after it",
     [](const Comparison& c) {
         return c.ours.parser.complete() && c.bytes.find('\t') != std::string::npos &&
                c.ours.outcome.keepAlive != c.theirs.keepAlive;
     }},
    {"llhttp heeds Connection and Content-Length in trailers (RFC 9110 section 6.5.1)",
     [](const Comparison& c) {
         return c.weSaw(Role::TrailerName) &&
                (c.theyReject("HPE_UNEXPECTED_CONTENT_LENGTH") ||
                 (c.ours.parser.complete() && c.ours.outcome.keepAlive != c.theirs.keepAlive));
     }},
    {"in HTTP/1.0 llhttp lets keep-alive win over close (RFC 9112 section 9.3)",
     [](const Comparison& c) {
         return c.ours.parser.complete() && c.ours.parser.versionMinor() == 0 &&
                !c.ours.outcome.keepAlive && c.theirs.keepAlive;
     }},
};

bool agree(const Ours& ours, const Outcome& theirs) {
    const Outcome& mine = ours.outcome;
    if (mine.verdict != theirs.verdict)
        return false;
    if (mine.verdict != Verdict::Complete)
        return true;
    return mine.method == theirs.method && mine.status == theirs.status &&
           mine.body == theirs.body && mine.keepAlive == theirs.keepAlive;
}

// --- mutations

std::string mutated(std::string bytes, std::mt19937& random) {
    static const std::string kPieces[] = {
        "\r",
        "\n",
        "\r\n",
        " ",
        "\t",
        ":",
        ",",
        ";",
        "0",
        "1",
        "f",
        "a",
        "/",
        "*",
        "#",
        "\x80",
        std::string(1, '\0'),
        "\x7f",
        "Content-Length: 3\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Connection: close\r\n",
        "Connection: keep-alive\r\n",
        "chunked",
        "HTTP/1.0",
        "HTTP/1.1",
        "\r\n\r\n",
        "0\r\n\r\n",
        ", ",
        "\"",
        "=",
        "-",
        "GET ",
        "HEAD ",
    };
    const auto upTo = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n)(random);
    };
    for (std::size_t times = 1 + upTo(2); times > 0; --times) {
        const std::size_t at = upTo(bytes.size());
        const std::string& piece = kPieces[upTo(std::size(kPieces) - 1)];
        switch (upTo(4)) {
        case 0:
            bytes.insert(at, piece);
            break;
        case 1:
            bytes.erase(at, 1 + upTo(3));
            break;
        case 2:
            if (at < bytes.size())
                bytes[at] = static_cast<char>(upTo(255));
            break;
        case 3:
            bytes.replace(at, std::min(piece.size(), bytes.size() - at), piece);
            break;
        default: {
            const std::string slice = bytes.substr(at, 1 + upTo(20));
            bytes.insert(upTo(bytes.size()), slice);
        }
        }
    }
    return bytes;
}

const char* verdictName(Verdict verdict) {
    return verdict == Verdict::Complete   ? "complete"
           : verdict == Verdict::Rejected ? "rejected"
                                          : "incomplete";
}

std::string describe(const Outcome& o) {
    return std::string(verdictName(o.verdict)) + " " + o.method + " " + std::to_string(o.status) +
           " body=" + std::to_string(o.body.size()) + " keep=" + (o.keepAlive ? "1" : "0") + " " +
           o.error;
}

} // namespace

class OracleTest : public QObject {
    Q_OBJECT

private slots:
    void theCasesThemselvesAgree();
    void seededMutationsAgree();
    void everyDifferenceIsNeeded();

private:
    void compare(const HttpCase& seed, const std::string& bytes);

    std::map<std::string, int> m_used;
    int m_unexplained = 0;
};

void OracleTest::compare(const HttpCase& seed, const std::string& bytes) {
    const Ours ours = askMuxscope(seed, bytes);
    const Outcome theirs = askOracle(seed, bytes);
    if (agree(ours, theirs))
        return;
    const Comparison comparison{seed, bytes, ours, theirs};
    for (const Difference& difference : kDifferences) {
        if (difference.applies(comparison)) {
            ++m_used[difference.reason];
            return;
        }
    }
    ++m_unexplained;
    if (++m_used[ours.outcome.error + theirs.error] <= 2) {
        qWarning("%s\n  ours:   %s\n  llhttp: %s\n  %s", seed.name, describe(ours.outcome).c_str(),
                 describe(theirs).c_str(),
                 spansText({{0, bytes.size(), Role::Unseen}}, bytes).c_str());
    }
}

void OracleTest::theCasesThemselvesAgree() {
    for (const HttpCase& c : httpCases())
        compare(c, c.bytes);
    QCOMPARE(m_unexplained, 0);
}

void OracleTest::seededMutationsAgree() {
    std::mt19937 random(20'240'607);
    for (int round = 0; round < 1'000; ++round) {
        for (const HttpCase& c : httpCases())
            compare(c, mutated(c.bytes, random));
    }
    QCOMPARE(m_unexplained, 0);
}

// A row that explains nothing any more must go.
void OracleTest::everyDifferenceIsNeeded() {
    for (const Difference& difference : kDifferences)
        QVERIFY2(m_used[difference.reason] > 0, difference.reason);
}

QTEST_GUILESS_MAIN(OracleTest)
#include "oracle_test.moc"
