// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/source_factory.h"

#include "session/live_engine.h"
#include "source/file_source.h"
#include "source/live_source.h"

#include <QFile>

namespace muxscope::ui {

namespace {

// Often enough for buffers to be seen filling; a look costs under half a ms of another thread.
constexpr int kGaugesEveryMs = 50;

server::ServerOptions optionsOf(const ServerSettings& settings) {
    server::ServerOptions options;
    options.model = settings.model.toStdString();
    options.protocol = settings.protocol.toStdString();
    options.bindAddress = settings.bindAddress.toStdString();
    options.port = settings.port;
    options.root = QFile::encodeName(settings.root).toStdString();
    options.waitTimeoutNs = settings.waitTimeoutSeconds < 0
                                ? -1
                                : static_cast<std::int64_t>(settings.waitTimeoutSeconds * 1e9);
    options.sendAtOnce = settings.sendAtOnce;
    options.gaugesEveryMs = kGaugesEveryMs;
    return options;
}

} // namespace

std::pair<std::unique_ptr<source::TraceSource>, std::unique_ptr<EngineControl>>
startLiveSource(const ServerSettings& settings) {
    auto source =
        std::make_unique<source::LiveSource>(optionsOf(settings), trace::TraceLog::Options{});
    auto control = std::make_unique<LiveEngine>(*source);
    source->start();
    return {std::move(source), std::move(control)};
}

Result<std::unique_ptr<source::TraceSource>> openFileSource(const QString& path) {
    auto opened = source::FileSource::open(QFile::encodeName(path).toStdString());
    if (!opened)
        return opened.error();
    opened.value()->load();
    return std::unique_ptr<source::TraceSource>(std::move(opened.value()));
}

} // namespace muxscope::ui
