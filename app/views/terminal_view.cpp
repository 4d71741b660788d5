// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/terminal_view.h"

#include "painters/fonts.h"
#include "painters/palette.h"
#include "session/quantities.h"
#include "session/server_choices.h"
#include "session/terminal.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyle>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>
#include <climits>

namespace muxscope::ui {

namespace {

constexpr int kLinesKept = 2000;            // of the transcript
constexpr int kMostTyped = 4 * 1024 * 1024; // characters pasted at once

constexpr int kTyped = QTextFormat::UserProperty + 1; // by the user, not by the program

QColor colourOf(bool typed) {
    return typed ? Palette::current().read.text : Palette::current().text;
}

QPlainTextEdit* makePane(QWidget* parent, const char* name, const QString& title) {
    auto* pane = new QPlainTextEdit(parent);
    pane->setObjectName(QString::fromLatin1(name));
    pane->setAccessibleName(title);
    pane->setReadOnly(true);
    pane->setFont(monoFont(-1));
    pane->setTabChangesFocus(true);
    pane->setMaximumBlockCount(kLinesKept);
    pane->setMinimumHeight(40);
    return pane;
}

} // namespace

TerminalView::TerminalView(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_transcript(makePane(this, "terminalTranscript", tr("What was typed and printed"))),
      m_line(new QLineEdit(this)),
      m_hint(new QLabel(this)),
      m_tailTitle(new QLabel(this)),
      m_tail(makePane(this, "linesTail", tr("The last lines written to the file"))) {
    setObjectName(QStringLiteral("terminalView"));
    setAccessibleName(tr("Terminal"));
    build();
    connect(&session, &Session::traceReplaced, this, &TerminalView::startAnew);
    connect(&session, &Session::engineChanged, this, &TerminalView::showState);
    connect(&session, &Session::cursorMoved, this, &TerminalView::showTail);
    attach();
    showState();
    showTail();
}

void TerminalView::build() {
    m_line->setObjectName(QStringLiteral("terminalLine"));
    m_line->setAccessibleName(tr("Line to type"));
    m_line->setFont(monoFont(-1));
    m_line->installEventFilter(this);
    m_line->setMaxLength(kMostTyped);
    m_hint->setObjectName(QStringLiteral("terminalHint"));
    m_hint->setWordWrap(true);
    m_tailTitle->setObjectName(QStringLiteral("sectionTitle"));
    m_tailTitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_transcript, 3);
    column->addWidget(m_line);
    column->addWidget(m_hint);
    column->addWidget(m_tailTitle);
    column->addWidget(m_tail, 2);
    connect(m_line, &QLineEdit::returnPressed, this, &TerminalView::sendLine);
    connect(m_line, &QLineEdit::textChanged, this, &TerminalView::typePasted);
}

// The session makes its terminal with the first server that wants one, and keeps it.
void TerminalView::attach() {
    if (m_terminal != nullptr || m_session.terminal() == nullptr)
        return;
    m_terminal = m_session.terminal();
    connect(m_terminal, &Terminal::printed, this,
            [this](const QByteArray& bytes) { print(QString::fromUtf8(bytes), false); });
    m_subtitle = m_terminal->name();
    emit subtitleChanged(m_subtitle);
}

void TerminalView::startAnew() {
    attach();
    m_transcript->clear();
    showState();
    showTail();
}

void TerminalView::sendLine() {
    if (m_terminal == nullptr || !m_line->isEnabled())
        return;
    if (typeLine(m_line->text()))
        m_line->clear();
}

// False: the terminal would cut it.
bool TerminalView::typeLine(const QString& line) {
    const qsizetype bytes = line.toUtf8().size();
    if (bytes > Terminal::kLongestLine) {
        showHint(tr("This line has %1 bytes; a terminal keeps %2 of a line (termios(3)) and throws "
                    "the rest away. Shorten it.")
                     .arg(countText(static_cast<std::uint64_t>(bytes)),
                          countText(static_cast<std::uint64_t>(Terminal::kLongestLine))),
                 true);
        return false;
    }
    m_terminal->typeLine(line);
    print(line + QLatin1Char('\n'), true);
    if (!line.isEmpty())
        m_typed << line;
    m_recalled = m_typed.size();
    return true;
}

// As a terminal does: each pasted line end is an Enter.
void TerminalView::typePasted() {
    showHint(hintText(m_line->isEnabled()), false);
    QString rest = m_line->text();
    if (m_terminal == nullptr || !rest.contains(QLatin1Char('\n')))
        return;
    for (qsizetype end = rest.indexOf(QLatin1Char('\n')); end >= 0;
         end = rest.indexOf(QLatin1Char('\n'))) {
        QString line = rest.left(end);
        if (line.endsWith(QLatin1Char('\r')))
            line.chop(1);
        if (!typeLine(line))
            break; // it and what follows stay to be mended
        rest.remove(0, end + 1);
    }
    const QSignalBlocker quiet(m_line);
    m_line->setText(rest);
}

void TerminalView::sendEndOfInput() {
    if (m_terminal == nullptr || !m_line->isEnabled())
        return;
    m_terminal->typeEndOfInput();
    print(QStringLiteral("^D\n"), true);
}

bool TerminalView::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_line ||
        (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool end = key->key() == Qt::Key_D && key->modifiers() == Qt::ControlModifier;
    const int way = key->key() == Qt::Key_Up ? -1 : key->key() == Qt::Key_Down ? 1 : 0;
    if (!end && way == 0)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    if (end) {
        if (m_line->text().isEmpty()) // as a terminal does: behind other text it only flushes
            sendEndOfInput();
        return true;
    }
    m_recalled = std::clamp<qsizetype>(m_recalled + way, 0, m_typed.size());
    m_line->setText(m_recalled < m_typed.size() ? m_typed[m_recalled] : QString());
    return true;
}

void TerminalView::print(const QString& text, bool typed) {
    QTextCursor end(m_transcript->document());
    end.movePosition(QTextCursor::End);
    QTextCharFormat format;
    format.setProperty(kTyped, typed);
    format.setForeground(colourOf(typed));
    end.insertText(text, format);
    m_transcript->setTextCursor(end);
    m_transcript->ensureCursorVisible();
}

// The colours of another theme, for what has been printed already.
void TerminalView::tint() {
    QTextDocument* document = m_transcript->document();
    QList<QTextFragment> fragments; // all of them first: colouring changes the blocks
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it)
            fragments << it.fragment();
    for (const QTextFragment& fragment : fragments) {
        QTextCursor cursor(document);
        cursor.setPosition(fragment.position());
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
        QTextCharFormat format;
        format.setForeground(colourOf(fragment.charFormat().boolProperty(kTyped)));
        cursor.mergeCharFormat(format);
    }
}

void TerminalView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_transcript != nullptr)
        tint();
}

void TerminalView::showState() {
    attach();
    const bool serving = m_session.engine() == Session::Engine::running ||
                         m_session.engine() == Session::Engine::atGate;
    const ServerSettings& settings = m_session.settings();
    const bool open = m_terminal != nullptr && serving &&
                      settings.protocol == QLatin1String("lines") && hostsSources(settings.model);
    m_line->setEnabled(open);
    m_line->setPlaceholderText(open ? tr("type a line, then Enter") : QString());
    showHint(hintText(open), false);
}

QString TerminalView::hintText(bool open) const {
    if (open)
        return tr("The server reads this terminal in the same loop as its clients. "
                  "Ctrl+D on an empty line: end of input.");
    const ServerSettings& settings = m_session.settings();
    if (m_session.engine() != Session::Engine::stopped &&
        settings.protocol == QLatin1String("lines") && !hostsSources(settings.model))
        return tr("The model %1 has no place for a terminal beside its clients; select, poll and "
                  "epoll have.")
            .arg(settings.model);
    return tr("Serve “lines” and press Start: the server then reads this terminal "
              "beside its clients.");
}

void TerminalView::showHint(const QString& text, bool refusal) {
    m_hint->setText(text);
    if (m_hint->property("refusal").toBool() == refusal)
        return;
    m_hint->setProperty("refusal", refusal);
    m_hint->style()->unpolish(m_hint);
    m_hint->style()->polish(m_hint);
}

void TerminalView::showTail() {
    const world::FileTail& tail = m_session.world().appended;
    const QString path = QString::fromStdString(tail.path);
    m_tailTitle->setText(path.isEmpty()
                             ? tr("Lines file")
                             : tr("%1: %n line(s)", nullptr,
                                  static_cast<int>(std::min<std::uint64_t>(tail.lines, INT_MAX)))
                                   .arg(QFileInfo(path).fileName()));
    m_tailTitle->setToolTip(path);
    const QString text = QString::fromStdString(tail.text);
    if (text == m_shownTail)
        return;
    m_shownTail = text;
    m_tail->setPlainText(text);
    m_tail->moveCursor(QTextCursor::End);
}

} // namespace muxscope::ui
