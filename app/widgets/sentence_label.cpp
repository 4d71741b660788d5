// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sentence_label.h"

namespace muxscope::ui {

SentenceLabel::SentenceLabel(const QString& objectName, QWidget* parent)
    : StillLabel(new QLabel, objectName, parent) {
    label().setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int SentenceLabel::heightForWidth(int width) const {
    return label().heightForWidth(width);
}

void SentenceLabel::setText(const QString& text) {
    if (text == label().text())
        return;
    const int before = heightForWidth(width());
    label().setText(text);
    if (heightForWidth(width()) != before)
        updateGeometry();
}

} // namespace muxscope::ui
