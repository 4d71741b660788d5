// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of the selected descriptor, by the names of the calls that tell it: fileno(),
// getsockname(), getpeername(), flags, options, buffers, counters. What is not known says so. GUI
// thread.
#pragma once

#include "models/table_twin.h"
#include "session/refresh.h"
#include "session/session.h"

#include <QWidget>
#include <vector>

class QFormLayout;
class QLabel;

namespace muxscope::ui {

struct SocketFact {
    QString name;
    QString value;
    Known known = Known::observed;
    bool operator==(const SocketFact&) const = default;
};
// All there is to say; empty when there is no such descriptor. `log` gives event times; may be null.
std::vector<SocketFact> socketFacts(const world::World& world, Fd fd, const trace::TraceLog* log);

class SocketView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
    Q_PROPERTY(QString summary READ summary NOTIFY subtitleChanged)
public:
    explicit SocketView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const { return m_subtitle; }
    // For where there is no room for more: "fd 7 · connected socket · 127.0.0.1:40001".
    [[nodiscard]] QString summary() const { return m_summary; }
    Q_INVOKABLE muxscope::ui::TableTwin tableTwin() const;

signals:
    void subtitleChanged(const QString& subtitle);

protected:
private:
    void refresh();
    void showFacts(const std::vector<SocketFact>& facts);

    Session& m_session;
    QString m_subtitle;
    QString m_summary;
    QFormLayout* m_form = nullptr;
    QLabel* m_empty = nullptr;
    Refresh m_refresh;
    std::vector<SocketFact> m_facts;
    std::vector<std::pair<QLabel*, QLabel*>> m_rows;
};

} // namespace muxscope::ui
