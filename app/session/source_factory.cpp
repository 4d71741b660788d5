// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/source_factory.h"

#include "session/live_engine.h"
#include "session/server_choices.h"
#include "source/file_source.h"
#include "source/live_source.h"
#include "source/strace_source.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <span>

namespace muxscope::ui {

namespace {

// Often enough for buffers to be seen filling; a look costs under half a ms of another thread.
constexpr int kGaugesEveryMs = 50;

// The names and values stand in the engine's tables already (validated()); a table that has changed
// since is no reason to fail.
void applyNumbers(const ServerSettings& settings, server::ServerOptions& options) {
    for (auto it = settings.switches.begin(); it != settings.switches.end(); ++it)
        (void)server::setSwitch(options.switches,
                                QStringLiteral("%1=%2").arg(it.key()).arg(*it).toStdString());
    for (auto it = settings.limits.begin(); it != settings.limits.end(); ++it)
        (void)server::setLimit(options.limits,
                               QStringLiteral("%1=%2").arg(it.key()).arg(*it).toStdString());
}

std::string linesFileOf(const ServerSettings& settings) {
    if (!settings.linesFile.isEmpty())
        return QFile::encodeName(settings.linesFile).toStdString();
    const QString standard = standardLinesFile();
    QDir().mkpath(QFileInfo(standard).path()); // where that fails, opening the file says so
    return QFile::encodeName(standard).toStdString();
}

server::ServerOptions optionsOf(const ServerSettings& settings, int terminalFd) {
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
    options.backlog = settings.backlog;
    if (settings.udpPort >= 0 && hostsSources(settings.model))
        options.udpPort = static_cast<std::uint16_t>(settings.udpPort);
    options.traceMethod = settings.traceMethod;
    if (settings.protocol == QLatin1String("lines")) {
        options.terminalFd = terminalFd;
        options.linesFile = linesFileOf(settings);
    }
    applyNumbers(settings, options);
    return options;
}

// A recording that has begun to load.
template <class Source>
Result<std::unique_ptr<source::TraceSource>> loading(Result<std::unique_ptr<Source>> opened) {
    if (!opened)
        return opened.error();
    opened.value()->load();
    return std::unique_ptr<source::TraceSource>(std::move(opened.value()));
}

} // namespace

std::pair<std::unique_ptr<source::TraceSource>, std::unique_ptr<EngineControl>>
startLiveSource(const ServerSettings& settings, int terminalFd,
                std::vector<kernel::Breakpoint> breakpoints) {
    auto source = std::make_unique<source::LiveSource>(optionsOf(settings, terminalFd),
                                                       trace::TraceLog::Options{});
    auto control = std::make_unique<LiveEngine>(*source);
    control->setBreakpoints(std::move(breakpoints));
    source->start();
    return {std::move(source), std::move(control)};
}

Result<std::unique_ptr<source::TraceSource>> openFileSource(const QString& path) {
    if (path.startsWith(QLatin1String(":/"))) { // one that the program brings along
        QFile inside(path);
        if (!inside.open(QIODevice::ReadOnly))
            return Error{Error::Kind::input, path.toStdString() + ": there is no such recording"};
        const QByteArray bytes = inside.readAll();
        return loading(source::FileSource::openBytes(
            std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())))));
    }
    const std::string file = QFile::encodeName(path).toStdString();
    // A pipe or a device may never answer, and who opens it waits.
    if (const QFileInfo facts(path); facts.exists() && !facts.isFile() && !facts.isDir())
        return Error{Error::Kind::input, file + ": is not a plain file"};
    if (!source::isSessionFile(file))
        return loading(source::StraceSource::open({file}));
    return loading(source::FileSource::open(file));
}

} // namespace muxscope::ui
