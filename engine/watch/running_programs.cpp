// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/running_programs.h"

#include "watch/watch_order.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <optional>
#include <sstream>
#include <unistd.h>

namespace muxscope::watch {
namespace {

std::string wholeFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

int socketsOf(int pid) {
    std::error_code error;
    int sockets = 0;
    std::filesystem::directory_iterator each(fmt::format("/proc/{}/fd", pid), error);
    if (error)
        return -1;
    for (; each != std::filesystem::directory_iterator(); each.increment(error)) {
        std::error_code gone;
        const std::string target = std::filesystem::read_symlink(each->path(), gone).string();
        sockets += target.starts_with("socket:") ? 1 : 0;
        if (error)
            break;
    }
    return sockets;
}

std::optional<RunningProgram> programOf(int pid, long ownUser, bool anybody) {
    std::ifstream status(fmt::format("/proc/{}/status", pid));
    RunningProgram program;
    program.pid = pid;
    long user = -1;
    bool hasMemory = false;
    bool dead = false;
    for (std::string line; std::getline(status, line);) {
        const std::size_t colon = line.find(":\t");
        if (colon == std::string::npos)
            continue;
        const std::string key = line.substr(0, colon);
        const std::string value = line.substr(colon + 2);
        if (key == "Name")
            program.name = value;
        else if (key == "State")
            dead = value.starts_with('Z') || value.starts_with('X');
        else if (key == "Uid")
            user = std::atol(value.c_str());
        else if (key == "VmSize")
            hasMemory = true; // threads of the kernel have none
        else if (key == "Threads")
            program.threads = std::atoi(value.c_str());
        else if (key == "TracerPid")
            program.tracedAlready = value != "0";
    }
    if (dead || !hasMemory || (user != ownUser && !anybody))
        return std::nullopt;
    program.commandLine = wholeFile(fmt::format("/proc/{}/cmdline", pid));
    while (!program.commandLine.empty() && program.commandLine.back() == '\0')
        program.commandLine.pop_back();
    std::replace(program.commandLine.begin(), program.commandLine.end(), '\0', ' ');
    if (program.commandLine.empty())
        program.commandLine = program.name;
    program.sockets = socketsOf(pid);
    return program;
}

} // namespace

std::vector<RunningProgram> runningPrograms() {
    std::vector<RunningProgram> programs;
    const bool anybody = mayTraceAny();
    std::error_code error;
    for (std::filesystem::directory_iterator each("/proc", error);
         !error && each != std::filesystem::directory_iterator(); each.increment(error)) {
        const int pid = std::atoi(each->path().filename().c_str());
        if (pid <= 0 || pid == getpid())
            continue;
        if (auto program = programOf(pid, static_cast<long>(getuid()), anybody))
            programs.push_back(std::move(*program));
    }
    std::sort(programs.begin(), programs.end(),
              [](const RunningProgram& a, const RunningProgram& b) { return a.pid < b.pid; });
    return programs;
}

} // namespace muxscope::watch
