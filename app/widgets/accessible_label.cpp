// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessible_label.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QLabel>
#include <QTextDocumentFragment>

namespace muxscope::ui {

namespace {

QString plainText(const QLabel& label) {
    const bool rich = label.textFormat() == Qt::RichText ||
                      (label.textFormat() == Qt::AutoText && Qt::mightBeRichText(label.text()));
    return rich ? QTextDocumentFragment::fromHtml(label.text()).toPlainText() : label.text();
}

class AccessibleLabel : public QAccessibleWidget {
public:
    explicit AccessibleLabel(QLabel* label) : QAccessibleWidget(label, QAccessible::StaticText) {}

    [[nodiscard]] QString text(QAccessible::Text what) const override {
        const auto* label = static_cast<const QLabel*>(widget());
        if (what == QAccessible::Name && label->accessibleName().isEmpty())
            return plainText(*label);
        if (what == QAccessible::Description && label->accessibleDescription().isEmpty() &&
            !label->accessibleName().isEmpty())
            return plainText(*label);
        return QAccessibleWidget::text(what);
    }

    // Whose label it is.
    [[nodiscard]] QVector<QPair<QAccessibleInterface*, QAccessible::Relation>>
    relations(QAccessible::Relation match) const override {
        auto all = QAccessibleWidget::relations(match);
        QWidget* buddy = static_cast<const QLabel*>(widget())->buddy();
        if (buddy != nullptr && (match & QAccessible::Labelled) != 0)
            all.append({QAccessible::queryAccessibleInterface(buddy), QAccessible::Labelled});
        return all;
    }
};

QAccessibleInterface* labelInterface(const QString& className, QObject* object) {
    auto* label = className == QLatin1String("QLabel") ? qobject_cast<QLabel*>(object) : nullptr;
    return label != nullptr ? new AccessibleLabel(label) : nullptr;
}

} // namespace

void describeLabels() {
    QAccessible::installFactory(labelInterface);
}

} // namespace muxscope::ui
