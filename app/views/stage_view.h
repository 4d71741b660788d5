// SPDX-License-Identifier: GPL-3.0-or-later
// The stage, in the face that the user chose: clients, the kernel's sockets, the server's thread and its
// sets (Sets); descriptors as bits (Bitmap); one request in time (Sequence); at the cursor's moment.
// Builds its picture at most once a frame and animates the step to the next one (150-400 ms, cut
// short by the next step). Mouse: click selects a descriptor, the wheel over the kernel scrolls its
// cards, over a sequence its rows. Keys: Tab and Up/Down walk the picture, Return selects, Page Up and
// Page Down scroll a sequence, 1 to 3 choose the face. GUI thread, never blocks.
#pragma once

#include "geometry/shape.h"
#include "geometry/stage_input.h"
#include "geometry/stage_motion.h"
#include "geometry/stage_sequence.h"
#include "models/table_twin.h"
#include "painters/scene_painter.h"
#include "session/refresh.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

namespace muxscope::ui {

class Session;
class StageChoice;
class StageFaces;

class StageView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QObject* titleWidget READ titleWidget)
public:
    explicit StageView(Session& session, QWidget* parent = nullptr);

    // The switch between the faces, for the title row that asks for it and takes it.
    [[nodiscard]] QObject* titleWidget();

    // Things jump instead of travelling; playback.motionWanted() is asked besides.
    void setReducedMotion(bool reduced) { m_reducedMotion = reduced; }
    // "loop iteration 41 · moment 1 208 of 1 312"
    [[nodiscard]] QString subtitle() const { return m_subtitle; }
    // The picture in sentences, for those who do not see it.
    [[nodiscard]] QString textTwin();
    Q_INVOKABLE muxscope::ui::TableTwin tableTwin(); // of the face that is shown
    [[nodiscard]] bool moving() const { return !m_motions.empty(); }

    [[nodiscard]] QSize sizeHint() const override { return {880, 440}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {420, 300}; }

signals:
    void subtitleChanged(const QString& subtitle);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void refresh(); // the world is another one: build anew before the next paint
    void rebuild(); // now
    void forget();  // another trace
    void addCommands();
    void turn(); // to another face
    [[nodiscard]] Scene sceneOf(const StageInput& input);
    [[nodiscard]] QString wordsOf(const StageInput& input);
    // Of the chosen request; folded anew when it, the cursor or what is kept has changed.
    const SequenceInput& sequences();
    void keepSequence();
    [[nodiscard]] QString hitWords(const HitArea& hit);
    void tickClock();
    [[nodiscard]] StageInput input() const;
    [[nodiscard]] bool isStep(Moment moment);
    void startMotion(std::vector<Motion> motions);
    void stopMotion();
    void paintMotions(QPainter& painter);
    void updateSubtitle();
    void updateWords();
    [[nodiscard]] Moment toldMoment() const;
    [[nodiscard]] QString nowText() const;
    [[nodiscard]] QString nextText() const;
    void choose(const HitArea& hit);
    void walk(int steps, bool regionsOnly);
    void scrollCards(int steps);
    void scrollRows(int steps); // of the sequence

    Session& m_session;
    StageChoice& m_choice;
    QPointer<StageFaces> m_faces;
    Refresh m_refresh;
    Scene m_scene;
    ScenePainter m_painter;
    StageMemory m_memory;
    std::vector<Motion> m_motions;
    std::vector<char> m_hidden;
    QVariantAnimation m_animation;
    qreal m_share = 1;
    QTimer m_clock;            // runs while the thread sleeps
    QTimer m_words;            // the text twin follows when the picture has come to rest
    QElapsedTimer m_sinceMove; // of the cursor
    SequenceInput m_sequences;
    QString m_subtitle;
    int m_firstCard = -1;
    int m_focused = -1; // index into m_scene.hits
    bool m_dirty = true;
    bool m_sequencesDirty = true;
    bool m_reducedMotion = false;
};

} // namespace muxscope::ui
