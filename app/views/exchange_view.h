// SPDX-License-Identifier: GPL-3.0-or-later
// One request and its answer: the start line taken apart, then the tree of all parts. Choosing a part
// marks its bytes. GUI thread.
#pragma once

#include "models/exchange_reader.h"
#include "models/exchange_tree_model.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QToolButton;
class QTreeView;

namespace muxscope::ui {

class ExchangeStartLine;

class ExchangeView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
public:
    explicit ExchangeView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const { return m_subtitle; } // "fd 5 · request 1 · 19 bytes"
    [[nodiscard]] ExchangeReader& reader() { return m_reader; }

signals:
    void subtitleChanged(const QString& subtitle);

private:
    void build();
    void refresh();
    void showSelectedByte();
    void chooseExchange(int step);
    [[nodiscard]] QString subtitleText() const;

    Session& m_session;
    ExchangeReader m_reader;
    ExchangeTreeModel m_model;
    QString m_subtitle;
    QLabel* m_empty = nullptr;
    QLabel* m_which = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    ExchangeStartLine* m_startLine = nullptr;
    QTreeView* m_tree = nullptr;
    QStackedLayout* m_pages = nullptr;
    bool m_adopting = false;
    bool m_marking = false;
};

} // namespace muxscope::ui
