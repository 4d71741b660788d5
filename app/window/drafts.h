// SPDX-License-Identifier: GPL-3.0-or-later
// What the user has typed and not sent, in every line and text field of the window, by the fields'
// names: put back when the window's parts have been made anew in other words. GUI thread.
#pragma once

#include <QHash>
#include <QString>

class QWidget;

namespace muxscope::ui {

class Drafts {
public:
    explicit Drafts(const QWidget& window);
    void restore(QWidget& window) const;

private:
    QHash<QString, QString> m_texts; // by "dock/field"
};

} // namespace muxscope::ui
