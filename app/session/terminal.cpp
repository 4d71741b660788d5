// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/terminal.h"

#include <QFile>
#include <QSocketNotifier>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace muxscope::ui {

namespace {

constexpr char kEndOfInput = 4; // VEOF: Ctrl+D

Error systemError(const char* what) {
    const int error = errno;
    return {Error::Kind::environment, std::string(what) + ": " + std::strerror(error), error};
}

// Both ends, or -1 with errno.
int openInner(int outer) {
    if (grantpt(outer) != 0 || unlockpt(outer) != 0)
        return -1;
    char name[64];
    if (const int error = ptsname_r(outer, name, sizeof name); error != 0) {
        errno = error;
        return -1;
    }
    return ::open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
}

} // namespace

Result<std::unique_ptr<Terminal>> Terminal::open() {
    const int outer = ::open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (outer < 0)
        return systemError("cannot make a pseudo-terminal");
    const int inner = openInner(outer);
    termios mode{};
    if (inner < 0 || tcgetattr(inner, &mode) != 0) {
        const Error error = systemError("cannot open the pseudo-terminal");
        if (inner >= 0)
            ::close(inner);
        ::close(outer);
        return error;
    }
    mode.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG | IEXTEN);
    mode.c_lflag |= ICANON;
    mode.c_oflag &= ~static_cast<tcflag_t>(OPOST);
    mode.c_iflag |= IUTF8;
    mode.c_cc[VEOF] = kEndOfInput;
    tcsetattr(inner, TCSANOW, &mode);
    return std::unique_ptr<Terminal>(new Terminal(outer, inner));
}

Terminal::Terminal(int outer, int inner)
    : m_outer(outer),
      m_inner(inner),
      m_readable(new QSocketNotifier(outer, QSocketNotifier::Read, this)),
      m_writable(new QSocketNotifier(outer, QSocketNotifier::Write, this)) {
    m_writable->setEnabled(false);
    connect(m_readable, &QSocketNotifier::activated, this, &Terminal::readSome);
    connect(m_writable, &QSocketNotifier::activated, this, &Terminal::writeSome);
}

Terminal::~Terminal() {
    m_readable->setEnabled(false);
    m_writable->setEnabled(false);
    ::close(m_inner);
    ::close(m_outer);
}

QString Terminal::name() const {
    char name[64] = "";
    return ptsname_r(m_outer, name, sizeof name) == 0 ? QFile::decodeName(name) : QString();
}

void Terminal::clear() {
    m_unwritten.clear();
    m_writable->setEnabled(false);
    tcflush(m_inner, TCIOFLUSH);
}

void Terminal::typeLine(const QString& line) {
    QByteArray bytes = line.toUtf8().left(kLongestLine);
    // A control byte would be obeyed by the line discipline, not delivered.
    for (char& byte : bytes)
        if (static_cast<unsigned char>(byte) < ' ' && byte != '\t')
            byte = ' ';
    type(bytes + '\n');
}

void Terminal::typeEndOfInput() {
    type(QByteArray(1, kEndOfInput));
}

void Terminal::type(const QByteArray& bytes) {
    m_unwritten += bytes;
    writeSome();
}

void Terminal::writeSome() {
    while (!m_unwritten.isEmpty()) {
        const ssize_t taken =
            ::write(m_outer, m_unwritten.constData(), static_cast<std::size_t>(m_unwritten.size()));
        if (taken < 0 && errno == EINTR)
            continue;
        if (taken <= 0)
            break;
        m_unwritten.remove(0, taken);
    }
    m_writable->setEnabled(!m_unwritten.isEmpty());
}

void Terminal::readSome() {
    char bytes[4096];
    const ssize_t got = ::read(m_outer, bytes, sizeof bytes);
    if (got > 0)
        emit printed(QByteArray(bytes, got));
    else if (got == 0 || (errno != EAGAIN && errno != EINTR))
        m_readable->setEnabled(false);
}

} // namespace muxscope::ui
