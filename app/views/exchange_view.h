// SPDX-License-Identifier: GPL-3.0-or-later
// One request and its answer: the start line taken apart, the tree of all parts, what the chosen part
// means; or where its time went. Choosing a part marks its bytes. In a wide panel the answer stands beside
// the request. GUI thread.
#pragma once

#include "models/exchange_reader.h"
#include "models/exchange_tree_model.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QGridLayout;
class QLabel;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace muxscope::ui {

class ExchangeBadge;
class ExchangeMeaning;
class ExchangeStartLine;
class ExchangeTimingView;

class ExchangeView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
public:
    explicit ExchangeView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const { return m_subtitle; } // "fd 5 · request 1 · 19 bytes"
    [[nodiscard]] ExchangeReader& reader() { return m_reader; }
    void showTiming(bool timing);

signals:
    void subtitleChanged(const QString& subtitle);

protected:
    // Some labels break their lines, but the panel's height does not follow its width.
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QTreeView* buildTree(const QString& name, const QString& title);
    QToolButton* buildArrow(const QString& name, const QString& tip, Qt::ArrowType arrow);
    QToolButton* buildFace(const QString& name, const QString& text, const QString& tip);
    void connectTree(QTreeView* tree);
    void refresh();
    void refreshTiming();
    void showWhich();
    void showSelectedByte();
    void layOutSides();
    void placeBadges();
    void choosePart(const QModelIndex& part);
    void goToPart(const QModelIndex& part);
    void offerPart(QTreeView* tree, const QPoint& at);
    void chooseExchange(int step);
    [[nodiscard]] QTreeView* treeOf(const QModelIndex& part) const;
    [[nodiscard]] QModelIndex responseRow() const;
    [[nodiscard]] QString subtitleText() const;

    Session& m_session;
    ExchangeReader m_reader;
    ExchangeTreeModel m_model;
    QString m_subtitle;
    QLabel* m_empty = nullptr;
    QLabel* m_which = nullptr;
    QGridLayout* m_top = nullptr;
    QWidget* m_badges = nullptr;
    bool m_badgesBelow = false;
    ExchangeBadge* m_requestBadge = nullptr;
    ExchangeBadge* m_responseBadge = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QToolButton* m_partsFace = nullptr;
    QToolButton* m_timingFace = nullptr;
    ExchangeStartLine* m_startLine = nullptr;
    QTreeView* m_tree = nullptr;
    QTreeView* m_answer = nullptr; // the response's parts, beside the tree
    ExchangeMeaning* m_meaning = nullptr;
    ExchangeTimingView* m_timing = nullptr;
    QStackedWidget* m_faces = nullptr;
    QStackedWidget* m_pages = nullptr;
    QPersistentModelIndex m_hidden; // of the tree: the response, while that stands beside it
    bool m_adopting = false;
    bool m_marking = false;
    bool m_sideBySide = false;
};

} // namespace muxscope::ui
