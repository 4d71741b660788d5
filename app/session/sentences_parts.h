// SPDX-License-Identifier: GPL-3.0-or-later
// The parts that sentences.cpp puts together; for that file and its tests only. GUI thread.
#pragma once

#include "trace/event.h"
#include "world/world.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace muxscope::ui::sentences {

// Only its tr() is wanted: the context "Sentences" of every text here.
class Sentences {
    Q_DECLARE_TR_FUNCTIONS(Sentences)
};

// What the call is for, of an enter: "take what has arrived on fd 5".
QString purposeOf(const trace::Event& enter, const world::World& world);
// The same for what the code site says more of than the call; empty where it does not.
QString sitePurpose(const trace::Event& enter, const world::World& world);
QString siteAnswer(const trace::Event& exit, const world::World& world);
QString optionPurpose(const trace::Event& enter, const world::World& world);
QString fcntlPurpose(const trace::Event& enter, const world::World& world);
QString signalPurpose(const trace::Event& enter);
QString signalAnswer(const trace::Event& exit, const world::World& world);
QString ringPurpose(const trace::Event& enter);
QString ringAnswer(const trace::Event& exit);
// io_uring: an operation goes into the one queue, its result comes out of the other.
QString submissionSentence(const trace::Event& event, const world::World& world);
QString completionSentence(const trace::Event& event, const world::World& world);
// Why this call failed, in view of whether its descriptor blocks.
QString failureReason(const trace::Event& exit, const world::World& world);
// What ends the sleep that this enter is about to begin; empty when it does not sleep.
QString sleeperWakes(const trace::Event& enter, const world::World& world);
// What a model without a multiplexer does with a new connection; empty for the others.
QString waysOfModel(const world::World& world, Fd accepted);

// What a successful answer means: "recv(5, 16384) returned 19 bytes: the request is complete".
QString answerOf(const trace::Event& exit, const world::World& world);
// Why a call failed: "the send buffer is full".
QString reasonOf(int error, trace::CallKind kind);
// Why the kernel calls a descriptor ready: "a connection is waiting".
QString readyReason(std::uint32_t bits, bool listener);

// "recv(5, 16384)"; of an exit, from its thread's latest enter.
QString shortCall(const trace::Event& event, const world::World& world);
// The enter that an exit answers; call == none when it was not seen.
trace::Record enterOf(const trace::Event& exit, const world::World& world);
// The multiplexer that a wait belongs to; the latest one for any other call. May be null.
const world::Mux* muxOf(const trace::Event& event, const world::World& world);

// "a, b and c".
QString joined(const QStringList& items);
QString byteWords(std::int64_t count);
// For %n: what a caller passed may be anything.
int pluralCount(std::int64_t count);
QString fdText(const world::World& world, Fd fd);

} // namespace muxscope::ui::sentences
