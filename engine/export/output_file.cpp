// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/output_file.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <sys/stat.h>

namespace muxscope::exporting {
namespace {

Error cannotWrite(const std::string& path, int error) {
    return {Error::Kind::environment,
            fmt::format("cannot write {}: {}", path, std::strerror(error)), error};
}

} // namespace

Status OutputFile::open(const std::string& path) {
    m_path = path;
    if (path == "-")
        return {};
    // A pipe or a device must not be put aside for a file.
    struct stat there {};
    const bool special = stat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode);
    m_part = special ? std::string() : path + ".part";
    m_file.reset(std::fopen(special ? path.c_str() : m_part.c_str(), "wbe"));
    if (m_file)
        return {};
    const int error = errno;
    m_part.clear();
    return cannotWrite(path, error);
}

OutputFile::~OutputFile() {
    m_file.reset();
    if (!m_part.empty())
        std::remove(m_part.c_str());
}

Status OutputFile::keep() {
    if (!m_file)
        return {};
    const bool closed = std::fclose(m_file.release()) == 0;
    if (!closed || (!m_part.empty() && std::rename(m_part.c_str(), m_path.c_str()) != 0))
        return cannotWrite(m_path, errno);
    m_part.clear();
    return {};
}

} // namespace muxscope::exporting
