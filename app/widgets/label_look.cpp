// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label_look.h"

#include <QLabel>
#include <QStyle>

namespace muxscope::ui {

void setTone(QLabel& label, LabelTone tone) {
    constexpr const char* kTone = "tone";
    const QString name = tone == LabelTone::muted     ? QStringLiteral("muted")
                         : tone == LabelTone::mistake ? QStringLiteral("mistake")
                                                      : QString();
    if (label.property(kTone).toString() == name)
        return;
    label.setProperty(kTone, name);
    label.style()->unpolish(&label);
    label.style()->polish(&label);
}

} // namespace muxscope::ui
