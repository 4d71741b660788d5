// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/bytes_view.h"

#include "models/bytes_table.h"
#include "painters/fonts.h"
#include "session/http_words.h"
#include "session/quantities.h"
#include "views/bytes_grid.h"
#include "widgets/label_look.h"
#include "world/parser_at.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

constexpr int kSideBySideWidth = 660;

QToolButton* makeButton(const QString& name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setAutoRaise(true);
    return button;
}

void setTexts(QToolButton& button, const QString& text, const QString& tip) {
    button.setText(text);
    button.setAccessibleName(text);
    button.setToolTip(tip);
}

} // namespace

BytesView::BytesView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_reader(session) {
    setObjectName(QStringLiteral("bytesView"));
    setAccessibleName(tr("Bytes"));
    build();
    for (const bool response : {false, true}) {
        connect(m_faces[response ? 1 : 0], &QToolButton::clicked, this,
                [this, response] { showResponse(response); });
        connect(m_grids[response ? 1 : 0], &BytesGrid::byteChosen, this,
                [this, response](qint64 offset) {
                    m_session.selection().selectByte(offset, response);
                });
        connect(m_grids[response ? 1 : 0], &BytesGrid::callWanted, this,
                [this](quint64 event) { m_session.playback().goTo(event + 1); });
    }
    connect(m_toCall, &QToolButton::clicked, this, &BytesView::goToCall);
    // Folded to its title it still says there how many calls there are.
    m_reader.setWanted([this] {
        return isVisible() || (parentWidget() != nullptr && parentWidget()->isVisible());
    });
    connect(&m_reader, &ExchangeReader::changed, this, &BytesView::refresh);
    connect(&session.selection(), &Selection::changed, this, &BytesView::followSelection);
    layOutSides();
    refresh();
}

void BytesView::build() {
    auto* group = new QButtonGroup(this);
    m_faces = {makeButton(QStringLiteral("bytesRequest"), this),
               makeButton(QStringLiteral("bytesResponse"), this)};
    auto* faces = new QHBoxLayout;
    faces->setContentsMargins(0, 0, 0, 0);
    faces->setSpacing(4);
    for (QToolButton* face : m_faces) {
        face->setCheckable(true);
        group->addButton(face);
        faces->addWidget(face);
    }
    m_faces[0]->setChecked(true);
    m_toCall = makeButton(QStringLiteral("bytesToCall"), this);
    setTexts(*m_toCall, tr("To its call"),
             tr("Go to the call that carried the marked byte (or press Enter on it)"));
    faces->addStretch(1);
    faces->addWidget(m_toCall);
    auto* grids = new QHBoxLayout;
    grids->setContentsMargins(0, 0, 0, 0);
    grids->setSpacing(12);
    for (BytesGrid*& grid : m_grids) {
        grid = new BytesGrid(this);
        grids->addWidget(grid, 1);
    }
    m_grids[1]->setObjectName(QStringLiteral("bytesAnswerGrid"));
    m_grids[1]->setAccessibleName(tr("Bytes of the response"));
    m_facts = new QLabel(this);
    m_facts->setObjectName(QStringLiteral("bytesFacts"));
    m_facts->setAccessibleName(tr("The marked byte"));
    m_facts->setWordWrap(true);
    m_facts->setMinimumWidth(1); // one line of it must not widen the panel
    setTone(*m_facts, LabelTone::muted);
    m_facts->setFont(textFont(-1));
    m_facts->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_facts->setFixedHeight(lineHeightOf(textFont(-1)) * 2 + 5);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(faces);
    layout->addLayout(grids, 1);
    layout->addWidget(m_facts);
}

void BytesView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layOutSides();
}

void BytesView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_reader.catchUp();
}

void BytesView::layOutSides() {
    constexpr int kTwoLines = 170; // of the view's height, from which on there is room for them
    const bool two = height() >= kTwoLines;
    m_facts->setFixedHeight(lineHeightOf(textFont(-1)) * (two ? 2 : 1) + 5);
    m_facts->setWordWrap(two); // half a line below would only puzzle
    showFacts();
    const bool both = width() >= zoomed(kSideBySideWidth);
    m_grids[0]->setVisible(both || !m_response);
    m_grids[1]->setVisible(both || m_response);
}

void BytesView::showResponse(bool response) {
    m_response = response;
    m_faces[response ? 1 : 0]->setChecked(true);
    layOutSides();
    refresh();
}

const world::MessageBytes& BytesView::message(bool response) const {
    const world::ExchangeBytes& bytes = m_reader.shown().bytes;
    return response ? bytes.response : bytes.request;
}

void BytesView::followSelection() {
    const Selection& selection = m_session.selection();
    const std::tuple marked(selection.byteOffset(), selection.byteInResponse(),
                            selection.byteLength());
    // Only a byte that has just been marked brings its face up: the user may look at the other one.
    if (marked != m_marked) {
        m_marked = marked;
        if (selection.byteOffset() >= 0 && selection.byteInResponse() != m_response) {
            showResponse(selection.byteInResponse());
            return;
        }
    }
    for (const bool response : {false, true})
        m_grids[response ? 1 : 0]->setSelected(
            selection.byteInResponse() == response ? selection.byteOffset() : -1,
            selection.byteLength());
    showFacts();
}

void BytesView::fill(bool response) {
    const ExchangeShown& shown = m_reader.shown();
    BytesGrid& grid = *m_grids[response ? 1 : 0];
    grid.setGist(gistText(response));
    grid.setCallName(response ? QStringLiteral("send") : QStringLiteral("recv"));
    if (shown.stream) {
        grid.setEmptyText(response ? tr("Nothing has been sent.") : tr("Nothing was received."));
        grid.setMessage(message(response), 0, true);
    } else if (shown.exchange) {
        const world::MessageSide& side =
            response ? shown.exchange->response : shown.exchange->request;
        const std::uint64_t announced = side.headBytes > 0 && !side.chunked && side.bodyExpected > 0
                                            ? side.headBytes + side.bodyExpected
                                            : 0;
        grid.setEmptyText(response ? tr("Nothing of the response has been sent yet.")
                                   : tr("Nothing of the request has arrived yet."));
        // Nothing more is awaited of a message that is malformed, or that its connection will not end.
        const bool ended =
            side.complete() || !shown.open || side.state == http::MessageParser::State::Error;
        grid.setMessage(message(response), ended ? 0 : announced, ended);
    } else {
        grid.setEmptyText(shown.why);
        grid.setMessage({}, 0, false);
    }
}

void BytesView::refresh() {
    const bool stream = m_reader.shown().stream;
    setTexts(*m_faces[0], stream ? tr("Received") : tr("Request"),
             stream ? tr("What recv and read brought") : tr("The bytes of the request"));
    setTexts(*m_faces[1], stream ? tr("Sent") : tr("Response"),
             stream ? tr("What send and write took") : tr("The bytes of the response"));
    fill(false);
    fill(true);
    followSelection();
    const QString subtitle = subtitleText();
    if (subtitle == m_subtitle)
        return;
    m_subtitle = subtitle;
    emit subtitleChanged(m_subtitle);
}

QString BytesView::subtitleText() const {
    const auto calls = static_cast<int>(message(m_response).calls.size());
    if (calls == 0)
        return {};
    return m_response ? tr("%n send call(s), one by one", nullptr, calls)
                      : tr("%n recv call(s), one by one", nullptr, calls);
}

TableTwin BytesView::tableTwin() const {
    TableTwin table = bytesTable();
    const bool stream = m_reader.shown().stream;
    addBytes(table, stream ? tr("Received") : tr("Request"), message(false),
             QStringLiteral("recv"));
    addBytes(table, stream ? tr("Sent") : tr("Response"), message(true), QStringLiteral("send"));
    return table;
}

// Of one grid, for those who do not see it.
QString BytesView::gistText(bool response) const {
    const world::MessageBytes& bytes = message(response);
    if (bytes.bytes.empty())
        return {};
    const auto calls = static_cast<int>(bytes.calls.size());
    const auto count = static_cast<int>(bytes.bytes.size());
    QString text = response ? tr("%n byte(s) of the response", nullptr, count)
                            : tr("%n byte(s) of the request", nullptr, count);
    text += QStringLiteral(" · ") + (response ? tr("in %n send call(s)", nullptr, calls)
                                              : tr("in %n recv call(s)", nullptr, calls));
    if (const std::int64_t broken = malformedAt(bytes); broken >= 0)
        text += QStringLiteral(" · ") + tr("malformed at byte %1").arg(broken);
    return text;
}

void BytesView::goToCall() {
    const std::uint64_t event =
        eventOfByte(message(m_response), m_session.selection().byteOffset());
    if (event != world::kNoEvent)
        m_session.playback().goTo(event + 1);
}

// Of the marked byte: what it is, who brought it, what the parser then waited for.
void BytesView::showFacts() {
    const QString text = factsText();
    m_facts->setText(m_facts->wordWrap()
                         ? text
                         : m_facts->fontMetrics().elidedText(text, Qt::ElideRight, width()));
    m_facts->setToolTip(text);
    m_facts->setVisible(m_reader.shown().anything());
    const Selection& selection = m_session.selection();
    m_toCall->setEnabled(selection.byteInResponse() == m_response &&
                         eventOfByte(message(m_response), selection.byteOffset()) !=
                             world::kNoEvent);
}

QString BytesView::factsText() const {
    const Selection& selection = m_session.selection();
    const std::int64_t offset = selection.byteOffset();
    const bool response = selection.byteInResponse();
    const bool inSight = m_grids[response ? 1 : 0]->isVisibleTo(this);
    if (!inSight || offset < 0 ||
        offset >= static_cast<std::int64_t>(message(response).bytes.size())) {
        const std::int64_t broken = malformedAt(message(m_response));
        if (broken >= 0 && m_reader.shown().exchange) {
            const auto& exchange = *m_reader.shown().exchange;
            const auto error = (m_response ? exchange.response : exchange.request).error;
            return tr("Malformed at byte %1: %2 (%3).")
                .arg(broken)
                .arg(parseErrorSentence(error), parseErrorSection(error));
        }
        return m_reader.shown().stream
                   ? tr("Choose a byte to see which call carried it.")
                   : tr("Choose a byte to see its call and the parser's state.");
    }
    QString text = m_grids[response ? 1 : 0]->byteDescription(offset).replace(
        QLatin1Char('\n'), QStringLiteral(" · "));
    if (m_reader.shown().exchange)
        text += QStringLiteral(" · ") + stateText();
    return text;
}

QString BytesView::stateText() const {
    const Selection& selection = m_session.selection();
    const bool response = selection.byteInResponse();
    using Kind = http::MessageParser::Kind;
    const world::ParserAt at = world::parserAt(
        message(response), response ? Kind::Response : Kind::Request,
        m_reader.shown().exchange->method, static_cast<std::uint64_t>(selection.byteOffset()));
    if (at.error != http::ParseErrorCode::None)
        return tr("malformed: %1 (%2)")
            .arg(parseErrorSentence(at.error), parseErrorSection(at.error));
    return tr("the parser then waits for %1").arg(parserStateWord(at.after));
}

} // namespace muxscope::ui
