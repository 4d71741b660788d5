// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange_stream.h"

#include "session/quantities.h"
#include "trace/event_text.h"

#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr std::uint64_t kMostEvents = 20'000; // read back from the cursor
constexpr std::uint64_t kMostBytes = 1U << 16;
constexpr std::size_t kMostCalls = 1000;
constexpr std::size_t kShownBytes = 120;

// Values of recv(2)'s flags; this folder includes no socket header.
constexpr std::uint16_t kBeside = 1 | 2; // MSG_OOB, MSG_PEEK: no part of the stream

// What there is to find: bytes each way, and from which event on.
struct Wanted {
    std::uint64_t in = 0;
    std::uint64_t out = 0;
    std::uint64_t since = 0;
    bool isStream = false;
};

Wanted wantedOf(const world::World& world, Fd fd) {
    const world::Connection& connection = world.connection(fd);
    const world::Descriptor& descriptor = world.descriptor(fd);
    const bool accepted = connection.id.valid() && connection.generation == descriptor.generation;
    Wanted wanted;
    if (accepted) {
        const bool tunnel = connection.tunnelIn + connection.tunnelOut > 0;
        wanted.in = tunnel ? connection.tunnelIn : connection.bytesIn;
        wanted.out = tunnel ? connection.tunnelOut : connection.bytesOut;
        wanted.since = connection.acceptedEvent;
        wanted.isStream = tunnel || !world.speaksHttp;
    } else {
        wanted.in = descriptor.bytesIn;
        wanted.out = descriptor.bytesOut;
        wanted.since = descriptor.openedEvent == world::kNoEvent ? 0 : descriptor.openedEvent;
        wanted.isStream = true;
    }
    wanted.isStream = wanted.isStream && wanted.in + wanted.out > 0;
    return wanted;
}

// One direction, taken from its end to its beginning.
class Direction {
public:
    explicit Direction(std::uint64_t wanted) : m_left(std::min(wanted, kMostBytes)) {}

    [[nodiscard]] bool done() const { return m_left == 0 || m_calls.size() == kMostCalls; }

    // The call moved `length` bytes; of the oldest one perhaps only the end belongs here.
    void take(const trace::Event& event, std::uint64_t length) {
        const std::uint64_t taken = std::min(length, m_left);
        std::string_view text = trace::asText(event.moved());
        text = text.substr(std::min<std::size_t>(length - taken, text.size()));
        m_calls.push_back({event.index, taken, std::string(text.substr(0, taken))});
        m_left -= taken;
    }

    [[nodiscard]] world::MessageBytes message() const {
        world::MessageBytes message;
        for (auto call = m_calls.rbegin(); call != m_calls.rend(); ++call) {
            message.calls.push_back({message.bytes.size(), call->event, call->length});
            addSpan(message, call->bytes.size(), http::Role::Body);
            message.bytes += call->bytes;
            const std::uint64_t unseen = call->length - call->bytes.size();
            addSpan(message, unseen, http::Role::Unseen);
            message.bytes.append(unseen, '\0');
        }
        message.wholeLength = message.bytes.size();
        return message;
    }

private:
    struct Call {
        std::uint64_t event = 0;
        std::uint64_t length = 0;
        std::string bytes; // as far as they were recorded
    };
    static void addSpan(world::MessageBytes& message, std::uint64_t length, http::Role role) {
        const std::uint64_t from =
            message.spans.empty() ? 0 : message.spans.back().offset + message.spans.back().length;
        if (length == 0)
            return;
        if (!message.spans.empty() && message.spans.back().role == role)
            message.spans.back().length += length;
        else
            message.spans.push_back({from, length, role});
    }

    std::uint64_t m_left;
    std::vector<Call> m_calls; // the latest first
};

QString shownText(const world::MessageBytes& message, const world::MessageBytes::Boundary& call) {
    const auto text = std::string_view(message.bytes).substr(call.offset, call.length);
    const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
    return QString::fromStdString(trace::quoted(bytes, kShownBytes));
}

// Where lines end is for the protocol to say, not for the call: "2 LF, and a part".
QString linesText(const world::MessageBytes& message, const world::MessageBytes::Boundary& call) {
    const auto text = std::string_view(message.bytes).substr(call.offset, call.length);
    const auto ends = std::count(text.begin(), text.end(), '\n');
    if (ends == 0)
        return ExchangeTreeModel::tr("no LF");
    const QString lines = QStringLiteral("%1 LF").arg(ends);
    return text.back() == '\n' ? lines : ExchangeTreeModel::tr("%1, and a part").arg(lines);
}

} // namespace

void readStream(const world::World& world, const trace::TraceLog& log, Fd fd,
                ExchangeShown& shown) {
    const Wanted wanted = wantedOf(world, fd);
    if (!wanted.isStream)
        return;
    const trace::TraceReader hold(log);
    const Moment oldest = std::max({log.begin(), hold.keepFrom(), wanted.since});
    const Moment last = std::min(world.moment, log.end());
    const Moment from = std::max(oldest, last - std::min(last, kMostEvents));
    Direction in(wanted.in);
    Direction out(wanted.out);
    for (Moment i = last; i > from && !(in.done() && out.done()); --i) {
        const trace::Event event = log.at(i - 1);
        if (event.fd() != fd || !event.isAnswer() || event.record.value <= 0)
            continue;
        const trace::CallKind kind = trace::callKind(event.call());
        const auto length = static_cast<std::uint64_t>(event.record.value);
        if (kind == trace::CallKind::read && (event.record.aux & kBeside) == 0 && !in.done())
            in.take(event, length);
        else if (kind == trace::CallKind::write && (event.record.aux & 1) == 0 && !out.done())
            out.take(event, length);
    }
    shown.stream = true;
    shown.bytes = {in.message(), out.message()};
    shown.older = wanted.in > shown.bytes.request.bytes.size() ||
                  wanted.out > shown.bytes.response.bytes.size();
    const QString name = QString::fromStdString(world.model).section(QLatin1Char(' '), -1);
    shown.protocol = world.speaksHttp ? QString() : name;
}

std::unique_ptr<ExchangeTreeModel::Part> partsOfStream(const ExchangeShown& shown) {
    auto root = std::make_unique<ExchangeTreeModel::Part>();
    if (shown.older)
        root->add(ExchangeTreeModel::tr("earlier bytes are not shown"));
    const world::MessageBytes& in = shown.bytes.request;
    const world::MessageBytes& out = shown.bytes.response;
    for (std::size_t i = 0, o = 0; i < in.calls.size() || o < out.calls.size();) {
        const bool received = o == out.calls.size() ||
                              (i < in.calls.size() && in.calls[i].event < out.calls[o].event);
        const world::MessageBytes& message = received ? in : out;
        const world::MessageBytes::Boundary& call = received ? in.calls[i++] : out.calls[o++];
        ExchangeTreeModel::Part& row = root->add(QStringLiteral("%1 %2").arg(
            received ? QStringLiteral("←") : QStringLiteral("→"), shownText(message, call)));
        row.verbatim = true;
        row.topic = QStringLiteral("message");
        row.inResponse = !received;
        row.offset = static_cast<std::int64_t>(call.offset);
        row.length = static_cast<std::int64_t>(call.length);
        row.stateText = sizeText(call.length);
        if (received && shown.protocol == QLatin1String("lines"))
            row.stateText += QStringLiteral(" · ") + linesText(message, call);
    }
    return root;
}

} // namespace muxscope::ui
