// SPDX-License-Identifier: GPL-3.0-or-later
// What the user writes into a recording: moments to find again, each with a note, and a page of notes.
// Every change of the bookmarks can be undone. What a recording brings along comes in by load() and
// loadNotes(); whoever writes recordings asks all() and notes() and, having written them, says
// setClean(). GUI thread.
#pragma once

#include "base/ids.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QUndoStack>
#include <optional>

namespace muxscope::ui {

struct Bookmark {
    Moment moment = 0;
    QString note; // may be empty
    bool operator==(const Bookmark&) const = default;
};

class Bookmarks : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype kMost = 10'000;

    using QObject::QObject;

    [[nodiscard]] const QList<Bookmark>& all() const { return m_bookmarks; } // by moment
    [[nodiscard]] std::optional<Bookmark> at(Moment moment) const;
    // The nearest one after (before) `moment`.
    [[nodiscard]] std::optional<Bookmark> next(Moment moment) const;
    [[nodiscard]] std::optional<Bookmark> previous(Moment moment) const;
    [[nodiscard]] const QUndoStack& undoStack() const { return m_undo; }
    // Something has changed since the trace was opened or setClean().
    [[nodiscard]] bool isChanged() const { return !m_undo.isClean() || m_notes != m_cleanNotes; }
    // The page of notes; lines.
    [[nodiscard]] const QString& notes() const { return m_notes; }

    // In place of all there are; cannot be undone. Of two at one moment the first counts.
    void load(QList<Bookmark> bookmarks);
    void loadNotes(const QString& notes); // as they stand in the file
    void setClean();

public slots:
    void add(quint64 moment, const QString& note = QString()); // one that is there stays as it is
    void setNote(quint64 moment, const QString& note);
    void remove(quint64 moment);
    void toggle(quint64 moment);
    void setNotes(const QString& notes);
    void undo() { m_undo.undo(); }
    void redo() { m_undo.redo(); }

signals:
    void changed();
    void notesChanged();

private:
    class Change;
    void put(Moment moment, const std::optional<QString>& note);
    [[nodiscard]] qsizetype placeOf(Moment moment) const;

    QList<Bookmark> m_bookmarks;
    QUndoStack m_undo;
    QString m_notes;
    QString m_cleanNotes; // as they stand in the file
};

} // namespace muxscope::ui
