// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/models/model_table.h"

#include "mux/make_mux.h"
#include "server/models/blocking.h"
#include "server/models/blocking_timeout.h"
#include "server/models/edge_triggered.h"
#include "server/models/io_uring.h"
#include "server/models/multiplexing.h"
#include "server/models/nonblocking.h"
#include "server/models/one_shot.h"
#include "server/models/signal_driven.h"
#include "server/models/thread_per_client.h"

namespace muxscope::server {
namespace {

std::unique_ptr<Model> makeMultiplexing(const ModelParts& parts, std::string_view name) {
    return std::make_unique<Multiplexing>(parts, mux::makeMux(name, parts.calls));
}

std::unique_ptr<Model> makeEdgeTriggered(const ModelParts& parts, std::string_view name) {
    return std::make_unique<EdgeTriggered>(parts, mux::makeMux(name, parts.calls));
}

std::unique_ptr<Model> makeOneShot(const ModelParts& parts, std::string_view name) {
    return std::make_unique<OneShot>(parts, mux::makeMux(name, parts.calls));
}

std::unique_ptr<Model> makeSignalDriven(const ModelParts& parts, std::string_view name) {
    return std::make_unique<SignalDriven>(parts, mux::makeMux(name, parts.calls));
}

template <class M>
std::unique_ptr<Model> makeModel(const ModelParts& parts, std::string_view) {
    return std::make_unique<M>(parts);
}

std::unique_ptr<Model> makeNonblocking(const ModelParts& parts, std::string_view) {
    return std::make_unique<Nonblocking>(parts, parts.options.switches.sleepMs * 1'000'000);
}

std::unique_ptr<Model> makeSpin(const ModelParts& parts, std::string_view) {
    return std::make_unique<Nonblocking>(parts, 0);
}

constexpr ModelFacts kModels[] = {
    {.name = "blocking",
     .group = ModelGroup::blocking,
     .about = "one client at a time; the others wait in the accept queue",
     .nonblockingListener = false,
     .loopBegins = {.atAccept = true},
     .make = makeModel<Blocking>},
    {.name = "blocking-timeout",
     .group = ModelGroup::blocking,
     .about = "the wait for a client is cut at a limit, and the loop goes on",
     .nonblockingListener = false,
     .loopBegins = {.atAccept = true},
     .make = makeModel<BlockingTimeout>},
    {.name = "nonblocking",
     .group = ModelGroup::nonblocking,
     .about = "accept says EAGAIN, the program sleeps and tries again",
     .loopBegins = {.atAccept = true},
     .make = makeNonblocking},
    {.name = "nonblocking-spin",
     .group = ModelGroup::nonblocking,
     .about = "accept says EAGAIN and is tried again at once: the processor is busy for nothing",
     .loopBegins = {.atAccept = true},
     .make = makeSpin},
    {.name = "select",
     .group = ModelGroup::multiplexing,
     .about = "three lists go in, the ready ones come out; descriptor numbers below 1024",
     .hostsSources = true,
     .asksForRoom = true,
     .make = makeMultiplexing},
    {.name = "poll",
     .group = ModelGroup::multiplexing,
     .about = "one array of descriptors with events asked and answered",
     .hostsSources = true,
     .asksForRoom = true,
     .make = makeMultiplexing},
    {.name = "epoll",
     .group = ModelGroup::multiplexing,
     .about = "the kernel keeps the interest list; level-triggered",
     .hostsSources = true,
     .asksForRoom = true,
     .make = makeMultiplexing},
    {.name = "epoll-et",
     .group = ModelGroup::eventDriven,
     .about = "epoll, edge-triggered: only what is new is reported, so all is drained until EAGAIN",
     .hostsSources = true,
     .asksForRoom = true,
     .make = makeEdgeTriggered},
    {.name = "epoll-oneshot",
     .group = ModelGroup::eventDriven,
     .about = "epoll, one-shot: one report, then nothing until the descriptor is armed again",
     .hostsSources = true,
     .asksForRoom = true,
     .make = makeOneShot},
    {.name = "signal-driven",
     .group = ModelGroup::eventDriven,
     .about = "the kernel sends a realtime signal when something happens; sigtimedwait takes them",
     .hostsSources = true,
     .make = makeSignalDriven},
    {.name = "io_uring",
     .group = ModelGroup::asynchronous,
     .about = "operations are handed over in advance and complete by themselves; one call for all",
     .nonblockingListener = false,
     .make = makeModel<IoUring>,
     .unavailable = kernel::Ring::whyUnavailable},
    {.name = "thread-per-client",
     .group = ModelGroup::threads,
     .about = "the baseline: a thread with blocking calls for each connection",
     .nonblockingListener = false,
     .manyThreads = true,
     .loopBegins = {.atAccept = true, .atRecv = true},
     .make = makeModel<ThreadPerClient>},
};

} // namespace

std::span<const ModelFacts> modelTable() {
    return kModels;
}

const ModelFacts* findModel(std::string_view name) {
    for (const ModelFacts& model : kModels)
        if (model.name == name)
            return &model;
    return nullptr;
}

std::string_view groupName(ModelGroup group) {
    switch (group) {
    case ModelGroup::blocking:
        return "blocking";
    case ModelGroup::nonblocking:
        return "non-blocking";
    case ModelGroup::multiplexing:
        return "multiplexing";
    case ModelGroup::eventDriven:
        return "event-driven";
    case ModelGroup::asynchronous:
        return "asynchronous";
    case ModelGroup::threads:
        return "threads";
    }
    return "";
}

std::string whyUnavailable(const ModelFacts& model) {
    return model.unavailable == nullptr ? std::string() : model.unavailable();
}

} // namespace muxscope::server
