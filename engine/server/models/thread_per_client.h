// SPDX-License-Identifier: GPL-3.0-or-later
// The baseline: a thread accepts, and each connection has a thread of its own that serves it with blocking
// calls (pthreads(7)). Nobody waits for anybody, at the price of a thread each.
//
// What the threads share: the listener (the accepting thread's alone), the log, the gate, and what clients
// store on the site, behind a lock that is never held during a system call. Everything else, the
// protocol's scratch and its file reader included, each thread has for itself.
#pragma once

#include "server/models/model.h"

#include <atomic>
#include <cstdint>
#include <list>
#include <set>
#include <thread>

namespace muxscope::server {

class ThreadPerClient : public Model {
public:
    // One more connection is told 503, whatever the limit of connections is: what shows threads shows so
    // many.
    static constexpr std::size_t kMostThreads = 1000;

    explicit ThreadPerClient(const ModelParts& parts);
    ~ThreadPerClient() override;
    Status run(const kernel::Interrupt& interrupt) override;

private:
    struct Client {
        ThreadId id;
        std::thread thread;
        std::atomic<bool> ended{false};
        Status unfinished; // of its protocol; read when the thread has been joined
    };

    // The accepting thread.
    void startThread(Fd fd, const kernel::Address& peer);
    void joinEnded();
    void join(Client& client);
    ThreadId takeId(); // the smallest that no thread has
    // A client's thread.
    void serve(Client& client, Fd fd, const kernel::Address& peer);

    const ModelParts m_parts;
    std::list<Client> m_clients;
    std::set<std::uint16_t> m_freeIds;
    Status m_unfinished;        // the first of the clients'
    std::uint16_t m_lastId = 1; // the accepting thread's
};

} // namespace muxscope::server
