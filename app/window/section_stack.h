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
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
public:
    explicit SectionStack(QWidget* parent = nullptr);

    // How high a section must at least be (or more, where its view asks for it), should better be, and
    // its share of what is left. 0: what the view asks for.
    struct Room {
        int least = 0;
        int better = 0;
        int stretch = 0;
    };
    // The first section's title is the dock's own. One without a better height folds to give the others
    // theirs; the rest only when even the least does not fit. A view with a property "summary" has that
    // for its subtitle while it is folded.
    void add(const QString& name, const QString& title, QWidget* view, Room room);
    [[nodiscard]] bool isOpen(const QString& name) const;
    [[nodiscard]] QString subtitle() const; // of the first section

signals:
    void subtitleChanged(const QString& subtitle);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private slots:
    void showSubtitles();

private:
    struct Section {
        QString name;
        QWidget* view = nullptr;
        QWidget* head = nullptr; // of all but the first
        QToolButton* fold = nullptr;
        PanelTitle* title = nullptr;
        Room room;
        bool open = true;
        bool chosen = false; // opened or folded by the user: stays so
    };
    void setOpen(Section& section, bool open);
    void fit();
    [[nodiscard]] static int leastOf(const Section& section);
    [[nodiscard]] int heightOf(const std::vector<bool>& open, bool better) const;

    QVBoxLayout* m_column;
    std::vector<Section> m_sections;
};

} // namespace muxscope::ui
