// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/bytes_view.h"

#include "views/bytes_grid.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

QToolButton* faceButton(const QString& name, const QString& text, QButtonGroup& group,
                        QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(text);
    button->setCheckable(true);
    button->setAutoRaise(true);
    group.addButton(button);
    return button;
}

} // namespace

BytesView::BytesView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_reader(session), m_grid(new BytesGrid(this)) {
    setObjectName(QStringLiteral("bytesView"));
    setAccessibleName(tr("Bytes"));
    auto* group = new QButtonGroup(this);
    m_requestButton = faceButton(QStringLiteral("bytesRequest"), tr("Request"), *group, this);
    m_responseButton = faceButton(QStringLiteral("bytesResponse"), tr("Response"), *group, this);
    m_requestButton->setChecked(true);
    auto* faces = new QHBoxLayout;
    faces->setContentsMargins(0, 0, 0, 0);
    faces->setSpacing(4);
    faces->addWidget(m_requestButton);
    faces->addWidget(m_responseButton);
    faces->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(faces);
    layout->addWidget(m_grid, 1);

    connect(m_requestButton, &QToolButton::clicked, this, [this] { showResponse(false); });
    connect(m_responseButton, &QToolButton::clicked, this, [this] { showResponse(true); });
    connect(m_grid, &BytesGrid::byteChosen, this,
            [this](qint64 offset) { m_session.selection().selectByte(offset, m_response); });
    connect(m_grid, &BytesGrid::callWanted, this,
            [this](quint64 event) { m_session.playback().goTo(event + 1); });
    connect(&m_reader, &ExchangeReader::changed, this, &BytesView::refresh);
    connect(&session.selection(), &Selection::changed, this, &BytesView::followSelection);
    refresh();
}

void BytesView::showResponse(bool response) {
    m_response = response;
    (response ? m_responseButton : m_requestButton)->setChecked(true);
    refresh();
}

void BytesView::followSelection() {
    const Selection& selection = m_session.selection();
    const std::pair marked(selection.byteOffset(), selection.byteInResponse());
    // Only a byte that has just been marked brings its face up: the user may look at the other one.
    if (marked != m_marked) {
        m_marked = marked;
        if (marked.first >= 0 && marked.second != m_response) {
            showResponse(marked.second);
            return;
        }
    }
    m_grid->setSelected(selection.byteInResponse() == m_response ? selection.byteOffset() : -1);
}

void BytesView::refresh() {
    const ExchangeShown& shown = m_reader.shown();
    QString subtitle;
    if (shown.exchange) {
        const world::MessageSide& side =
            m_response ? shown.exchange->response : shown.exchange->request;
        const world::MessageBytes& bytes = m_response ? shown.bytes.response : shown.bytes.request;
        const std::uint64_t announced = side.headBytes > 0 && !side.chunked && side.bodyExpected > 0
                                            ? side.headBytes + side.bodyExpected
                                            : 0;
        m_grid->setCallName(m_response ? QStringLiteral("send") : QStringLiteral("recv"));
        m_grid->setEmptyText(m_response ? tr("Nothing of the response has been sent yet.")
                                        : tr("Nothing of the request has arrived yet."));
        m_grid->setMessage(bytes, announced, side.complete());
        const int calls = static_cast<int>(bytes.calls.size());
        if (calls > 0)
            subtitle = m_response ? tr("%n send call(s), shaded one by one", nullptr, calls)
                                  : tr("%n recv call(s), shaded one by one", nullptr, calls);
    } else {
        m_grid->setEmptyText(shown.why);
        m_grid->setMessage({}, 0, false);
    }
    followSelection();
    if (subtitle == m_subtitle)
        return;
    m_subtitle = subtitle;
    emit subtitleChanged(m_subtitle);
}

} // namespace muxscope::ui
