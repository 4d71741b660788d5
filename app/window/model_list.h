// SPDX-License-Identifier: GPL-3.0-or-later
// The list of I/O models under their groups' headings, each with its one line beside it; those that
// this machine cannot run are greyed and say why. For the chooser in the control bar. GUI thread.
#pragma once

#include "session/server_choices.h"

#include <QComboBox>

namespace muxscope::ui {

class ModelList : public QComboBox {
    Q_OBJECT
public:
    ModelList(const std::vector<ModelChoice>& choices, QWidget* parent);

    [[nodiscard]] QString modelName() const;
    // Without a signal; a name that is not in the list leaves the choice as it is.
    void setModelName(const QString& name);

    // The longest name is a matter of a few models: the box is as wide as most, and the popup shows all.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    void addHeading(const QString& title);
    void addModel(const ModelChoice& choice);
};

} // namespace muxscope::ui
