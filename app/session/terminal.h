// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal that the `lines` server reads in its loop: a pseudo-terminal (pty(7)) whose inner end
// goes to the server and whose outer end a dock types into and reads from. It is the window's own
// device: no call on a socket is made here. GUI thread; never blocks: what the line discipline cannot
// take yet is kept and written when there is room.
//
// Canonical mode stays on, so that the server gets a whole line at Enter and end of input at Ctrl+D
// on an empty line, as from any terminal; echo is off, because the dock shows what was typed itself.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QObject>
#include <memory>

class QSocketNotifier;

namespace muxscope::ui {

class Terminal : public QObject {
    Q_OBJECT
public:
    ~Terminal() override; // closes both ends

    // The longest line that canonical mode keeps, without its line end (termios(3)): the rest of a
    // longer one would be thrown away unseen.
    static constexpr qsizetype kLongestLine = 4095;

    // Error::Kind::environment when the system has no pseudo-terminal left.
    static Result<std::unique_ptr<Terminal>> open();

    // For the server; stays this object's own.
    [[nodiscard]] int serverEnd() const { return m_inner; }
    // "/dev/pts/3".
    [[nodiscard]] QString name() const;
    // Bytes typed but not taken by the line discipline yet.
    [[nodiscard]] qsizetype unwritten() const { return m_unwritten.size(); }
    // Forgets what was typed but not read: the next server must not get it.
    void clear();

public slots:
    void typeLine(const QString& line); // and Enter; at most kLongestLine bytes
    void typeEndOfInput();              // Ctrl+D

signals:
    void printed(const QByteArray& bytes); // what the server wrote to its terminal

private:
    Terminal(int outer, int inner);
    void type(const QByteArray& bytes);
    void writeSome();
    void readSome();

    int m_outer;
    int m_inner;
    QByteArray m_unwritten;
    QSocketNotifier* m_readable;
    QSocketNotifier* m_writable;
};

} // namespace muxscope::ui
