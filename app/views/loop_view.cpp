// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/loop_view.h"

#include "views/loop_listing.h"
#include "views/loop_values.h"
#include "world/latest_thread.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace muxscope::ui {

namespace {

QString languageKey() {
    return QStringLiteral("loop.language");
}

// Another program, whose source nobody has shown: what is shown is a loop of ours that is like its own.
bool isForeign(const Session& session) {
    return session.hasTrace() && session.headWorld().model.empty() &&
           session.headWorld().counters.calls > 0;
}

// Where our loop makes such a call.
trace::Site siteLike(trace::Call call) {
    switch (trace::callKind(call)) {
    case trace::CallKind::wait:
        return trace::isMultiplexer(call) ? trace::Site::wait : trace::Site::none;
    case trace::CallKind::accept:
        return trace::Site::accept;
    case trace::CallKind::read:
        return trace::Site::recv;
    case trace::CallKind::write:
        return trace::Site::send;
    case trace::CallKind::close:
        return call == trace::Call::close ? trace::Site::close : trace::Site::none;
    default:
        return call == trace::Call::listen ? trace::Site::listen : trace::Site::none;
    }
}

trace::Site siteIn(const trace::Record& record, bool foreign) {
    return foreign ? siteLike(record.call) : record.site;
}

// "select http" of the world, "select" of the settings before anything runs.
QString modelOf(const Session& session) {
    if (session.hasTrace()) {
        const std::string& named = session.headWorld().model;
        const QString model = QString::fromStdString(named).section(QLatin1Char(' '), 0, 0);
        if (!model.isEmpty())
            return model;
        // Of another program: as it waits at this moment, or else waits last.
        const world::Mux* mux = session.world().mux();
        if (mux == nullptr || mux->call == trace::Call::none)
            mux = session.headWorld().mux();
        if (mux != nullptr)
            return mux->call == trace::Call::epoll_wait ? QStringLiteral("epoll")
                   : mux->call == trace::Call::poll     ? QStringLiteral("poll")
                                                        : QStringLiteral("select");
    }
    return session.settings().model;
}

// As the server that was recorded says when it starts; where that is not there yet, as the one that runs
// was asked to, or the next one will be; nothing: its beginning is gone. Another program's loop is any.
std::optional<Listing::Sends> sendsOf(const Session& session) {
    constexpr Moment kFirstNotes = 8;
    if (isForeign(session))
        return Listing::Sends::atOnce;
    std::optional<bool> room;
    const trace::TraceLog& log = session.log();
    const trace::TraceReader hold(log);
    if (session.hasTrace() && hold.keepFrom() == 0)
        log.forEach(0, std::min(log.end(), kFirstNotes), [&](const trace::Event& event) {
            if (event.note() != trace::NoteKind::serverStarted)
                return true;
            room = trace::asText(event.payload).ends_with(" room-first");
            return false;
        });
    const bool asked = session.engine() != Session::Engine::stopped;
    if (!room && (!session.hasTrace() || asked))
        room = !session.settings().sendAtOnce;
    if (!room)
        return {};
    return *room ? Listing::Sends::whenThereIsRoom : Listing::Sends::atOnce;
}

} // namespace

LoopView::LoopView(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_python(new QToolButton(this)),
      m_c(new QToolButton(this)),
      m_view(new LoopListing(this)),
      m_refresh(session, this, [this] { refresh(); }) {
    setObjectName(QStringLiteral("loopView"));
    setAccessibleName(tr("Loop"));
    m_python->setObjectName(QStringLiteral("loopPython"));
    m_python->setText(QStringLiteral("Python"));
    m_python->setAccessibleName(tr("Show the loop in Python"));
    m_c->setObjectName(QStringLiteral("loopC"));
    m_c->setText(QStringLiteral("C"));
    m_c->setAccessibleName(tr("Show the loop in C"));
    auto* group = new QButtonGroup(this);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 0, 0);
    top->setSpacing(4);
    for (QToolButton* button : {m_python, m_c}) {
        button->setCheckable(true);
        button->setAutoRaise(true);
        group->addButton(button);
        top->addWidget(button);
    }
    m_python->setChecked(true);
    top->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    connect(m_python, &QToolButton::clicked, this,
            [this] { setLanguage(Listing::Language::python); });
    connect(m_c, &QToolButton::clicked, this, [this] { setLanguage(Listing::Language::c); });
    connect(&session, &Session::cursorMoved, &m_refresh, &Refresh::soon);
    connect(&session, &Session::traceReplaced, this, &LoopView::refresh);
    connect(&session, &Session::engineChanged, this, &LoopView::refresh);
    connect(&session.breakpoints(), &Breakpoints::changed, this, &LoopView::refreshGutter);
    connect(m_view, &LoopListing::toggleWanted, this, &LoopView::toggle);
    connect(m_view, &LoopListing::runToWanted, this, &LoopView::runTo);
    if (session.viewState().value(languageKey()) == QLatin1String("c")) {
        m_language = Listing::Language::c;
        m_c->setChecked(true);
    }
    m_model = modelOf(session);
    m_sends = sendsOf(session).value_or(Listing::Sends::atOnce);
    load();
}

void LoopView::setLanguage(Listing::Language language) {
    (language == Listing::Language::python ? m_python : m_c)->setChecked(true);
    if (language == m_language)
        return;
    m_language = language;
    m_session.viewState().insert(languageKey(), language == Listing::Language::c
                                                    ? QStringLiteral("c")
                                                    : QStringLiteral("python"));
    load();
    emit languageChanged(language);
}

void LoopView::load() {
    m_listing = Listing::load(m_model, m_language, m_sends);
    m_view->setEmptyText(tr("There is no listing of the model “%1”.").arg(m_model));
    m_view->setListing(m_listing, m_language);
    m_places.clear();
    for (const Listing::Line& line : m_listing.lines)
        m_places.push_back(placesOf(line, m_model));
    refresh();
}

void LoopView::refresh() {
    const QString model = modelOf(m_session);
    const bool another = model != m_model; // another trace, perhaps
    const Listing::Sends sends =
        sendsOf(m_session).value_or(another ? Listing::Sends::atOnce : m_sends);
    if (another || sends != m_sends) {
        m_model = model;
        m_sends = sends;
        load();
        return;
    }
    QString subtitle = m_listing.fileName;
    const world::Thread* thread =
        m_session.hasTrace() ? world::latestThread(m_session.world()) : nullptr;
    refreshGutter();
    if (thread == nullptr || thread->enter.call == trace::Call::none) {
        m_view->setCurrentLine({}, false);
        m_view->setPassedLine({});
        m_view->setNextLine({});
        m_view->setValues({});
    } else {
        const bool foreign = isForeign(m_session);
        const auto line = m_listing.lineOf(siteIn(thread->enter, foreign));
        m_view->setNextLine(nextLine(*thread));
        m_view->setCurrentLine(line, !thread->inCall);
        m_view->setPassedLine(line ? std::nullopt : passedLine(*thread));
        m_view->setValues(loopValues(m_session.world(), &m_session.log(), m_listing, m_language));
        const std::string_view name = trace::callName(thread->enter.call);
        if (foreign)
            subtitle = tr("not this program's source: a loop like it");
        else if (!line)
            subtitle =
                tr("this %1 is made outside the listing")
                    .arg(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
    }
    if (subtitle == m_subtitle)
        return;
    m_subtitle = subtitle;
    emit subtitleChanged(m_subtitle);
}

// Of the latest call before this one that the listing has: where in the loop the thread has left it.
std::optional<int> LoopView::passedLine(const world::Thread& thread) const {
    constexpr Moment kLookBack = 4096; // events of other threads and gauges in between
    const trace::TraceReader hold(m_session.log());
    const Moment cursor = m_session.playback().cursor();
    const bool foreign = isForeign(m_session);
    const Moment oldest = std::max<Moment>(hold.keepFrom(), cursor - std::min(cursor, kLookBack));
    for (Moment i = cursor; i > oldest;) {
        const trace::Event event = m_session.log().at(--i);
        if (!event.isEnter() || event.record.thread != thread.id)
            continue;
        if (const auto line = m_listing.lineOf(siteIn(event.record, foreign)))
            return line;
    }
    return {};
}

// Of the call that this thread makes next, as far as the recording goes.
std::optional<int> LoopView::nextLine(const world::Thread& thread) const {
    constexpr Moment kLookAhead = 256; // events of other threads and gauges in between
    const Moment cursor = m_session.playback().cursor();
    const bool foreign = isForeign(m_session);
    std::optional<int> line;
    m_session.log().forEach(cursor, std::min(m_session.head(), cursor + kLookAhead),
                            [&](const trace::Event& event) {
                                if (!event.isEnter() || event.record.thread != thread.id)
                                    return true;
                                line = m_listing.lineOf(siteIn(event.record, foreign));
                                return false;
                            });
    return line;
}

void LoopView::refreshGutter() {
    using Gutter = LoopListing::Gutter;
    const Moment cursor = m_session.hasTrace() ? m_session.playback().cursor() : 0;
    std::vector<Gutter> gutter;
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        Gutter& mark = gutter.emplace_back();
        mark.canStop = !m_places[i].sites.empty();
        mark.whyNot = m_places[i].whyNot;
        for (const trace::Site site : m_places[i].sites) {
            const Breakpoints::Item* there = m_session.breakpoints().atSite(site);
            if (there != nullptr)
                mark.stop = there->enabled ? Gutter::Stop::enabled : Gutter::Stop::disabled;
        }
        for (const trace::Site site : m_listing.lines[i].sites)
            mark.runs += m_session.calls().runsAt(site, cursor);
        mark.counts = mark.canStop || mark.runs > 0;
    }
    m_view->setGutter(std::move(gutter));
}

// All places of the line alike.
void LoopView::toggle(int line) {
    Breakpoints& breakpoints = m_session.breakpoints();
    const LinePlaces& places = m_places[static_cast<std::size_t>(line)];
    const bool set = std::none_of(places.sites.begin(), places.sites.end(),
                                  [&](auto site) { return breakpoints.atSite(site) != nullptr; });
    for (const trace::Site site : places.sites)
        if ((breakpoints.atSite(site) == nullptr) == set)
            breakpoints.toggleSite(site);
}

void LoopView::runTo(int line) {
    const LinePlaces& places = m_places[static_cast<std::size_t>(line)];
    if (!places.sites.empty() && m_session.hasTrace())
        m_session.playback().runToSite(places.sites.front());
}

} // namespace muxscope::ui
