// SPDX-License-Identifier: GPL-3.0-or-later
// Blocking: one client at a time, the others wait in the accept queue (accept(2), recv(2), send(2)).
#pragma once

#include "server/models/model.h"
#include "server/models/one_client.h"

namespace muxscope::server {

class Blocking : public Model {
public:
    explicit Blocking(const ModelParts& parts);
    Status run(const kernel::Interrupt& interrupt) override;

private:
    kernel::Calls& m_calls;
    Listener& m_listener;
    OneClient m_client;
};

} // namespace muxscope::server
