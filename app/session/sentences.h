// SPDX-License-Identifier: GPL-3.0-or-later
// "Now:" and "Next:": the current moment in one plain sentence, in the user's language. The kernel's
// words (call names, errno names, rlist, rs, fd) stay as they are. Pure functions of the event and
// the world it led to; GUI thread (translations), never block, never fail: an event that nobody
// foresaw still gets a sentence.
#pragma once

#include "trace/event.h"
#include "world/world.h"

#include <QString>

namespace muxscope::ui {

// What has just happened. `world` is the world at event.moment().
QString nowSentence(const trace::Event& event, const world::World& world);

// What comes after it. `next` is the event after, where history holds it; without it the sentence
// says what a program like this does next.
QString nextSentence(const trace::Event& event, const world::World& world,
                     const trace::Event* next = nullptr);

// What the server noted (event.note() is not none).
// A descriptor in it is called as the world has it; by the event's own number in an empty one.
QString noteSentence(const trace::Event& event, const world::World& world = {});

// At moment 0, before anything.
QString nothingYetSentence();

} // namespace muxscope::ui
