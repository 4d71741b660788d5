// SPDX-License-Identifier: GPL-3.0-or-later
// The grid of BytesView: paints the visible rows of one message. Each byte in the colour of its role;
// where a recv or send begins there is a bar with the number of the call. GUI thread.
#pragma once

#include "models/byte_grid.h"
#include "painters/palette.h"
#include "world/byte_breakdown.h"

#include <QAbstractScrollArea>

class QMenu;

namespace muxscope::ui {

class BytesGrid : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit BytesGrid(QWidget* parent = nullptr);

    // `announced`: length of the whole message where it is known, else 0.
    void setMessage(const world::MessageBytes& message, std::uint64_t announced, bool complete);
    [[nodiscard]] const world::MessageBytes& message() const { return m_message; }
    void setEmptyText(const QString& text);
    // `length` bytes from `offset` on are marked; -1 = none. Scrolls so that the first is seen.
    void setSelected(std::int64_t offset, std::int64_t length = 1);
    [[nodiscard]] std::int64_t selected() const { return m_selected; }
    // "byte 12: header name · brought by recv call 3 of 19".
    [[nodiscard]] QString byteDescription(std::int64_t offset) const;
    // The event that brought the byte; world::kNoEvent when none did.
    [[nodiscard]] std::uint64_t eventOfByte(std::int64_t offset) const;
    // The whole in a few words: described where no byte is marked.
    void setGist(const QString& gist);
    void setCallName(const QString& name) { m_callName = name; }

signals:
    void byteChosen(qint64 offset);
    void callWanted(quint64 event);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    [[nodiscard]] QSize sizeHint() const override;

private:
    void measure();
    void describe();
    [[nodiscard]] std::string_view markedBytes() const; // all when none are marked
    void offerCopies(QMenu& menu);
    void updateScrollBar();
    [[nodiscard]] std::int64_t cellsShown() const; // bytes and announced bytes
    [[nodiscard]] std::int64_t known() const {
        return static_cast<std::int64_t>(m_message.bytes.size());
    }
    [[nodiscard]] const world::RoleSpan* spanOf(std::int64_t offset) const;
    [[nodiscard]] int callOf(std::int64_t offset) const; // index in calls; -1
    [[nodiscard]] bool isMarked(std::int64_t offset) const {
        return m_selected >= 0 && offset >= m_selected && offset < m_selected + m_length;
    }
    void paintByte(QPainter& painter, const Palette& palette, std::int64_t offset,
                   std::int64_t firstRow) const;
    void paintText(QPainter& painter, const Palette& palette, std::int64_t offset,
                   std::int64_t firstRow, const QColor& ground) const;
    void paintBoundary(QPainter& painter, const Palette& palette, std::int64_t offset,
                       std::int64_t firstRow) const;
    void paintBroken(QPainter& painter, const Palette& palette, std::int64_t offset,
                     std::int64_t firstRow) const;
    void paintMissing(QPainter& painter, const Palette& palette, std::int64_t offset,
                      std::int64_t firstRow) const;

    world::MessageBytes m_message;
    ByteGrid m_grid;
    std::uint64_t m_announced = 0;
    bool m_complete = false;
    std::int64_t m_selected = -1;
    std::int64_t m_length = 1;
    std::int64_t m_broken = -1; // where the message is malformed
    QString m_emptyText;
    QString m_gist;
    QString m_callName;
};

} // namespace muxscope::ui
