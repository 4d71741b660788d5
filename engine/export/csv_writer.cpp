// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/csv_writer.h"

#include "trace/event_text.h"

#include <fmt/format.h>

namespace muxscope::exporting {

namespace {

// RFC 4180, section 2, rules 5 to 7; and no cell begins like a formula of a spreadsheet.
std::string cell(std::string text) {
    if (!text.empty() && (text[0] == '=' || text[0] == '+' || text[0] == '@'))
        text.insert(text.begin(), '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"')
            quoted += c;
    }
    return quoted + '"';
}

// Empty where the trace does not tell it.
std::string told(std::int64_t number) {
    return number == 0 ? std::string() : std::to_string(number);
}

} // namespace

void CsvWriter::begin(const world::World&) {
    sink().write("moment,time_s,thread,call,fd,text,result,error,took_us,site,pid,tid\r\n");
}

void CsvWriter::add(const trace::Event& event, const world::World& after) {
    const std::uint16_t thread = event.record.thread.n;
    trace::Event made = event;
    made.record = world::asMade(after, event.record);
    if (event.isEnter()) {
        m_entered[thread] = {event.moment(), made.record,
                             anonymizer().hides() ? std::string() : trace::callText(made),
                             world::taskOf(after, event.record.thread)};
        return;
    }
    if (!event.isExit())
        return;
    const auto entered = m_entered.find(thread);
    if (entered == m_entered.end()) // began before the range: only its answer is in it
        return row({event.moment(), made.record, {}, world::taskOf(after, event.record.thread)},
                   &made);
    row(entered->second, &made);
    m_entered.erase(entered);
}

void CsvWriter::row(const Entered& call, const trace::Event* exit) {
    const trace::Record& r = call.record;
    std::string result;
    std::string error;
    std::string took;
    if (exit != nullptr) {
        result = std::to_string(exit->error() != 0 ? -1 : exit->record.value);
        error = exit->error() != 0 ? std::string(trace::errnoName(exit->error())) : std::string();
        if (r.phase == trace::Phase::enter)
            took = fmt::format("{:.3f}", static_cast<double>(exit->record.atNs - r.atNs) / 1e3);
    }
    sink().write(fmt::format("{},{:.9f},{},{},{},{},{},{},{},{},{},{}\r\n", call.moment,
                             static_cast<double>(r.atNs) / 1e9, r.thread.n, trace::callName(r.call),
                             r.fd >= 0 ? std::to_string(r.fd) : "", cell(call.text), result, error,
                             took, r.site == trace::Site::none ? "" : trace::siteName(r.site),
                             told(call.task.pid), told(call.task.tid)));
}

void CsvWriter::end(const world::World&) {
    for (const auto& [thread, call] : m_entered)
        row(call, nullptr);
}

} // namespace muxscope::exporting
