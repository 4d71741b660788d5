// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/request_editor.h"

#include "client/raw_bytes.h"
#include "client/request_check.h"
#include "client/request_presets.h"
#include "painters/fonts.h"
#include "session/quantities.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

constexpr int kBodyHeight = 44;
constexpr int kTextHeight = 120;
constexpr qint64 kMostFileBytes = 64 << 20;

QPlainTextEdit* makeEditor(QWidget* parent, const char* name, const QString& what, int height) {
    auto* editor = new QPlainTextEdit(parent);
    editor->setObjectName(QString::fromLatin1(name));
    editor->setAccessibleName(what);
    editor->setPlaceholderText(what);
    editor->setFont(monoFont());
    editor->setTabChangesFocus(true);
    editor->setLineWrapMode(QPlainTextEdit::NoWrap);
    editor->setMinimumHeight(zoomed(height * 2 / 3));
    editor->setMaximumHeight(zoomed(height));
    return editor;
}

QToolButton* makeButton(QWidget* parent, const char* name, const QString& text,
                        const QString& about) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(about);
    return button;
}

// As if it had been typed: it can be undone.
void replaceText(QPlainTextEdit& editor, const QString& text) {
    if (editor.toPlainText() == text)
        return;
    QTextCursor cursor(editor.document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
}

void replaceText(QLineEdit& editor, const QString& text) {
    if (editor.text() == text)
        return;
    editor.selectAll();
    editor.insert(text);
}

} // namespace

RequestEditor::RequestEditor(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("requestEditor"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    buildLine(*column);
    buildEditors(*column);
    showKind();
}

void RequestEditor::buildLine(QVBoxLayout& column) {
    auto* line = new QHBoxLayout;
    line->setSpacing(5);
    m_method = new QComboBox(this);
    m_method->setObjectName(QStringLiteral("method"));
    m_method->setAccessibleName(tr("Method"));
    m_method->setEditable(true);
    m_method->setInsertPolicy(QComboBox::NoInsert);
    for (const char* method : {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"})
        m_method->addItem(QString::fromLatin1(method));
    m_method->setFont(monoFont());
    m_method->lineEdit()->setObjectName(QStringLiteral("methodEdit"));
    m_method->lineEdit()->setAccessibleName(tr("Method"));
    m_method->setFixedWidth(zoomed(84));
    m_target = new QLineEdit(this);
    m_target->setObjectName(QStringLiteral("target"));
    m_target->setAccessibleName(tr("Target"));
    m_target->setPlaceholderText(QStringLiteral("/hello"));
    m_target->setFont(monoFont());
    connect(m_target, &QLineEdit::returnPressed, this, &RequestEditor::sendWanted);
    line->addWidget(m_method);
    line->addWidget(m_target, 1);
    column.addLayout(line);

    auto* kinds = new QHBoxLayout;
    kinds->setSpacing(4);
    auto* presets = makeButton(this, "requestPresets", tr("Presets"),
                               tr("Requests to begin with: good, awkward and broken ones"));
    presets->setText(presets->text() + QStringLiteral(" \u25be"));
    presets->setPopupMode(QToolButton::InstantPopup);
    presets->setMenu(new QMenu(presets));
    for (const RequestPreset& preset : requestPresets())
        presets->menu()->addAction(preset.name, this,
                                   [this, request = preset.request] { setRequest(request); });
    m_rawSwitch = makeButton(this, "rawSwitch", tr("Raw bytes"),
                             tr("Send exactly these bytes, be they HTTP or not"));
    m_rawSwitch->setCheckable(true);
    m_file = makeButton(this, "bodyFile", tr("File…"), tr("Take the body from a file"));
    connect(m_file, &QToolButton::clicked, this, &RequestEditor::chooseFile);
    connect(m_rawSwitch, &QToolButton::toggled, this, [this](bool raw) {
        // What was typed so far is where the raw bytes begin.
        if (raw && m_raw->toPlainText().isEmpty()) {
            ClientRequest typed = request();
            typed.raw = false;
            replaceText(*m_raw, toEscaped(typed.toBytes(8889, true))
                                    .replace(QStringLiteral("\\n"), QStringLiteral("\\n\n")));
        }
        showKind();
    });
    for (QToolButton* button : {presets, m_rawSwitch, m_file})
        kinds->addWidget(button);
    kinds->addStretch(1);
    column.addLayout(kinds);
}

void RequestEditor::buildEditors(QVBoxLayout& column) {
    m_headers = makeEditor(this, "headers", tr("Headers, one a line"), 66);
    m_headers->setToolTip(tr("Host and Content-Length are added where they are missing."));
    m_body = makeEditor(this, "body", tr("Body"), kBodyHeight);
    m_raw = makeEditor(this, "rawBytes",
                       tr("Bytes: text with \\r \\n \\t \\0 \\\\ \\xNN; line ends send nothing"),
                       kTextHeight);
    m_check = new QLabel(this);
    m_check->setObjectName(QStringLiteral("rawCheck"));
    m_check->setAccessibleName(tr("What a parser says of the bytes"));
    m_check->setWordWrap(true);
    connect(m_raw, &QPlainTextEdit::textChanged, this, &RequestEditor::checkRaw);
    m_noFile = makeButton(this, "bodyNoFile", QString(), tr("Type the body again"));
    connect(m_noFile, &QToolButton::clicked, this, [this] { setFile({}); });
    for (QWidget* part : {static_cast<QWidget*>(m_headers), static_cast<QWidget*>(m_body),
                          static_cast<QWidget*>(m_noFile), static_cast<QWidget*>(m_raw),
                          static_cast<QWidget*>(m_check)})
        column.addWidget(part);
}

void RequestEditor::showKind() {
    const bool raw = m_rawSwitch->isChecked() && !m_plain;
    const bool ordinary = !m_plain && !raw;
    for (QWidget* part : {static_cast<QWidget*>(m_method), static_cast<QWidget*>(m_target),
                          static_cast<QWidget*>(m_headers), static_cast<QWidget*>(m_file)})
        part->setVisible(ordinary);
    m_rawSwitch->setVisible(!m_plain);
    m_raw->setVisible(raw);
    m_check->setVisible(raw);
    m_body->setVisible(!raw && m_fileName.isEmpty());
    m_noFile->setVisible(ordinary && !m_fileName.isEmpty());
    m_noFile->setText(tr("× %1 · %2")
                          .arg(QFileInfo(m_fileName).fileName(),
                               sizeText(static_cast<std::uint64_t>(m_fileBytes.size()))));
    m_noFile->setAccessibleName(m_noFile->text());
    m_body->setMaximumHeight(zoomed(m_plain ? kTextHeight : kBodyHeight));
    m_body->setMinimumHeight(zoomed(m_plain ? kBodyHeight : kBodyHeight * 2 / 3));
    const QString what = m_plain ? tr("Text to send; a line end is added") : tr("Body");
    m_body->setPlaceholderText(what);
    m_body->setAccessibleName(what);
    checkRaw();
}

void RequestEditor::checkRaw() {
    const RawBytes raw = fromEscaped(m_raw->toPlainText());
    const RequestCheck check = checkRequest(raw.bytes);
    QString text = countedText(tr("%n byte(s)", nullptr, static_cast<int>(raw.bytes.size())),
                               static_cast<std::uint64_t>(raw.bytes.size())) +
                   QStringLiteral(" · ") + check.text;
    if (raw.faultAt >= 0)
        text += QStringLiteral(" · ") +
                tr("no escape at character %1: sent as it stands").arg(raw.faultAt + 1);
    m_check->setText(text);
    const QString meaning = check.faultAt >= 0 || raw.faultAt >= 0 ? QStringLiteral("exceptional")
                            : check.waits                          ? QStringLiteral("attention")
                                                                   : QStringLiteral("neutral");
    if (m_check->property("meaning").toString() == meaning)
        return;
    m_check->setProperty("meaning", meaning);
    m_check->style()->unpolish(m_check);
    m_check->style()->polish(m_check);
}

ClientRequest RequestEditor::request() const {
    ClientRequest request{m_method->currentText().trimmed(), m_target->text().trimmed(),
                          m_headers->toPlainText(), m_body->toPlainText(), m_plain};
    request.raw = !m_plain && m_rawSwitch->isChecked();
    request.rawText = m_raw->toPlainText();
    request.fileName = m_fileName;
    request.fileBytes = m_fileBytes;
    return request;
}

void RequestEditor::setRequest(const ClientRequest& request) {
    replaceText(*m_method->lineEdit(), request.method);
    replaceText(*m_target, request.target);
    replaceText(*m_headers, request.headers);
    replaceText(*m_body, request.body);
    if (!request.rawText.isEmpty())
        replaceText(*m_raw, request.rawText);
    if (request.fileName != m_fileName)
        setFile(request.fileName);
    m_rawSwitch->setChecked(request.raw);
    showKind();
}

void RequestEditor::setPlain(bool plain) {
    m_plain = plain;
    showKind();
}

bool RequestEditor::setFile(const QString& path) {
    m_fileName.clear();
    m_fileBytes.clear();
    m_fault.clear();
    QFile file(path);
    if (!path.isEmpty() && !file.open(QIODevice::ReadOnly))
        m_fault = tr("%1 cannot be read: %2").arg(path, file.errorString());
    else if (!path.isEmpty() && file.size() > kMostFileBytes)
        m_fault = tr("%1 is larger than %2").arg(path, sizeText(kMostFileBytes));
    else if (!path.isEmpty()) {
        m_fileName = path;
        m_fileBytes = file.readAll();
    }
    showKind();
    if (!m_fault.isEmpty())
        emit fileRefused(m_fault);
    return m_fault.isEmpty();
}

void RequestEditor::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Body from a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &RequestEditor::setFile);
    dialog->open();
}

} // namespace muxscope::ui
