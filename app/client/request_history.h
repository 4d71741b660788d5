// SPDX-License-Identifier: GPL-3.0-or-later
// What was sent, the latest first: to be sent again. Lives with the session; kept from one run to the
// next as plain lines. GUI thread.
#pragma once

#include "client/client_request.h"

#include <QList>
#include <QObject>
#include <QStringList>

namespace muxscope::ui {

class Session;

class RequestHistory : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype kMost = 30;
    struct Entry {
        ClientRequest request; // a file's bytes are not kept, only its name
        SendPlan plan;
        bool operator==(const Entry&) const = default;
    };

    explicit RequestHistory(QObject* parent = nullptr) : QObject(parent) {}
    // The session's; made when it is first asked for.
    static RequestHistory& of(Session& session);

    // One that is there already moves to the front.
    void add(Entry entry);
    [[nodiscard]] const QList<Entry>& entries() const { return m_entries; }
    void clear();

    // One line an entry. What makes no sense is left out.
    [[nodiscard]] QStringList lines() const;
    void setLines(const QStringList& lines);

signals:
    void changed();

private:
    QList<Entry> m_entries;
};

} // namespace muxscope::ui
