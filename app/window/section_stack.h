// SPDX-License-Identifier: GPL-3.0-or-later
// Views one below the other under their titles. Each but the first can be folded to its title by a click
// or a key; when not all fit, the last ones fold by themselves and say in their title what matters. What
// still does not fit scrolls as a whole. GUI thread.
#pragma once

#include <QScrollArea>

#include <vector>

class QToolButton;
class QVBoxLayout;

namespace muxscope::ui {

class PanelTitle;

class SectionStack : public QScrollArea {
    Q_OBJECT
public:
    explicit SectionStack(QWidget* parent = nullptr);

    // `minimumHeight` 0: what the view asks for. Room that is left goes by `stretch`. The first
    // section's title is the dock's own. A view with a property "summary" has that for its subtitle
    // while it is folded.
    void add(const QString& name, const QString& title, QWidget* view, int minimumHeight,
             int stretch);
    [[nodiscard]] bool isOpen(const QString& name) const;

signals:
    void subtitleChanged(const QString& subtitle); // of the first section

protected:
    void resizeEvent(QResizeEvent* event) override;

private slots:
    void showSubtitles();

private:
    struct Section {
        QString name;
        QWidget* view = nullptr;
        QWidget* head = nullptr; // of all but the first
        QToolButton* fold = nullptr;
        PanelTitle* title = nullptr;
        bool open = true;
        bool chosen = false; // opened or folded by the user: stays so
    };
    void setOpen(Section& section, bool open);
    void fit();
    [[nodiscard]] int leastHeight(const std::vector<bool>& open) const;

    QVBoxLayout* m_column;
    std::vector<Section> m_sections;
};

} // namespace muxscope::ui
