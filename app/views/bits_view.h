// SPDX-License-Identifier: GPL-3.0-or-later
// The values with bits of the chosen descriptor (events, revents, open flags, words of the fd_sets), and
// a small playground that calculates with them: two operands, an operator, every bit explained. GUI
// thread.
#pragma once

#include "models/bits_arithmetic.h"
#include "session/refresh.h"
#include "session/session.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTreeWidget;

namespace muxscope::ui {

class BitsRows;

class BitsView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
public:
    explicit BitsView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const { return m_subtitle; } // "fd 7"
    void setSum(const QString& a, BitsOperator op, const QString& b);

signals:
    void subtitleChanged(const QString& subtitle);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    QComboBox* buildOperand(const QString& name, const QString& title);
    void refreshSoon();
    void refresh();
    void showValues();
    void offerOperands();
    [[nodiscard]] QString captionText() const;
    void recalculate();
    void explain(const BitsValue& result);
    void complain(const QString& error, bool mistake);

    Session& m_session;
    std::vector<BitsValue> m_live;
    QString m_subtitle;
    Refresh m_refresh;
    QTreeWidget* m_values = nullptr;
    QLabel* m_empty = nullptr;
    QComboBox* m_a = nullptr;
    QComboBox* m_operator = nullptr;
    QComboBox* m_b = nullptr;
    QLabel* m_sum = nullptr;
    QLabel* m_names = nullptr;
    BitsRows* m_rows = nullptr;
};

} // namespace muxscope::ui
