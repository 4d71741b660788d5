// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/bookmarks.h"

#include <QUndoCommand>
#include <algorithm>

namespace muxscope::ui {

// From one note (none: no bookmark) to another at the same moment.
class Bookmarks::Change : public QUndoCommand {
public:
    Change(Bookmarks& bookmarks, Moment moment, std::optional<QString> from,
           std::optional<QString> to)
        : m_bookmarks(bookmarks), m_moment(moment), m_from(std::move(from)), m_to(std::move(to)) {}
    void undo() override { m_bookmarks.put(m_moment, m_from); }
    void redo() override { m_bookmarks.put(m_moment, m_to); }

private:
    Bookmarks& m_bookmarks;
    Moment m_moment;
    std::optional<QString> m_from;
    std::optional<QString> m_to;
};

qsizetype Bookmarks::placeOf(Moment moment) const {
    return std::lower_bound(m_bookmarks.begin(), m_bookmarks.end(), moment,
                            [](const Bookmark& each, Moment at) { return each.moment < at; }) -
           m_bookmarks.begin();
}

std::optional<Bookmark> Bookmarks::at(Moment moment) const {
    const qsizetype place = placeOf(moment);
    if (place == m_bookmarks.size() || m_bookmarks[place].moment != moment)
        return {};
    return m_bookmarks[place];
}

std::optional<Bookmark> Bookmarks::next(Moment moment) const {
    const qsizetype place = placeOf(moment + 1);
    return place == m_bookmarks.size() ? std::nullopt : std::optional(m_bookmarks[place]);
}

std::optional<Bookmark> Bookmarks::previous(Moment moment) const {
    const qsizetype place = placeOf(moment);
    return place == 0 ? std::nullopt : std::optional(m_bookmarks[place - 1]);
}

void Bookmarks::put(Moment moment, const std::optional<QString>& note) {
    const qsizetype place = placeOf(moment);
    const bool there = place < m_bookmarks.size() && m_bookmarks[place].moment == moment;
    if (note && there)
        m_bookmarks[place].note = *note;
    else if (note)
        m_bookmarks.insert(place, {moment, *note});
    else if (there)
        m_bookmarks.removeAt(place);
    emit changed();
}

void Bookmarks::load(QList<Bookmark> bookmarks) {
    std::stable_sort(
        bookmarks.begin(), bookmarks.end(),
        [](const Bookmark& one, const Bookmark& other) { return one.moment < other.moment; });
    const auto sameMoment = [](const Bookmark& one, const Bookmark& other) {
        return one.moment == other.moment;
    };
    bookmarks.erase(std::unique(bookmarks.begin(), bookmarks.end(), sameMoment), bookmarks.end());
    if (bookmarks.size() > kMost)
        bookmarks.resize(kMost);
    m_undo.clear();
    m_bookmarks = std::move(bookmarks);
    emit changed();
}

void Bookmarks::loadNotes(const QString& notes) {
    m_cleanNotes = notes;
    setNotes(notes);
}

void Bookmarks::setNotes(const QString& notes) {
    if (m_notes == notes)
        return;
    m_notes = notes;
    emit notesChanged();
}

void Bookmarks::setClean() {
    m_undo.setClean();
    m_cleanNotes = m_notes;
}

void Bookmarks::add(quint64 moment, const QString& note) {
    if (!at(moment) && m_bookmarks.size() < kMost)
        m_undo.push(new Change(*this, moment, std::nullopt, note));
}

void Bookmarks::setNote(quint64 moment, const QString& note) {
    const auto old = at(moment);
    if (old && old->note != note)
        m_undo.push(new Change(*this, moment, old->note, note));
}

void Bookmarks::remove(quint64 moment) {
    if (const auto old = at(moment))
        m_undo.push(new Change(*this, moment, old->note, std::nullopt));
}

void Bookmarks::toggle(quint64 moment) {
    if (at(moment))
        remove(moment);
    else
        add(moment);
}

} // namespace muxscope::ui
