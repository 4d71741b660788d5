// SPDX-License-Identifier: GPL-3.0-or-later
// The field that a filter is typed into: checked with each letter, red with the faulty part
// underlined, and with a list of what could come next. GUI thread.
#pragma once

#include "models/call_filter.h"
#include "models/call_filter_words.h"

#include <QLineEdit>
#include <functional>

class QCompleter;
class QStringListModel;

namespace muxscope::ui {

class CallsFilterField : public QLineEdit {
    Q_OBJECT
public:
    explicit CallsFilterField(QWidget* parent = nullptr);

    // Asked each time that something is offered.
    void setValues(std::function<CallFilterValues()> values) { m_values = std::move(values); }
    // Red, with this part marked; nothing: as usual.
    void showFault(const std::optional<CallFilter::Fault>& fault);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void offer(bool asked);
    void keepClear(bool below);
    void replaceWord(const QString& word);

    QCompleter* m_completer;
    QStringListModel* m_words;
    std::function<CallFilterValues()> m_values;
    int m_below = 0; // pixels that the popup leaves free under the field
};

} // namespace muxscope::ui
