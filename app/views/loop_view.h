// SPDX-License-Identifier: GPL-3.0-or-later
// The program that runs, as a listing in Python or C: the executing line is marked, and the values
// that it has just got stand at the right. GUI thread.
#pragma once

#include "models/listing.h"
#include "models/listing_places.h"
#include "session/refresh.h"
#include "session/session.h"

#include <QWidget>

class QToolButton;

namespace muxscope::ui {

class LoopListing;

class LoopView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
public:
    explicit LoopView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const { return m_subtitle; } // "select_server.py"
    [[nodiscard]] Listing::Language language() const { return m_language; }
    void setLanguage(Listing::Language language);

signals:
    void subtitleChanged(const QString& subtitle);
    void languageChanged(muxscope::ui::Listing::Language language);

private:
    void load();
    void refresh();
    void refreshGutter();
    [[nodiscard]] std::optional<int> passedLine(const world::Thread& thread) const;
    [[nodiscard]] std::optional<int> nextLine(const world::Thread& thread) const;
    void toggle(int line);
    void runTo(int line);

    Session& m_session;
    QString m_subtitle;
    Listing m_listing;
    std::vector<LinePlaces> m_places; // one a line
    Listing::Language m_language = Listing::Language::python;
    QString m_model;
    Listing::Sends m_sends = Listing::Sends::atOnce;
    QToolButton* m_python = nullptr;
    QToolButton* m_c = nullptr;
    LoopListing* m_view = nullptr;
    Refresh m_refresh;
};

} // namespace muxscope::ui
