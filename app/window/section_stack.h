// SPDX-License-Identifier: GPL-3.0-or-later
// Views one below the other under their titles, scrolling as a whole when they do not fit. GUI thread.
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace muxscope::ui {

class SectionStack : public QScrollArea {
    Q_OBJECT
public:
    explicit SectionStack(QWidget* parent = nullptr);

    // `minimumHeight` 0: what the view asks for. Room that is left goes by `stretch`. The first
    // section's title is the dock's own.
    void add(const QString& name, const QString& title, QWidget* view, int minimumHeight,
             int stretch);

signals:
    void subtitleChanged(const QString& subtitle); // of the first section

private:
    QVBoxLayout* m_column;
};

} // namespace muxscope::ui
