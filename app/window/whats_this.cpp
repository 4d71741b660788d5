// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/whats_this.h"

#include <QAction>
#include <QCoreApplication>
#include <QToolButton>
#include <QWidget>

#include <algorithm>
#include <iterator>

namespace muxscope::ui {

namespace {

struct Row {
    const char* name; // object name
    const char* text;
};

// clang-format off
constexpr Row kRows[] = {
    // Panels.
    {"clientPanel", QT_TRANSLATE_NOOP("WhatsThis",
        "The built-in client. Write a request, choose how it is sent (at once, byte by byte, half of it, "
        "…) and press Ctrl+Enter; below stand the answer and the connections it keeps. It is a client "
        "like any other: the server cannot tell it from curl or a browser.")},
    {"serverPanel", QT_TRANSLATE_NOOP("WhatsThis",
        "What the server is told before it starts: teaching switches that make it do the wrong thing on "
        "purpose, its limits, and further sockets. What you change holds from the next start on; until "
        "then a bar offers to restart it.")},
    {"stageView", QT_TRANSLATE_NOOP("WhatsThis",
        "Clients, the kernel's sockets with their buffers, and the server's thread with the sets it "
        "watches, at the moment of the cursor. Tab and the arrows walk the picture, Return chooses a "
        "descriptor for all panels; 1, 2 and 3 show sets, bits and the sequence of one request. "
        "Everything is computed from the recorded calls; ≈ marks what was concluded, not seen.")},
    {"detailsView", QT_TRANSLATE_NOOP("WhatsThis",
        "All about the chosen descriptor: its request and answer part by part, the bytes, its event mask "
        "and its socket. A click on a heading folds that section. What is chosen in one section is "
        "marked in the others.")},
    {"exchangeView", QT_TRANSLATE_NOOP("WhatsThis",
        "One request and its answer, taken apart as the server's parser has read it up to the cursor. "
        "Choose a part to read what it means and to see its bytes below; Timing shows where its time "
        "went. What has not arrived yet is said to be missing, what breaks the rules says why.")},
    {"bytesView", QT_TRANSLATE_NOOP("WhatsThis",
        "The bytes themselves, as hex and text, coloured by what they are for and shaded by the call that "
        "carried them. A click marks a byte and its part above, a double click goes to its call. They "
        "are the bytes that recv and send really moved.")},
    {"maskView", QT_TRANSLATE_NOOP("WhatsThis",
        "What the kernel last reported about the chosen descriptor, bit by bit, in the words of poll(2). "
        "Underlined bits were asked for, dashed ones are only ever reported. For select the same "
        "readiness is shown as poll would say it.")},
    {"socketView", QT_TRANSLATE_NOOP("WhatsThis",
        "What is known of the chosen descriptor, under the names of the calls that would tell it: fileno, "
        "getsockname, getpeername, flags, options, buffers. It comes from the recorded calls; what none "
        "of them told is said to be unknown.")},
    {"loopView", QT_TRANSLATE_NOOP("WhatsThis",
        "The server's loop as a short program in Python or C, with the line that runs at the cursor and "
        "the values it has just got. A click in the margin, or F9, stops the server before that line; "
        "the numbers count how often each line ran. The Python listing is a program that really runs.")},
    {"callsView", QT_TRANSLATE_NOOP("WhatsThis",
        "Every system call of the server, one row each; grey ones come after the cursor. A click moves "
        "the cursor there, F8 goes to the next notable one; the line above filters, for example "
        "fd == 5 && errno == EAGAIN. Shift and the arrows choose rows to copy.")},
    {"bitsView", QT_TRANSLATE_NOOP("WhatsThis",
        "The values with bits that belong to the chosen descriptor: events, revents, open flags, words of "
        "an fd_set. Take one into the playground below and combine it with & | ^ << >>; each bit of the "
        "result is explained. The values are those of the recorded run.")},
    {"referenceView", QT_TRANSLATE_NOOP("WhatsThis",
        "A short text on each call, errno, bit, method, header and status, with its man page or RFC "
        "section. It follows what you choose elsewhere; F1 brings it to the front, and the line at the "
        "top searches it. The texts are the program's own and need no network.")},
    {"exchangeList", QT_TRANSLATE_NOOP("WhatsThis",
        "All requests that are held in history, one a row: which connection, what was asked, how it was "
        "answered, how long that took. Choosing one shows it in the Exchange panel, Enter goes to the "
        "call that brought its first byte. The list is read from the recorded bytes.")},
    {"timelinePanel", QT_TRANSLATE_NOOP("WhatsThis",
        "Time from left to right: a row for each thread and descriptor, its colour what it did when. Drag "
        "to travel, turn the wheel to zoom, hold Shift and drag to measure a range; the strip at the "
        "bottom is all of history. It is drawn from the recorded calls, however many they are.")},
    {"notesView", QT_TRANSLATE_NOOP("WhatsThis",
        "Your own notes, kept with the program’s settings. The button writes the moment of the cursor as "
        "#1208; a double click on such a number, or Ctrl+Enter in it, goes back there. Ctrl+Z undoes what "
        "you typed.")},
    {"terminalView", QT_TRANSLATE_NOOP("WhatsThis",
        "The server’s standard input and output, for the protocol “lines”: type a line and Enter sends "
        "it, Ctrl+D ends the input. Below stands the end of the file that the server writes. The server "
        "watches this terminal in its loop like any socket.")},
    {"blockedView", QT_TRANSLATE_NOOP("WhatsThis",
        "Why threads waited: for clients to ask, for a condition that was not met, for bytes to move, for "
        "a timer or the processor; with totals for each descriptor and client. Choose a row to go to its "
        "longest wait. Measured from the recorded calls up to the newest one.")},
    {"warningsView", QT_TRANSLATE_NOOP("WhatsThis",
        "What is wrong with the program that was recorded: busy loops, leaked descriptors, lost bytes, "
        "handlers that let others wait. Choose one to go to its evidence and to read the events that "
        "show it. Only what the recorded calls prove is listed.")},
    {"breakpointsView", QT_TRANSLATE_NOOP("WhatsThis",
        "Where the server is to stop: before a call, at a line of the loop, or when a condition such as "
        "errno == EAGAIN holds. Type one and press Enter; the box switches it off without losing it. "
        "They hold while the server runs and while history is replayed.")},
    // The bar above.
    {"startStop", QT_TRANSLATE_NOOP("WhatsThis",
        "Starts the server with what stands beside it, or stops it. Stopping always works, wherever the "
        "server sleeps or stands; its history stays to be looked at until the next start.")},
    {"model", QT_TRANSLATE_NOOP("WhatsThis",
        "How the server waits for many clients: one of the I/O models, each a short loop that the Loop "
        "panel shows. While it runs, another choice starts it anew. A grey one cannot run on this "
        "machine; its tool tip says why.")},
    {"protocol", QT_TRANSLATE_NOOP("WhatsThis",
        "What the server says to its clients: HTTP, a fixed reply, or lines that go to a file, with a "
        "terminal. The loop that waits is the same for all of them.")},
    {"port", QT_TRANSLATE_NOOP("WhatsThis",
        "The TCP port on 127.0.0.1 that the server listens on from the next start; “any” lets the kernel "
        "choose one. The real address stands in the window’s title and in the status line.")},
    {"firstButton", QT_TRANSLATE_NOOP("WhatsThis",
        "Goes to the oldest moment that is still held. Nothing happens to the server: only what you look "
        "at changes.")},
    {"stepBackButton", QT_TRANSLATE_NOOP("WhatsThis",
        "One step back through what has happened; the server is not touched, for what it did is done. "
        "How far a step goes is chosen at the right.")},
    {"runPauseButton", QT_TRANSLATE_NOOP("WhatsThis",
        "Pausing stops the server before its next call; the kernel goes on receiving meanwhile, and the "
        "stage shows its buffers fill. Running goes on from the cursor: history is replayed at the chosen "
        "speed, then comes the present.")},
    {"stepForwardButton", QT_TRANSLATE_NOOP("WhatsThis",
        "One step forward. Within history only the cursor moves; at its end the server is let through one "
        "more call, and you see what the kernel answers.")},
    {"nextIterationButton", QT_TRANSLATE_NOOP("WhatsThis",
        "On to the loop’s next wait: the next select, poll or epoll_wait. Within history the cursor goes "
        "there, at its end the server runs until it stands before it.")},
    {"stepUnit", QT_TRANSLATE_NOOP("WhatsThis",
        "How far one step goes: one call, one event (“about to call” and “returned” apart), to the next "
        "ready descriptor, over all calls of a descriptor, or one turn of the loop. It holds for both "
        "directions and for F10.")},
    {"speed", QT_TRANSLATE_NOOP("WhatsThis",
        "How fast recorded time passes when history is replayed: from 1/1000 to 16 times real time. The "
        "server itself is never slowed down by it.")},
    {"badge", QT_TRANSLATE_NOOP("WhatsThis",
        "What you are looking at. LIVE: the present, as it comes. REPLAY: history at the chosen speed. "
        "PAUSED: the cursor stands, and a server stands before its next call. STOPPED: no server runs.")},
    {"switchMark", QT_TRANSLATE_NOOP("WhatsThis",
        "Teaching switches are on: on purpose the server does something that its model would not do. A "
        "click shows which, in the Server panel.")},
    // The line below.
    {"engineStatus", QT_TRANSLATE_NOOP("WhatsThis",
        "What the server does right now: where it listens, before which call it stands, or that it is "
        "stopped. This is the present, wherever the cursor is.")},
    {"warningBadge", QT_TRANSLATE_NOOP("WhatsThis",
        "How many things are wrong with the recorded program. A click lists them with their evidence.")},
    {"counters", QT_TRANSLATE_NOOP("WhatsThis",
        "A few totals of the newest moment: threads, descriptors, connections, events in a second, calls "
        "for one request. They are counted from the recorded calls.")},
    {"historyHeld", QT_TRANSLATE_NOOP("WhatsThis",
        "How much history is held in memory. When it grows past its limit the oldest goes, and it is said "
        "from where on it is held; nothing is dropped silently.")},
    {"languageSwitch", QT_TRANSLATE_NOOP("WhatsThis",
        "The language of everything in the window, at once: the server goes on, and nothing is lost. The "
        "kernel’s own words stay as they are in every language. Remembered for the next time.")},
    // Within panels.
    {"callsFilter", QT_TRANSLATE_NOOP("WhatsThis",
        "Which calls are listed, as a condition that is checked while you type: fd == 5 && call == recv "
        "&& took > 10ms. Ctrl+Space or the arrow keys offer what may stand there; empty lists all.")},
    {"loopListing", QT_TRANSLATE_NOOP("WhatsThis",
        "The listing with the line that runs at the cursor. Up and Down choose a line, F9 sets or removes "
        "a breakpoint there; a click in the margin does the same.")},
    {"sendChoice", QT_TRANSLATE_NOOP("WhatsThis",
        "How the request goes onto the wire: at once, a byte at a time, only half, with a reset in the "
        "middle, … Each way makes the kernel and the server do something else, and the stage shows what.")},
    {"terminalLine", QT_TRANSLATE_NOOP("WhatsThis",
        "A line for the server’s standard input. Enter sends it, Ctrl+D ends the input; of a pasted text "
        "every line is sent.")},
    {"referenceSearch", QT_TRANSLATE_NOOP("WhatsThis",
        "Type a call, an errno, a bit, a header or a status; what was found stands below, and one press "
        "opens it.")},
};
// clang-format on

} // namespace

QString whatsThisOf(const QString& name) {
    const auto* row = std::find_if(std::begin(kRows), std::end(kRows), [&name](const Row& one) {
        return name == QLatin1String(one.name);
    });
    return row != std::end(kRows) ? QCoreApplication::translate("WhatsThis", row->text) : QString();
}

QStringList namesInWhatsThis() {
    QStringList names;
    for (const Row& row : kRows)
        names << QString::fromLatin1(row.name);
    return names;
}

void explain(const QWidget& window) {
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->whatsThis().isEmpty())
            continue;
        const QString own = whatsThisOf(widget->objectName());
        // A button takes over what its action says, again and again.
        const auto* button = qobject_cast<QToolButton*>(widget);
        if (button != nullptr && button->defaultAction() != nullptr && !own.isEmpty())
            button->defaultAction()->setWhatsThis(own);
        else
            widget->setWhatsThis(own.isEmpty() ? widget->toolTip() : own);
    }
}

} // namespace muxscope::ui
