// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/drafts.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace muxscope::ui {

namespace {

// Empty for a field that is a part of another widget, a number's say: that knows its own value.
QString placeOf(const QWidget& field) {
    if (field.objectName().isEmpty() || field.objectName().startsWith(QLatin1String("qt_")))
        return {};
    QString dock;
    for (const QWidget* around = &field; around != nullptr && dock.isEmpty();
         around = around->parentWidget())
        if (qobject_cast<const QDockWidget*>(around) != nullptr)
            dock = around->objectName();
    return dock + QLatin1Char('/') + field.objectName();
}

template <class Field>
QList<Field*> fieldsOf(const QWidget& window) {
    QList<Field*> fields = window.findChildren<Field*>();
    fields.removeIf([](Field* field) { return field->isReadOnly() || placeOf(*field).isEmpty(); });
    return fields;
}

} // namespace

Drafts::Drafts(const QWidget& window) {
    for (const QLineEdit* field : fieldsOf<QLineEdit>(window))
        m_texts.insert(placeOf(*field), field->text());
    for (const QPlainTextEdit* field : fieldsOf<QPlainTextEdit>(window))
        m_texts.insert(placeOf(*field), field->toPlainText());
}

void Drafts::restore(QWidget& window) const {
    for (QLineEdit* field : fieldsOf<QLineEdit>(window))
        if (const auto text = m_texts.constFind(placeOf(*field));
            text != m_texts.constEnd() && *text != field->text())
            field->setText(*text);
    for (QPlainTextEdit* field : fieldsOf<QPlainTextEdit>(window))
        if (const auto text = m_texts.constFind(placeOf(*field));
            text != m_texts.constEnd() && *text != field->toPlainText())
            field->setPlainText(*text);
}

} // namespace muxscope::ui
