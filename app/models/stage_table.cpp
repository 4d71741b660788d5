// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stage_table.h"

#include "models/descriptor_words.h"
#include "session/quantities.h"
#include "trace/payload.h"
#include "world/accept_queue.h"
#include "world/process_names.h"

#include <QCoreApplication>

namespace muxscope::ui {

namespace {

struct StageTable {
    Q_DECLARE_TR_FUNCTIONS(StageTable)
};

const QString kNone = QStringLiteral("–");

QString maskText(std::uint32_t bits) {
    return bits == 0 ? kNone : QString::fromStdString(trace::bitsText(bits));
}

QString levelText(const Fact<std::uint32_t>& level) {
    if (level.known == Known::unknown)
        return StageTable::tr("not known");
    return (level.known == Known::inferred ? QStringLiteral("≈ ") : QString()) +
           sizeText(level.value);
}

// "accept queue: 3 of 128".
QString queueText(const world::World& world) {
    const std::uint32_t most = world::acceptQueueMost(world);
    return StageTable::tr("accept queue: %1 of %2")
        .arg(world.acceptQueue.known == Known::unknown ? StageTable::tr("not known")
                                                       : countText(world.acceptQueue.value),
             most > 0 ? countText(most) : QStringLiteral("?"));
}

QString threadState(const world::World& world, const world::Thread& thread) {
    if (thread.ended)
        return StageTable::tr("ended");
    if (world.asleep(thread))
        return StageTable::tr("asleep");
    return thread.inCall ? StageTable::tr("in a call") : StageTable::tr("running");
}

void addThreads(const world::World& world, TableTwin& table) {
    for (const world::Thread& thread : world.threads) {
        const bool called = thread.enter.call != trace::Call::none;
        table.rows << QStringList{StageTable::tr("thread %1").arg(thread.id.n),
                                  threadState(world, thread),
                                  called ? QString::fromLatin1(trace::callName(thread.enter.call))
                                         : kNone,
                                  kNone,
                                  kNone,
                                  kNone,
                                  kNone};
    }
}

// What the latest answer said of it, and whether the program has dealt with that.
QString readyText(const world::Mux& mux, Fd fd) {
    for (const world::ReadyItem& item : mux.ready)
        if (item.fd == fd.n && !mux.waiting)
            return item.done() ? StageTable::tr("%1, handled").arg(maskText(item.bits))
                               : maskText(item.bits & ~item.handled);
    return kNone;
}

void addDescriptor(const world::World& world, Fd fd, TableTwin& table) {
    const world::Descriptor& descriptor = world.descriptor(fd);
    const world::Connection& connection = world.connection(fd);
    const world::Mux* mux = world.mux();
    const bool talks = connection.open && connection.generation == descriptor.generation;
    QString peer = kNone;
    if (descriptor.peer.length > 0)
        peer = QString::fromStdString(descriptor.peer.text());
    else if (talks && connection.peer.length > 0)
        peer = QString::fromStdString(connection.peer.text());
    table.rows << QStringList{QString::fromStdString(world::fdName(world, fd)),
                              descriptorKind(descriptor.kind),
                              peer,
                              mux == nullptr ? kNone : maskText(mux->interestOf(fd)),
                              mux == nullptr ? kNone : readyText(*mux, fd),
                              fd == world.listener ? queueText(world)
                              : talks              ? levelText(connection.receiveQueue)
                                                   : kNone,
                              talks ? levelText(connection.sendQueue) : kNone};
}

} // namespace

TableTwin stageTable(const world::World& world) {
    TableTwin table;
    table.head = {StageTable::tr("what"),         StageTable::tr("kind or state"),
                  StageTable::tr("peer or call"), StageTable::tr("watched for"),
                  StageTable::tr("ready"),        StageTable::tr("receive buffer"),
                  StageTable::tr("send buffer")};
    addThreads(world, table);
    for (std::size_t i = 0; i < world.descriptors.size(); ++i)
        if (world.descriptors[i].open)
            addDescriptor(world, Fd{static_cast<std::int32_t>(i)}, table);
    return table;
}

} // namespace muxscope::ui
