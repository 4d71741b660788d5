// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/loop_view.h"

#include "views/loop_listing.h"
#include "views/loop_values.h"
#include "world/latest_thread.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

// "select http" of the world, "select" of the settings before anything runs.
QString modelOf(const Session& session) {
    if (session.hasTrace()) {
        const std::string& named = session.headWorld().model;
        const QString model = QString::fromStdString(named).section(QLatin1Char(' '), 0, 0);
        if (!model.isEmpty())
            return model;
        if (const world::Mux* mux = session.headWorld().mux())
            return mux->call == trace::Call::epoll_wait ? QStringLiteral("epoll")
                   : mux->call == trace::Call::poll     ? QStringLiteral("poll")
                                                        : QStringLiteral("select");
    }
    return session.settings().model;
}

} // namespace

LoopView::LoopView(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_python(new QToolButton(this)),
      m_c(new QToolButton(this)),
      m_view(new LoopListing(this)) {
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
    connect(&session, &Session::cursorMoved, this, &LoopView::refresh);
    connect(&session, &Session::traceReplaced, this, &LoopView::refresh);
    connect(&session, &Session::engineChanged, this, &LoopView::refresh);
    m_model = modelOf(session);
    load();
}

void LoopView::setLanguage(Listing::Language language) {
    (language == Listing::Language::python ? m_python : m_c)->setChecked(true);
    if (language == m_language)
        return;
    m_language = language;
    load();
    emit languageChanged(language);
}

void LoopView::load() {
    m_listing = Listing::load(m_model, m_language);
    m_view->setEmptyText(tr("There is no listing of the model “%1”.").arg(m_model));
    m_view->setListing(m_listing, m_language);
    refresh();
}

void LoopView::refresh() {
    const QString model = modelOf(m_session);
    if (model != m_model) {
        m_model = model;
        load();
        return;
    }
    QString subtitle = m_listing.fileName;
    const world::Thread* thread =
        m_session.hasTrace() ? world::latestThread(m_session.world()) : nullptr;
    if (thread == nullptr || thread->enter.call == trace::Call::none) {
        m_view->setCurrentLine({}, false);
        m_view->setValues({});
    } else {
        const auto line = m_listing.lineOf(thread->enter.site);
        m_view->setCurrentLine(line, !thread->inCall);
        m_view->setValues(loopValues(m_session.world(), &m_session.log(), m_listing, m_language));
        const std::string_view name = trace::callName(thread->enter.call);
        if (!line)
            subtitle =
                tr("%1 is not in this listing")
                    .arg(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
    }
    if (subtitle == m_subtitle)
        return;
    m_subtitle = subtitle;
    emit subtitleChanged(m_subtitle);
}

} // namespace muxscope::ui
