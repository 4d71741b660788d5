// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/bits_view.h"

#include "models/reference.h"
#include "painters/fonts.h"
#include "views/bits_rows.h"
#include "widgets/label_look.h"
#include "world/process_names.h"

#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

constexpr int kRefreshMs = 100; // while the server runs freely

QLabel* makeLabel(const QString& name, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

BitsView::BitsView(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_refresh(
          session, this, [this] { refresh(); }, kRefreshMs, Refresh::Weight::heavy) {
    setObjectName(QStringLiteral("bitsView"));
    setAccessibleName(tr("Bits"));
    build();
    connect(&session, &Session::cursorMoved, this, &BitsView::refreshSoon);
    connect(&session, &Session::traceReplaced, this, &BitsView::refreshSoon);
    connect(&session.selection(), &Selection::changed, this, &BitsView::refreshSoon);
    for (QComboBox* operand : {m_a, m_b})
        connect(operand, &QComboBox::currentTextChanged, this, &BitsView::recalculate);
    connect(m_operator, &QComboBox::currentIndexChanged, this, &BitsView::recalculate);
    connect(m_values, &QTreeWidget::itemActivated, this,
            [this](QTreeWidgetItem* item) { m_a->setEditText(item->text(0)); });
    refresh();
    setSum(QStringLiteral("revents"), BitsOperator::bitAnd, QStringLiteral("POLLIN"));
}

QComboBox* BitsView::buildOperand(const QString& name, const QString& title) {
    auto* operand = new QComboBox(this);
    operand->setObjectName(name);
    operand->setAccessibleName(title);
    operand->setEditable(true);
    operand->setInsertPolicy(QComboBox::NoInsert);
    operand->setFont(monoFont(-1));
    operand->setToolTip(tr("A value of this moment, a constant, or a number: 10, 0xa, 0b1010, 012. "
                           "Several are joined with |."));
    operand->lineEdit()->setObjectName(name + QStringLiteral("Text"));
    operand->lineEdit()->setAccessibleName(title);
    operand->setMinimumContentsLength(7);
    operand->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    operand->completer()->setCompletionMode(QCompleter::PopupCompletion);
    operand->completer()->setCaseSensitivity(Qt::CaseSensitive);
    return operand;
}

void BitsView::build() {
    m_values = new QTreeWidget(this);
    m_values->setObjectName(QStringLiteral("bitsValues"));
    m_values->setAccessibleName(tr("Values of the chosen descriptor"));
    m_values->setToolTip(tr("Enter or a double click takes a value as the first operand below."));
    // Not seen, but read aloud.
    m_values->setHeaderLabels({tr("Value"), tr("Number"), tr("Bits")});
    m_values->setHeaderHidden(true);
    m_values->setRootIsDecorated(false);
    m_values->setFrameShape(QFrame::NoFrame);
    m_values->setFont(monoFont());
    m_values->header()->setStretchLastSection(true);
    m_values->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_values->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_empty = makeLabel(QStringLiteral("bitsEmpty"), this);
    m_empty->setFont(textFont(-1));
    m_a = buildOperand(QStringLiteral("bitsA"), tr("First operand"));
    m_b = buildOperand(QStringLiteral("bitsB"), tr("Second operand"));
    m_operator = new QComboBox(this);
    m_operator->setObjectName(QStringLiteral("bitsOperator"));
    m_operator->setAccessibleName(tr("Operator"));
    m_operator->setFont(monoFont());
    for (int i = 0; i <= static_cast<int>(BitsOperator::complement); ++i) {
        const auto op = static_cast<BitsOperator>(i);
        m_operator->addItem(operatorSign(op));
        m_operator->setItemData(i, operatorMeaning(op), Qt::ToolTipRole);
    }
    auto* sum = new QHBoxLayout;
    sum->setContentsMargins(0, 0, 0, 0);
    sum->setSpacing(4);
    sum->addWidget(m_a, 3);
    sum->addWidget(m_operator, 0);
    sum->addWidget(m_b, 3);
    m_rows = new BitsRows(this);
    connect(m_rows, &BitsRows::named, this, [this](const QString& name) {
        if (!name.isEmpty())
            m_session.selection().pointAt(name);
    });
    m_sum = makeLabel(QStringLiteral("bitsSum"), this);
    m_sum->setFont(monoFont());
    m_names = makeLabel(QStringLiteral("bitsNames"), this);
    m_names->setFont(textFont(-1));
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("bitsScroll"));
    area->setFocusPolicy(Qt::NoFocus);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidgetResizable(true);
    auto* lower = new QWidget;
    lower->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(lower);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(6);
    area->setWidget(
        lower); // empty: or all within would be measured and styled before it has its place
    column->addLayout(sum);
    column->addWidget(m_sum);
    column->addWidget(m_rows);
    column->addWidget(m_names);
    column->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_values);
    layout->addWidget(m_empty);
    layout->addWidget(area, 1);
}

void BitsView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void BitsView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) &&
        m_names != nullptr)
        refresh();
}

void BitsView::setSum(const QString& a, BitsOperator op, const QString& b) {
    m_a->setEditText(a);
    m_operator->setCurrentIndex(static_cast<int>(op));
    m_b->setEditText(b);
    recalculate();
}

void BitsView::refreshSoon() {
    if (isVisible())
        m_refresh.soon();
}

void BitsView::refresh() {
    const Fd fd = m_session.selection().fd();
    std::vector<BitsValue> live;
    if (m_session.hasTrace())
        live = liveValues(m_session.world(), fd);
    const bool others = live.size() != m_live.size() ||
                        !std::equal(live.begin(), live.end(), m_live.begin(),
                                    [](const auto& x, const auto& y) { return x.name == y.name; });
    m_live = std::move(live);
    if (others || m_a->count() == 0)
        offerOperands();
    showValues();
    recalculate();
    const QString subtitle =
        m_live.empty() ? QString()
                       : QString::fromStdString(world::fdShortName(m_session.namingWorld(fd), fd));
    if (subtitle == m_subtitle)
        return;
    m_subtitle = subtitle;
    emit subtitleChanged(m_subtitle);
}

void BitsView::showValues() {
    m_empty->setText(captionText());
    m_empty->setVisible(!m_empty->text().isEmpty());
    setTone(*m_empty, LabelTone::muted);
    m_values->setVisible(!m_live.empty());
    while (m_values->topLevelItemCount() > static_cast<int>(m_live.size()))
        delete m_values->takeTopLevelItem(m_values->topLevelItemCount() - 1);
    while (m_values->topLevelItemCount() < static_cast<int>(m_live.size()))
        new QTreeWidgetItem(m_values);
    for (std::size_t i = 0; i < m_live.size(); ++i) {
        QTreeWidgetItem& item = *m_values->topLevelItem(static_cast<int>(i));
        item.setText(0, m_live[i].name);
        item.setText(1, hexText(m_live[i]));
        item.setText(2, bitsSum(m_live[i]));
        item.setToolTip(2, item.text(2));
    }
    const int row = std::max(m_values->sizeHintForRow(0), 1);
    m_values->setFixedHeight(std::max(1, static_cast<int>(m_live.size())) * row + 4);
}

QString BitsView::captionText() const {
    if (m_live.empty())
        return tr("No descriptor is chosen that has values with bits at this moment. The "
                  "playground below works with constants and numbers all the same.");
    const world::Mux* mux = m_session.world().mux();
    const Fd fd = m_session.selection().fd();
    if (mux == nullptr || mux->call != trace::Call::select)
        return {};
    constexpr int kWordBits = 64;
    return tr("select has sets, no masks: fd %1 is bit %2 of word %3 in each (%1 = %3 × 64 + %2). "
              "events and revents are what poll() would say.")
        .arg(fd.n)
        .arg(fd.n % kWordBits)
        .arg(fd.n / kWordBits);
}

void BitsView::offerOperands() {
    for (QComboBox* operand : {m_a, m_b}) {
        const QSignalBlocker quiet(operand);
        const QString typed = operand->currentText();
        operand->clear();
        for (const BitsValue& value : m_live)
            operand->addItem(value.name);
        if (!m_live.empty())
            operand->insertSeparator(operand->count());
        for (const BitsValue& value : bitConstants())
            operand->addItem(value.name);
        operand->setEditText(typed);
    }
}

void BitsView::recalculate() {
    const auto op = static_cast<BitsOperator>(std::max(0, m_operator->currentIndex()));
    m_operator->setToolTip(operatorMeaning(op));
    const bool one = op == BitsOperator::complement;
    m_b->setEnabled(!one);
    QString error;
    const auto a = readOperand(m_a->currentText(), m_live, error);
    const auto b = one ? std::optional<BitsValue>(BitsValue{})
                       : readOperand(m_b->currentText(), m_live, error);
    if (!a || !b) {
        // A value that only this moment lacks is nobody's mistake.
        const QString& culprit = a ? m_b->currentText() : m_a->currentText();
        if (isLiveName(culprit))
            complain(tr("%1 has no value at this moment.").arg(culprit.trimmed()), false);
        else
            complain(error, true);
        return;
    }
    const BitsResult result = calculate(*a, op, *b);
    m_rows->setSum(*a, op, one ? nullptr : &*b, result);
    setTone(*m_sum, LabelTone::plain);
    m_sum->setText(result.conclusion.isEmpty()
                       ? result.sum
                       : QStringLiteral("%1\n%2").arg(result.sum, result.conclusion));
    explain(result.value);
}

// Each bit of the result that is set, by its name.
void BitsView::explain(const BitsValue& result) {
    QStringList lines;
    for (int bit = result.width - 1; bit >= 0; --bit) {
        const QString name = bitName(result, bit);
        if (((result.value >> bit) & 1) == 0 || name.isEmpty())
            continue;
        const ReferenceEntry* entry = findReference(name);
        lines << (entry == nullptr
                      ? tr("bit %1: %2").arg(bit).arg(name)
                      : tr("bit %1: %2 — %3").arg(bit).arg(name, referenceText(*entry)));
    }
    m_names->setText(lines.join(QLatin1Char('\n')));
    setTone(*m_names, LabelTone::muted);
}

void BitsView::complain(const QString& error, bool mistake) {
    m_rows->clear();
    m_names->clear();
    setTone(*m_sum, mistake ? LabelTone::mistake : LabelTone::muted);
    m_sum->setText(mistake ? QStringLiteral("✕ ") + error : error);
}

} // namespace muxscope::ui
