// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/actions.h"

#include "painters/palette.h"
#include "window/icons.h"
#include "window/search_words.h"

#include <QKeySequence>

namespace muxscope::ui {

namespace {

struct Row {
    Order order;
    const char* name; // object name
    const char* text;
    const char* icon;
    QList<QKeySequence> keys;
    const char* tip;
};

const QList<Row>& table() {
    static const QList<Row> rows = {
        {Order::openRecording,
         "openRecording",
         QT_TRANSLATE_NOOP("Actions", "&Open recording…"),
         "open",
         {QKeySequence::Open},
         QT_TRANSLATE_NOOP("Actions", "Show a trace that was recorded before")},
        {Order::quit,
         "quit",
         QT_TRANSLATE_NOOP("Actions", "&Quit"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::Key_Q)},
         QT_TRANSLATE_NOOP("Actions", "Leave Muxscope")},
        {Order::startStop,
         "startStop",
         QT_TRANSLATE_NOOP("Actions", "&Start"),
         "start",
         {QKeySequence(Qt::CTRL | Qt::Key_R)},
         QT_TRANSLATE_NOOP("Actions", "Start or stop the server")},
        {Order::send,
         "send",
         QT_TRANSLATE_NOOP("Actions", "&Send"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)},
         QT_TRANSLATE_NOOP("Actions", "Send the request of the client panel")},
        {Order::copyAsCurl,
         "copyAsCurl",
         QT_TRANSLATE_NOOP("Actions", "Copy as &curl"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
         QT_TRANSLATE_NOOP("Actions", "Copy the request as a curl command")},
        {Order::first,
         "first",
         QT_TRANSLATE_NOOP("Actions", "&First moment"),
         "first",
         {QKeySequence(Qt::Key_Home)},
         QT_TRANSLATE_NOOP("Actions", "Go to the oldest moment that is held")},
        {Order::stepBack,
         "stepBack",
         QT_TRANSLATE_NOOP("Actions", "Step &back"),
         "step_back",
         {QKeySequence(Qt::SHIFT | Qt::Key_F10), QKeySequence(Qt::Key_Left)},
         QT_TRANSLATE_NOOP("Actions", "One step back through what has happened")},
        {Order::runPause,
         "runPause",
         QT_TRANSLATE_NOOP("Actions", "&Pause"),
         "pause",
         {QKeySequence(Qt::Key_F5)},
         QT_TRANSLATE_NOOP("Actions", "Stand before the next call, or go on")},
        {Order::stepForward,
         "stepForward",
         QT_TRANSLATE_NOOP("Actions", "&Step"),
         "step",
         {QKeySequence(Qt::Key_F10), QKeySequence(Qt::Key_Right)},
         QT_TRANSLATE_NOOP("Actions", "One step: in history, or the server's next call")},
        {Order::stepEvent,
         "stepEvent",
         QT_TRANSLATE_NOOP("Actions", "Step one &event"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::Key_F10)},
         QT_TRANSLATE_NOOP("Actions", "To the next “about to call” or “returned”")},
        {Order::nextReady,
         "nextReady",
         QT_TRANSLATE_NOOP("Actions", "Next &ready descriptor"),
         nullptr,
         {QKeySequence(Qt::Key_F11)},
         QT_TRANSLATE_NOOP("Actions", "On to the next descriptor that the kernel reported")},
        {Order::nextIteration,
         "nextIteration",
         QT_TRANSLATE_NOOP("Actions", "Next &iteration"),
         "iteration",
         {QKeySequence(Qt::CTRL | Qt::Key_F5)},
         QT_TRANSLATE_NOOP("Actions", "On to the next select, poll or epoll_wait")},
        {Order::last,
         "last",
         QT_TRANSLATE_NOOP("Actions", "&Newest moment"),
         nullptr,
         {QKeySequence(Qt::Key_End)},
         QT_TRANSLATE_NOOP("Actions", "Go to the newest moment")},
        {Order::goLive,
         "goLive",
         QT_TRANSLATE_NOOP("Actions", "Go &live"),
         nullptr,
         {QKeySequence(Qt::SHIFT | Qt::Key_F5)},
         QT_TRANSLATE_NOOP("Actions", "Leave history and let the server run")},
        {Order::find,
         "find",
         QT_TRANSLATE_NOOP("Actions", "&Filter the calls"),
         nullptr,
         {QKeySequence::Find},
         QT_TRANSLATE_NOOP("Actions", "Type which calls are listed")},
        {Order::sendAtOnce,
         "sendAtOnce",
         QT_TRANSLATE_NOOP("Actions", "&Try to send at once"),
         nullptr,
         {},
         QT_TRANSLATE_NOOP("Actions",
                           "Off: every answer waits in wlist until select says that there is room. "
                           "On: a send is tried first")},
        {Order::resetLayout,
         "resetLayout",
         QT_TRANSLATE_NOOP("Actions", "&Reset layout"),
         nullptr,
         {},
         QT_TRANSLATE_NOOP("Actions", "Put every panel back to its place")},
        {Order::reduceMotion,
         "reduceMotion",
         QT_TRANSLATE_NOOP("Actions", "Reduce &motion"),
         nullptr,
         {},
         QT_TRANSLATE_NOOP("Actions", "Things jump instead of travelling")},
        {Order::shortcuts,
         "shortcuts",
         QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::Key_F1)},
         QT_TRANSLATE_NOOP("Actions", "Every key and what it does")},
        {Order::about,
         "about",
         QT_TRANSLATE_NOOP("Actions", "&About Muxscope"),
         nullptr,
         {},
         QT_TRANSLATE_NOOP("Actions", "Version and licence")},
        {Order::palette,
         "commandPalette",
         QT_TRANSLATE_NOOP("Actions", "&Commands…"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::Key_K)},
         QT_TRANSLATE_NOOP("Actions", "Find any command by typing a few of its letters")},
        {Order::whatsThis,
         "whatsThis",
         QT_TRANSLATE_NOOP("Actions", "&What’s this?"),
         nullptr,
         {QKeySequence(Qt::SHIFT | Qt::Key_F1)},
         QT_TRANSLATE_NOOP("Actions", "Then click anything to read what it is for")},
        {Order::zoomIn,
         "zoomIn",
         QT_TRANSLATE_NOOP("Actions", "&Larger"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
         QT_TRANSLATE_NOOP("Actions", "Everything larger: for a projector")},
        {Order::zoomOut,
         "zoomOut",
         QT_TRANSLATE_NOOP("Actions", "&Smaller"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::Key_Minus)},
         QT_TRANSLATE_NOOP("Actions", "Everything smaller")},
        {Order::zoomReset,
         "zoomReset",
         QT_TRANSLATE_NOOP("Actions", "&Usual size"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::Key_0)},
         QT_TRANSLATE_NOOP("Actions", "Everything in its usual size")},
        {Order::savePicture,
         "savePicture",
         QT_TRANSLATE_NOOP("Actions", "Save a &picture…"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)},
         QT_TRANSLATE_NOOP("Actions", "Save a panel, or the whole window, as PNG or SVG")},
        {Order::showTable,
         "showTable",
         QT_TRANSLATE_NOOP("Actions", "Show as a &table"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::Key_T)},
         QT_TRANSLATE_NOOP("Actions", "What a picture shows, as rows and columns to read or copy")},
        {Order::reference,
         "reference",
         QT_TRANSLATE_NOOP("Actions", "&Reference"),
         nullptr,
         {QKeySequence(Qt::Key_F1)},
         QT_TRANSLATE_NOOP("Actions",
                           "What the chosen word is: a call, an errno, a bit, a header, a status")},
        {Order::toggleBookmark,
         "toggleBookmark",
         QT_TRANSLATE_NOOP("Actions", "&Bookmark this moment"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::Key_B)},
         QT_TRANSLATE_NOOP("Actions", "Mark the moment at the cursor, or take its mark away")},
        {Order::nextBookmark,
         "nextBookmark",
         QT_TRANSLATE_NOOP("Actions", "Ne&xt bookmark"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::Key_Period)},
         QT_TRANSLATE_NOOP("Actions", "Go to the next marked moment")},
        {Order::previousBookmark,
         "previousBookmark",
         QT_TRANSLATE_NOOP("Actions", "Pre&vious bookmark"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::Key_Comma)},
         QT_TRANSLATE_NOOP("Actions", "Go back to the marked moment before this one")},
        {Order::toggleBreakpoint,
         "toggleBreakpoint",
         QT_TRANSLATE_NOOP("Actions", "Toggle &breakpoint"),
         nullptr,
         {QKeySequence(Qt::Key_F9)},
         QT_TRANSLATE_NOOP("Actions", "Stop before calls like the one at the cursor, or at the "
                                      "marked line of the loop; or no longer")},
        {Order::showBreakpoints,
         "showBreakpoints",
         QT_TRANSLATE_NOOP("Actions", "Break&points…"),
         nullptr,
         {QKeySequence(Qt::SHIFT | Qt::Key_F9)},
         QT_TRANSLATE_NOOP("Actions", "All breakpoints and their conditions")},
        {Order::stepDescriptor,
         "stepDescriptor",
         QT_TRANSLATE_NOOP("Actions", "Step &over the descriptor"),
         nullptr,
         {QKeySequence(Qt::SHIFT | Qt::Key_F11)},
         QT_TRANSLATE_NOOP("Actions", "Everything of this descriptor: until the loop turns to "
                                      "another one")},
        {Order::switchLanguage,
         "switchLanguage",
         QT_TRANSLATE_NOOP("Actions", "The &other language"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)},
         QT_TRANSLATE_NOOP("Actions", "English or Chinese, at once; the server goes on")},
        {Order::explainFocus,
         "explainFocus",
         QT_TRANSLATE_NOOP("Actions", "&Explain where the keys are"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F1)},
         QT_TRANSLATE_NOOP("Actions", "What the panel or control that has the keyboard is for")},
        {Order::nextPanel,
         "nextPanel",
         QT_TRANSLATE_NOOP("Actions", "&Next panel"),
         nullptr,
         {QKeySequence(Qt::Key_F6)},
         QT_TRANSLATE_NOOP("Actions", "The keyboard goes to the next panel in sight")},
        {Order::previousPanel,
         "previousPanel",
         QT_TRANSLATE_NOOP("Actions", "&Previous panel"),
         nullptr,
         {QKeySequence(Qt::SHIFT | Qt::Key_F6)},
         QT_TRANSLATE_NOOP("Actions", "The keyboard goes back to the panel before")},
        {Order::saveRecording,
         "saveRecording",
         QT_TRANSLATE_NOOP("Actions", "&Save recording"),
         nullptr,
         {QKeySequence::Save},
         QT_TRANSLATE_NOOP("Actions",
                           "Keep what was recorded, with bookmarks and notes, in a file")},
        {Order::saveRecordingAs,
         "saveRecordingAs",
         QT_TRANSLATE_NOOP("Actions", "Save recording &as…"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
         QT_TRANSLATE_NOOP("Actions", "Keep what was recorded in another file")},
        {Order::startPage,
         "startPage",
         QT_TRANSLATE_NOOP("Actions", "Start &page"),
         nullptr,
         {QKeySequence(Qt::ALT | Qt::Key_Home)},
         QT_TRANSLATE_NOOP("Actions", "Samples, recent recordings, and what to begin with")},
        {Order::askToSave,
         "askToSave",
         QT_TRANSLATE_NOOP("Actions", "As&k before a recording is lost"),
         nullptr,
         {},
         QT_TRANSLATE_NOOP("Actions", "Ask whether to save before something that you have recorded "
                                      "or noted is let go")},
        {Order::watchProgram,
         "watchProgram",
         QT_TRANSLATE_NOOP("Actions", "&Watch a program…"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W)},
         QT_TRANSLATE_NOOP("Actions", "Show the calls of another program while it runs: start it, "
                                      "or attach to one that runs")},
        {Order::exportTrace,
         "exportTrace",
         QT_TRANSLATE_NOOP("Actions", "&Export…"),
         nullptr,
         {QKeySequence(Qt::CTRL | Qt::Key_E)},
         QT_TRANSLATE_NOOP("Actions", "Write the trace, or a part of it, for another program")},
    };
    return rows;
}

QString translated(const char* text) {
    return QCoreApplication::translate("Actions", text);
}

QString withKey(const QString& tip, const QList<QKeySequence>& keys) {
    return keys.isEmpty() ? tip
                          : QStringLiteral("%1 (%2)").arg(
                                tip, keys.front().toString(QKeySequence::NativeText));
}

} // namespace

Actions::Actions(QObject* parent) : QObject(parent) {
    for (const Row& row : table()) {
        auto* action = new QAction(translated(row.text), this);
        action->setObjectName(QString::fromLatin1(row.name));
        noteSource(*action, "Actions", row.text);
        action->setShortcuts(row.keys);
        action->setToolTip(withKey(translated(row.tip), row.keys));
        action->setStatusTip(translated(row.tip));
        m_actions[static_cast<std::size_t>(row.order)] = action;
    }
    (*this)[Order::reduceMotion]->setCheckable(true);
    (*this)[Order::sendAtOnce]->setCheckable(true);
    (*this)[Order::askToSave]->setCheckable(true);
    tint();
}

QList<QAction*> Actions::all() const {
    return {m_actions.begin(), m_actions.end()};
}

void Actions::tint() {
    for (const Row& row : table()) {
        if (row.icon != nullptr)
            setIcon(row.order, row.icon);
    }
    showRunning(m_running);
    showServerRunning(m_serverRunning);
}

void Actions::showRunning(bool running) {
    m_running = running;
    setIcon(Order::runPause, running ? "pause" : "run");
    (*this)[Order::runPause]->setText(running ? tr("&Pause") : tr("&Run"));
}

void Actions::showServerRunning(bool running) {
    m_serverRunning = running;
    QAction* action = (*this)[Order::startStop];
    action->setText(running ? tr("&Stop") : tr("&Start"));
    action->setIconText(withoutMnemonic(action->text())); // the button has none
    const Palette& colours = Palette::current();
    const QColor colour = running ? colours.exceptional.text : colours.write.onStrong;
    action->setIcon(tintedIcon(running ? QStringLiteral("stop") : QStringLiteral("start"), colour,
                               colours.textFaint));
}

void Actions::setIcon(Order order, const char* name) {
    const Palette& colours = Palette::current();
    (*this)[order]->setIcon(tintedIcon(QString::fromLatin1(name), colours.text, colours.textFaint));
}

} // namespace muxscope::ui
