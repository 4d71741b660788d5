// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/screen.h"

#include <QSet>

namespace muxscope::e2e {

Screen::Screen(const QString& size) : m_server("Xvfb"), m_windowManager("openbox") {
    // Without -noreset the server starts afresh when its last client leaves: xdotool, say, just when the
    // window manager comes.
    if (!m_server.start(
            {"-displayfd", "1", "-screen", "0", size + "x24", "-nolisten", "tcp", "-noreset"})) {
        m_fault = "Xvfb is not installed";
        return;
    }
    const QByteArray number = m_server.firstLine();
    if (number.isEmpty()) {
        m_fault = "Xvfb told no display number";
        return;
    }
    m_display = ":" + QString::fromLatin1(number);
    m_windowManager.setEnvironment("DISPLAY", m_display);
    if (!m_windowManager.start({})) {
        m_fault = "openbox is not installed";
        return;
    }
    // It manages windows once the root window says who the window manager is (EWMH).
    const bool managed =
        waitUntil([this] { return xdotool({"get_num_desktops"}).exitCode == 0; }, 30'000);
    if (!managed)
        m_fault = "openbox manages nothing: " + xdotool({"get_num_desktops"}).text();
}

Outcome Screen::xdotool(const QStringList& arguments) const {
    Program tool("xdotool");
    tool.setEnvironment("DISPLAY", m_display);
    return tool.start(arguments) ? tool.finish() : Outcome();
}

QString Screen::windowTitled(const QString& title, int timeoutMs) const {
    QString found;
    waitUntil(
        [&] {
            const Outcome search = xdotool({"search", "--onlyvisible", "--name", title});
            found = QString::fromLatin1(search.out).section('\n', 0, 0).trimmed();
            return !found.isEmpty();
        },
        timeoutMs);
    return found;
}

bool Screen::press(const QString& key, int times) const {
    QStringList arguments = {"key", "--delay", "40"};
    for (int k = 0; k < times; ++k)
        arguments << key;
    return xdotool(arguments).exitCode == 0;
}

QImage Screen::picture(const QString& path) const {
    Program shot("import");
    shot.setEnvironment("DISPLAY", m_display);
    if (!shot.start({"-window", "root", path}) || shot.finish().exitCode != 0)
        return {};
    return QImage(path);
}

int colourCount(const QImage& picture) {
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 7) {
        for (int x = 0; x < picture.width(); x += 7)
            colours.insert(picture.pixel(x, y));
    }
    return static_cast<int>(colours.size());
}

} // namespace muxscope::e2e
