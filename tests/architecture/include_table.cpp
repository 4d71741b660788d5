// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/include_table.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace muxscope::architecture {

namespace {

// What the files of one folder may include besides the folder itself and the standard library.
struct Row {
    QStringList folders;   // quoted includes: the part before the first '/'
    QStringList forbidden; // <...> includes, as wildcard expressions
};

const QStringList kQt = {"Q*"};
const QStringList kSocketHeaders = {"sys/socket.h", "sys/epoll.h", "sys/select.h", "sys/poll.h",
                                    "poll.h"};
const QStringList kWidgetHeaders = {
    "QWidget", "QAbstractScrollArea", "QMainWindow",       "QDialog",  "QDockWidget", "QtWidgets*",
    "QLabel",  "QPushButton",         "QAbstractItemView", "QToolBar", "QApplication"};

// Everything of the engine that holds plain values and touches no descriptor.
const QStringList kPure = {"base", "trace", "http", "world"};
const QStringList kWholeEngine = {"base",   "trace",  "http",  "kernel", "mux",
                                  "server", "peer",   "world", "import", "analysis",
                                  "export", "source", "watch", "lab",    "cli"};

const QMap<QString, Row>& table() {
    static const QMap<QString, Row> rows = {
        {"engine/base", {{}, kQt}},
        // trace/ names the flags and prints the addresses of those headers; it makes none of their calls.
        {"engine/trace", {{"base"}, kQt}},
        {"engine/http", {{"base"}, kQt + kSocketHeaders}},
        {"engine/kernel", {{"base", "trace"}, kQt}},
        {"engine/mux", {{"base", "trace", "kernel"}, kQt}},
        // server/ names the flags of <sys/socket.h>; its calls go through kernel/ (see kSocketCall).
        {"engine/server",
         {{"base", "trace", "kernel", "mux", "http"},
          kQt + QStringList{"sys/epoll.h", "sys/select.h", "sys/poll.h", "poll.h"}}},
        {"engine/peer", {{"base"}, kQt}},
        {"engine/world", {{"base", "trace", "http"}, kQt + kSocketHeaders}},
        {"engine/import", {{"base", "trace"}, kQt + kSocketHeaders}},
        {"engine/analysis", {{"base", "trace", "http", "import"}, kQt + kSocketHeaders}},
        {"engine/export", {kPure, kQt + kSocketHeaders}},
        {"engine/source", {{"base", "trace", "import", "analysis"}, kQt + kSocketHeaders}},
        // watch/ talks to its children through pipes and a socket pair; no server's are among them.
        {"engine/watch", {{"base", "trace", "import", "analysis", "source"}, kQt}},
        // lab/ asks the kernel itself, about descriptors that no server has.
        {"engine/lab", {kWholeEngine, kQt}},
        {"engine/cli", {kWholeEngine, kQt + kSocketHeaders}},

        {"app", {{"window", "session"}, kSocketHeaders}},
        {"app/window",
         {kWholeEngine + QStringList{"session", "models", "geometry", "painters", "widgets",
                                     "views", "client", "lessons"},
          kSocketHeaders}},
        {"app/session", {kWholeEngine, kSocketHeaders}},
        {"app/models", {kPure + QStringList{"session"}, kSocketHeaders}},
        {"app/geometry", {kPure, kSocketHeaders + kWidgetHeaders + QStringList{"QPainter"}}},
        {"app/painters", {kPure + QStringList{"geometry"}, kSocketHeaders + kWidgetHeaders}},
        {"app/widgets", {QStringList{"models", "painters"}, kSocketHeaders}},
        {"app/views",
         {kPure + QStringList{"session", "models", "geometry", "painters", "widgets"},
          kSocketHeaders}},
        {"app/client", {{"base", "http", "session", "painters", "widgets"}, kSocketHeaders}},
        {"app/lessons", {kPure + QStringList{"session"}, kSocketHeaders}},
    };
    return rows;
}

// The folders that may talk to a socket without being recorded: the door itself, and strangers to it.
const QStringList kMayCall = {"engine/base", "engine/kernel", "engine/mux", "engine/peer",
                              "engine/lab"};

// The built-in client's own sockets: what QTcpSocket has no name for (MSG_OOB, RST, half-close).
const QString kClientSocket = "app/client/client_socket.";

// A system call on sockets as this project writes it, with the global scope spelled out.
const QRegularExpression kSocketCall(
    "(?<![\\w>])::(socket|bind|listen|accept4?|connect|recv(from|msg)?|send(to|msg|file)?|shutdown|"
    "[gs]etsockopt|getsockname|getpeername|select|poll|epoll_\\w+)\\s*\\(");

// "engine/server/models/select.cpp" belongs to the row "engine/server"; "app/main.cpp" to "app".
QString rowOf(const QString& path) {
    const QStringList parts = path.split('/');
    if (parts.size() == 2 && parts[0] == "app")
        return "app";
    return parts.size() < 3 ? QString() : parts[0] + '/' + parts[1];
}

// The file's name up to the first '_' or '.': files of one view share it ("stage_view",
// "stage_keys").
QString firstWord(const QString& path) {
    return path.section('/', -1).section('.', 0, 0).section('_', 0, 0);
}

std::optional<QString> quotedFault(const QString& path, const QString& included, const Row& row) {
    const QString folder = included.section('/', 0, 0);
    const QString own = path.section('/', 1, 1);
    if (!included.contains('/')) {
        const bool generated = included.startsWith("ui_") || included.endsWith(".moc");
        return generated ? std::nullopt
                         : std::optional<QString>("a quoted include names its folder");
    }
    if (path.startsWith("app/views/") && folder == "views")
        return firstWord(path) == firstWord(included)
                   ? std::nullopt
                   : std::optional<QString>("views meet only in session/");
    if (folder == own || row.folders.contains(folder))
        return std::nullopt;
    // The one door from the sources to a running server.
    if (path.startsWith("engine/source/live_source") &&
        QStringList{"server", "mux", "kernel", "http"}.contains(folder))
        return std::nullopt;
    return QString("%1 may not use %2/").arg(rowOf(path), folder);
}

std::optional<QString> bracketFault(const QString& path, const QString& included, const Row& row) {
    if (path.startsWith(kClientSocket) && included == "sys/socket.h")
        return std::nullopt;
    for (const QString& pattern : row.forbidden) {
        const auto expression = QRegularExpression::fromWildcard(pattern, Qt::CaseSensitive);
        if (expression.match(included).hasMatch() ||
            expression.match(included.section('/', 0, 0)).hasMatch())
            return QString("%1 may not use <%2>").arg(rowOf(path), pattern);
    }
    return std::nullopt;
}

} // namespace

QString Violation::text(const QString& path) const {
    return QString("%1:%2: %3: %4").arg(path).arg(line).arg(include, reason);
}

std::vector<Violation> violations(const QString& path, const QString& text) {
    if (!path.startsWith("engine/") && !path.startsWith("app/"))
        return {};
    const auto row = table().constFind(rowOf(path));
    if (row == table().constEnd())
        return {{1, path, "the folder has no row in tests/architecture/include_table.cpp"}};

    static const QRegularExpression kInclude(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
    std::vector<Violation> found;
    int number = 0;
    for (const QString& line : text.split('\n')) {
        ++number;
        const auto call = kSocketCall.match(line);
        if (call.hasMatch() && !kMayCall.contains(rowOf(path)) && !path.startsWith(kClientSocket))
            found.push_back(
                {number, call.captured(0) + ')', "only kernel/ and mux/ make this call"});
        const auto match = kInclude.match(line);
        if (!match.hasMatch())
            continue;
        const QString included = match.captured(2);
        const bool quoted = match.captured(1) == "\"";
        const auto fault =
            quoted ? quotedFault(path, included, *row) : bracketFault(path, included, *row);
        if (fault)
            found.push_back({number, line.section("include", 1).trimmed(), *fault});
    }
    return found;
}

QStringList foldersInTable() {
    return table().keys();
}

} // namespace muxscope::architecture
