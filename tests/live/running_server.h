// SPDX-License-Identifier: GPL-3.0-or-later
// A recorded server on a free port, for the length of a test.
#pragma once

#include "peer/peer.h"
#include "server/models/model_table.h"
#include "server/server.h"
#include "trace/event_text.h"

#include <QTest>
#include <functional>
#include <memory>
#include <string>

namespace muxscope::test {

// Whether one loop waits for the listener and all clients at once.
inline bool waitsForMany(const server::ModelFacts& model) {
    return model.group == server::ModelGroup::multiplexing ||
           model.group == server::ModelGroup::eventDriven ||
           model.group == server::ModelGroup::asynchronous;
}

inline void addModels(bool (*fits)(const server::ModelFacts&)) {
    QTest::addColumn<QString>("model");
    for (const server::ModelFacts& model : server::modelTable())
        if (fits(model) && server::whyUnavailable(model).empty())
            QTest::newRow(std::string(model.name).c_str())
                << QString::fromStdString(std::string(model.name));
}

// All that this machine can run: whatever such a model is asked, it must serve one client after another.
inline void everyModel() {
    addModels([](const server::ModelFacts&) { return true; });
}

// Those whose loop waits for many.
inline void eachModel() {
    addModels(waitsForMany);
}

// Those that are told what is ready and then make a call on it: all but io_uring, whose bytes move without
// calls of their own (io_uring_test.cpp).
inline void eachReadinessModel() {
    addModels([](const server::ModelFacts& model) {
        return waitsForMany(model) && model.group != server::ModelGroup::asynchronous;
    });
}

// Those with a set in which a connection waits for room.
inline void eachThatAsksForRoom() {
    addModels([](const server::ModelFacts& model) { return model.asksForRoom; });
}

// Those that have a place for further descriptors: a UDP socket, a terminal, a tunnel.
inline void eachHost() {
    addModels([](const server::ModelFacts& model) { return model.hostsSources; });
}

// "name" or "name=value" of the table of teaching switches.
inline server::ServerOptions withSwitch(const char* text) {
    server::ServerOptions options;
    if (const Status set = server::setSwitch(options.switches, text); !set)
        qFatal("%s", set.error().text.c_str());
    return options;
}

// Nothing here takes half a second, but a machine may have much else to do.
constexpr int kPatienceMs = 30'000;

class RunningServer {
public:
    explicit RunningServer(const QString& model, server::ServerOptions options = {})
        : log(logOptionsFor(model)) {
        options.model = model.toStdString();
        options.port = 0;
        m_server = std::make_unique<server::Server>(options, &log, gate);
        m_server->start();
    }
    // Waits until it listens; not possible while its gate is closed.
    bool listens() { return m_server->waitUntilListening() == server::Server::State::listening; }
    // Waits until the loop stands in its wait and nothing more happens by itself.
    bool sleeps() {
        return listens() && QTest::qWaitFor([this] { return standsInWait(); }, kPatienceMs);
    }
    [[nodiscard]] bool standsInWait() const {
        for (Moment moment = log.end(); moment > 0; --moment) {
            const trace::Event event = log.at(moment - 1);
            if (event.phase() != trace::Phase::observer)
                return event.isEnter() && trace::isLoopWait(event.call()) &&
                       event.record.value != 0; // a wait for no time is a look
        }
        return false;
    }
    [[nodiscard]] std::uint16_t port() const { return m_server->port(); }
    server::Server& server() { return *m_server; }
    void stop() {
        m_server->requestStop();
        m_server->join();
    }
    // The number of recorded events that fit.
    template <class Fits>
    std::size_t count(Fits fits) const {
        std::size_t n = 0;
        log.forEach(log.begin(), log.end(),
                    [&](const trace::Event& event) { n += fits(event) ? 1 : 0; });
        return n;
    }
    [[nodiscard]] std::string text() const {
        std::string all;
        trace::EventTextWriter writer;
        log.forEach(log.begin(), log.end(),
                    [&](const trace::Event& event) { all += writer.line(event) + '\n'; });
        return all;
    }

    trace::TraceLog log;
    kernel::Gate gate;

private:
    static trace::TraceLog::Options logOptionsFor(const QString& model) {
        server::ServerOptions options;
        options.model = model.toStdString();
        trace::TraceLog::Options log;
        log.manyWriters = server::hasManyThreads(options);
        return log;
    }

    std::unique_ptr<server::Server> m_server;
};

inline peer::Peer connectTo(const RunningServer& server, int receiveBufferBytes = 0) {
    auto peer = peer::Peer::connect(server.port(), receiveBufferBytes);
    if (!peer)
        qFatal("%s", peer.error().text.c_str());
    return std::move(*peer);
}

// Whether it comes true before one must say that it never does.
inline bool comesTrue(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, kPatienceMs);
}

inline const std::string kGet = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";

} // namespace muxscope::test
