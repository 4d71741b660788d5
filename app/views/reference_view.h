// SPDX-License-Identifier: GPL-3.0-or-later
// The reference: what the word is that the user last pointed at, or the call at the cursor; a field to
// search in all of it; every word leads to its neighbours. GUI thread.
#pragma once

#include "session/session.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QStackedLayout;
class QTextBrowser;
class QToolButton;

namespace muxscope::ui {

class ReferenceView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
public:
    explicit ReferenceView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const { return m_subtitle; }  // "recv(2)"
    [[nodiscard]] const QString& topic() const { return m_topic; } // empty: the list of all words
    void show(const QString& topic);
    using QWidget::show;

public slots:
    void focusSearch();

signals:
    void subtitleChanged(const QString& subtitle);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void pointAtCursor();
    void follow();
    void search(const QString& words);
    void goBack();
    void render();
    [[nodiscard]] QString atCursorText() const;

    Session& m_session;
    QString m_subtitle;
    QString m_topic;
    QStringList m_before;   // to go back to
    Moment m_pointedAt = 0; // the cursor when something was last pointed at
    QLineEdit* m_search = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_follow = nullptr;
    QTextBrowser* m_page = nullptr;
    QListWidget* m_found = nullptr;
    QStackedLayout* m_pages = nullptr;
};

} // namespace muxscope::ui
