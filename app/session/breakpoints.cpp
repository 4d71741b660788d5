// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/breakpoints.h"

#include "session/engine_control.h"

#include <algorithm>

namespace muxscope::ui {

namespace {

QString latin1(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

// Asks for nothing but the place, and this call is made there.
bool stopsAtEvery(const Breakpoints::Item& item, const trace::Record& call) {
    return std::any_of(item.any.begin(), item.any.end(), [&call](const kernel::Breakpoint& each) {
        return !each.iteration && each.stopsBefore(call, 0);
    });
}

kernel::Breakpoint onlyAt(trace::Site site) {
    kernel::Breakpoint at;
    at.site = site;
    return at;
}

} // namespace

const Breakpoints::Item* Breakpoints::item(quint32 id) const {
    const auto found = std::find_if(m_list.begin(), m_list.end(),
                                    [id](const Item& each) { return each.id == id; });
    return found == m_list.end() ? nullptr : &*found;
}

Breakpoints::Item* Breakpoints::find(quint32 id) {
    return const_cast<Item*>(item(id));
}

const Breakpoints::Item* Breakpoints::atSite(trace::Site site) const {
    for (const Item& each : m_list) {
        kernel::Breakpoint wanted = onlyAt(site);
        wanted.id = each.id;
        if (each.any.size() == 1 && each.any.front() == wanted)
            return &each;
    }
    return nullptr;
}

bool Breakpoints::active() const {
    return !m_runTo.empty() ||
           std::any_of(m_list.begin(), m_list.end(), [](const Item& each) { return each.enabled; });
}

quint32 Breakpoints::add(const QString& text, std::vector<kernel::Breakpoint> any) {
    m_list.push_back({m_nextId++, text, {}, true, false, 0});
    const quint32 id = m_list.back().id;
    edit(id, text, std::move(any));
    return id;
}

void Breakpoints::edit(quint32 id, const QString& text, std::vector<kernel::Breakpoint> any) {
    Item* item = find(id);
    if (item == nullptr)
        return;
    for (kernel::Breakpoint& each : any)
        each.id = id;
    item->text = text;
    item->any = std::move(any);
    emit changed();
}

void Breakpoints::setEnabled(quint32 id, bool enabled) {
    Item* item = find(id);
    if (item == nullptr || item->enabled == enabled)
        return;
    item->enabled = enabled;
    emit changed();
}

void Breakpoints::remove(quint32 id) {
    if (std::erase_if(m_list, [id](const Item& each) { return each.id == id; }) != 0)
        emit changed();
}

void Breakpoints::clear() {
    m_list.clear();
    emit changed();
}

void Breakpoints::toggleSite(trace::Site site) {
    if (const Item* there = atSite(site))
        remove(there->id);
    else
        add(QStringLiteral("site == %1").arg(latin1(trace::siteName(site))), {onlyAt(site)});
}

void Breakpoints::toggleCall(const trace::Record& record) {
    // The server stands here because of one that was typed: that one is meant, not a second.
    for (const Item& each : m_list)
        if (each.last && stopsAtEvery(each, record))
            return remove(each.id);
    if (record.site != trace::Site::none)
        return toggleSite(record.site);
    if (record.call == trace::Call::none)
        return;
    kernel::Breakpoint wanted;
    wanted.call = record.call;
    QString text = QStringLiteral("call == %1").arg(latin1(trace::callName(record.call)));
    if (record.fd >= 0) {
        wanted.fd = Fd{record.fd};
        text = QStringLiteral("fd == %1 && ").arg(record.fd) + text;
    }
    for (const Item& each : m_list) {
        if (each.text == text)
            return remove(each.id);
    }
    add(text, {wanted});
}

void Breakpoints::runTo(trace::Site site) {
    m_runTo = {onlyAt(site)};
    emit changed();
}

void Breakpoints::stopped() {
    if (m_runTo.empty())
        return;
    m_runTo.clear();
    emit changed();
}

std::vector<kernel::Breakpoint> Breakpoints::conditions() const {
    std::vector<kernel::Breakpoint> all = m_runTo;
    for (const Item& each : m_list)
        if (each.enabled)
            all.insert(all.end(), each.any.begin(), each.any.end());
    return all;
}

std::optional<Breakpoints::Stop> Breakpoints::nextStop(const trace::TraceLog& log,
                                                       const CallIndex& index, Moment from,
                                                       Moment to, Moment head) const {
    const std::vector<kernel::Breakpoint> wanted = conditions();
    if (wanted.empty())
        return {};
    const bool ofStatus = std::any_of(wanted.begin(), wanted.end(),
                                      [](const auto& each) { return each.httpStatus.has_value(); });
    std::optional<Stop> stop;
    log.forEach(from, to, [&](const trace::Event& event) {
        if (!event.isEnter() && !event.isAnswer())
            return true;
        const std::uint64_t iterations = index.iterationAt(event.index);
        std::vector<std::uint16_t> statuses;
        if (ofStatus && event.isAnswer())
            statuses = index.statusesAt(event.fd(), event.index);
        for (const kernel::Breakpoint& each : wanted) {
            if (event.isEnter() ? !each.stopsBefore(event.record, iterations)
                                : !each.stopsAfter(event.record, statuses, iterations))
                continue;
            if (!stop)
                stop.emplace();
            stop->moment = event.moment();
            if (std::find(stop->ids.begin(), stop->ids.end(), each.id) == stop->ids.end())
                stop->ids.push_back(each.id);
        }
        return !stop;
    });
    if (!stop || log.at(stop->moment - 1).isEnter())
        return stop;
    log.forEach(stop->moment, head, [&](const trace::Event& event) {
        stop->moment = event.moment();
        return !event.isEnter();
    });
    return stop;
}

void Breakpoints::count(const Stop& stop) {
    for (const quint32 id : stop.ids)
        if (Item* item = find(id))
            ++item->hits;
    stoppedAt(stop.ids);
}

void Breakpoints::stoppedAt(const std::vector<quint32>& ids) {
    for (Item& each : m_list)
        each.last = std::find(ids.begin(), ids.end(), each.id) != ids.end();
    emit counted();
}

void Breakpoints::readHits(const EngineControl& engine) {
    std::vector<quint32> ids;
    for (const auto& [id, hits] : engine.hitsById()) {
        std::uint64_t& known = m_engineHits[id];
        if (Item* item = find(id); item != nullptr && hits > known) {
            item->hits += hits - known;
            ids.push_back(id);
        }
        known = hits;
    }
    if (!ids.empty())
        stoppedAt(ids);
}

} // namespace muxscope::ui
