// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/follow_file.h"

#include <chrono>
#include <thread>

namespace muxscope::cli {

// Events are handled while the file loads and then let go.
void followFile(source::FileSource& source,
                const std::function<bool(const trace::Event&)>& handle) {
    trace::TraceReader reader(source.log());
    source.load();
    Moment next = 0;
    bool goOn = true;
    while (goOn) {
        const bool loading = source.state() == source::TraceSource::State::starting;
        const Moment end = source.log().end();
        source.log().forEach(next, end, [&](const trace::Event& event) {
            goOn = handle(event);
            return goOn;
        });
        if (next == end && !loading)
            break;
        if (next == end)
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        next = end;
        reader.setKeepFrom(next);
    }
    source.cancel();
    source.join();
}

} // namespace muxscope::cli
