// SPDX-License-Identifier: GPL-3.0-or-later
// Which panel is to become a picture, and where to: a file, or the clipboard. GUI thread; never a
// nested event loop.
#pragma once

#include <QDialog>
#include <QList>
#include <QString>
#include <functional>

class QComboBox;
class QLabel;

namespace muxscope::ui {

class PictureDialog : public QDialog {
    Q_OBJECT
public:
    struct Subject {
        QString title;
        std::function<QWidget*()> widget; // null when it is gone
        std::function<void()> show; // brings it in sight: what nobody sees is not kept up to date
    };
    // `chosen`: the one that stands there first.
    PictureDialog(QList<Subject> subjects, qsizetype chosen, QWidget* parent);

signals:
    void saved(const QString& path);

private:
    [[nodiscard]] QWidget* subject() const;
    void bringInSight();
    void copy();
    void chooseFile();
    void save(const QString& path);

    QList<Subject> m_subjects;
    QComboBox* m_which;
    QComboBox* m_format;
    QLabel* m_told; // what went wrong, or that it was copied
};

} // namespace muxscope::ui
