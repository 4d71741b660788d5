// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/call_filter.h"

#include <QCoreApplication>
#include <QHash>
#include <array>
#include <cmath>

namespace muxscope::ui {

namespace {

enum class Field { fd, call, kind, error, result, took, time };
enum class Compare { equal, notEqual, less, lessEqual, greater, greaterEqual };

} // namespace

struct CallFilter::Node {
    enum class Kind { all, any, none, test };
    Kind kind = Kind::test;
    Field field = Field::fd;
    Compare compare = Compare::equal;
    std::int64_t value = 0;
    std::shared_ptr<const Node> left;
    std::shared_ptr<const Node> right; // not of `none`
};

namespace {

using Node = CallFilter::Node;
using NodePtr = std::shared_ptr<const Node>;

std::optional<std::int64_t> valueOf(const CallRow& row, Field field) {
    const trace::Record& enter = row.enter.record;
    switch (field) {
    case Field::fd:
        return enter.fd;
    case Field::call:
        return static_cast<std::int64_t>(enter.call);
    case Field::kind:
        return static_cast<std::int64_t>(trace::callKind(enter.call));
    case Field::time:
        return enter.atNs;
    default:
        break;
    }
    if (!row.exit)
        return {};
    switch (field) {
    case Field::error:
        return row.exit->error();
    case Field::result:
        return row.exit->error() != 0 ? -1 : row.exit->record.value;
    default:
        return row.exit->record.atNs - enter.atNs;
    }
}

bool holds(std::int64_t have, Compare compare, std::int64_t want) {
    switch (compare) {
    case Compare::equal:
        return have == want;
    case Compare::notEqual:
        return have != want;
    case Compare::less:
        return have < want;
    case Compare::lessEqual:
        return have <= want;
    case Compare::greater:
        return have > want;
    default:
        return have >= want;
    }
}

bool evaluate(const Node& node, const CallRow& row) {
    switch (node.kind) {
    case Node::Kind::all:
        return evaluate(*node.left, row) && evaluate(*node.right, row);
    case Node::Kind::any:
        return evaluate(*node.left, row) || evaluate(*node.right, row);
    case Node::Kind::none:
        return !evaluate(*node.left, row);
    default: {
        const auto value = valueOf(row, node.field);
        return value && holds(*value, node.compare, node.value);
    }
    }
}

std::optional<int> errorFromName(const QString& name) {
    constexpr int kLastError = 133; // errno(3), Linux
    for (int error = 1; error <= kLastError; ++error) {
        const std::string_view known = trace::errnoName(error);
        if (name == QLatin1String(known.data(), static_cast<qsizetype>(known.size())))
            return error;
    }
    if (name == QLatin1String("EWOULDBLOCK"))
        return errorFromName(QStringLiteral("EAGAIN"));
    return {};
}

constexpr std::array kKinds{"setup", "accept",   "read", "write",
                            "close", "interest", "wait", "other"};

// Recursive descent: any -> all ('||' all)*, all -> one ('&&' one)*, one -> '!' one | '(' any ')' |
// test.
class Parser {
    Q_DECLARE_TR_FUNCTIONS(CallFilter)
public:
    explicit Parser(const QString& text) : m_text(text) {}

    NodePtr parse() {
        NodePtr root = any();
        skipSpace();
        if (!m_fault && m_at < m_text.size())
            fail(tr("“%1” is not expected here").arg(m_text.mid(m_at, 12)));
        return root;
    }
    [[nodiscard]] const std::optional<CallFilter::Fault>& fault() const { return m_fault; }

private:
    static constexpr int kMaxDepth = 64;

    NodePtr fail(const QString& text, qsizetype at = -1) {
        if (!m_fault)
            m_fault = CallFilter::Fault{text, at < 0 ? m_at : at};
        return nullptr;
    }
    void skipSpace() {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }
    bool take(QLatin1String token) {
        skipSpace();
        if (!QStringView(m_text).mid(m_at).startsWith(token))
            return false;
        m_at += token.size();
        return true;
    }
    QString word() {
        skipSpace();
        const qsizetype from = m_at;
        while (m_at < m_text.size() &&
               (m_text[m_at].isLetterOrNumber() || QStringLiteral("_.-").contains(m_text[m_at])))
            ++m_at;
        return m_text.mid(from, m_at - from);
    }
    NodePtr join(Node::Kind kind, NodePtr left, NodePtr right) {
        if (m_fault)
            return nullptr;
        Node node;
        node.kind = kind;
        node.left = std::move(left);
        node.right = std::move(right);
        return std::make_shared<const Node>(std::move(node));
    }
    static NodePtr test(Field field, Compare compare, std::int64_t value) {
        Node node;
        node.field = field;
        node.compare = compare;
        node.value = value;
        return std::make_shared<const Node>(std::move(node));
    }

    NodePtr any() {
        NodePtr left = all();
        while (!m_fault && take(QLatin1String("||")))
            left = join(Node::Kind::any, left, all());
        return left;
    }
    NodePtr all() {
        NodePtr left = one();
        while (!m_fault && take(QLatin1String("&&")))
            left = join(Node::Kind::all, left, one());
        return left;
    }
    NodePtr one() {
        if (++m_depth > kMaxDepth)
            return fail(tr("too many brackets"));
        NodePtr node;
        skipSpace();
        if (take(QLatin1String("("))) {
            node = any();
            if (!m_fault && !take(QLatin1String(")")))
                node = fail(tr("a “)” is missing"));
        } else if (!QStringView(m_text).mid(m_at).startsWith(u"!=") && take(QLatin1String("!"))) {
            node = join(Node::Kind::none, one(), nullptr);
        } else {
            node = comparison();
        }
        --m_depth;
        return node;
    }

    NodePtr comparison() {
        skipSpace();
        const qsizetype from = m_at;
        const QString name = word();
        if (name.isEmpty())
            return fail(m_at < m_text.size()
                            ? tr("a field is expected before “%1”").arg(m_text[m_at])
                            : tr("something is missing at the end"));
        static const QHash<QString, Field> kFields{
            {QStringLiteral("fd"), Field::fd},         {QStringLiteral("call"), Field::call},
            {QStringLiteral("kind"), Field::kind},     {QStringLiteral("errno"), Field::error},
            {QStringLiteral("result"), Field::result}, {QStringLiteral("took"), Field::took},
            {QStringLiteral("time"), Field::time}};
        const auto field = kFields.constFind(name);
        if (field == kFields.constEnd())
            return bareWord(name, from);
        const auto compare = comparator();
        if (!compare)
            return fail(tr("“%1” wants a comparison: == != < <= > >=").arg(name));
        const qsizetype valueAt = m_at;
        const QString text = word();
        if (text.isEmpty())
            return fail(tr("a value is missing after “%1”").arg(name));
        const bool ordered = *compare != Compare::equal && *compare != Compare::notEqual;
        if (ordered && (*field == Field::call || *field == Field::kind))
            return fail(tr("“%1” can only be compared with == and !=").arg(name), from);
        const auto value = valueFor(*field, text);
        return value ? test(*field, *compare, *value) : fail(valueFault(*field, text), valueAt);
    }
    NodePtr bareWord(const QString& name, qsizetype at) {
        if (const auto call = valueFor(Field::call, name))
            return test(Field::call, Compare::equal, *call);
        if (const auto error = errorFromName(name))
            return test(Field::error, Compare::equal, *error);
        return fail(
            tr("“%1” is not a field or a call; fields: fd, call, kind, errno, result, took, "
               "time")
                .arg(name),
            at);
    }
    std::optional<Compare> comparator() {
        constexpr std::pair<const char*, Compare> kSigns[] = {
            {"==", Compare::equal},        {"!=", Compare::notEqual}, {"<=", Compare::lessEqual},
            {">=", Compare::greaterEqual}, {"<", Compare::less},      {">", Compare::greater},
            {"=", Compare::equal}};
        for (const auto& [sign, compare] : kSigns)
            if (take(QLatin1String(sign)))
                return compare;
        return {};
    }
    static std::optional<std::int64_t> valueFor(Field field, const QString& text) {
        bool ok = false;
        const std::int64_t number = text.toLongLong(&ok);
        switch (field) {
        case Field::call:
            if (const auto call = trace::callFromName(text.toStdString()); call && text != u"none")
                return static_cast<std::int64_t>(*call);
            return {};
        case Field::kind:
            for (std::size_t i = 0; i < kKinds.size(); ++i)
                if (text == QLatin1String(kKinds[i]))
                    return static_cast<std::int64_t>(i);
            return {};
        case Field::error:
            if (const auto error = errorFromName(text))
                return *error;
            return ok ? std::optional(number) : std::nullopt;
        case Field::took:
        case Field::time:
            return duration(text);
        default:
            return ok ? std::optional(number) : std::nullopt;
        }
    }
    static std::optional<std::int64_t> duration(const QString& text) {
        constexpr std::pair<const char*, double> kUnits[] = {
            {"ns", 1}, {"us", 1e3}, {"µs", 1e3}, {"ms", 1e6}, {"s", 1e9}};
        for (const auto& [unit, scale] : kUnits) {
            const QString suffix = QString::fromUtf8(unit);
            if (!text.endsWith(suffix))
                continue;
            bool ok = false;
            const double number = text.chopped(suffix.size()).toDouble(&ok);
            if (ok && std::isfinite(number) && std::abs(number * scale) < 9e18)
                return static_cast<std::int64_t>(number * scale);
        }
        return {};
    }
    static QString valueFault(Field field, const QString& text) {
        switch (field) {
        case Field::call:
            return tr("“%1” is not a call this program knows").arg(text);
        case Field::kind:
            return tr("“%1” is not a kind: setup, accept, read, write, close, interest, wait, "
                      "other")
                .arg(text);
        case Field::error:
            return tr("“%1” is not an errno name or number").arg(text);
        case Field::took:
        case Field::time:
            return tr("“%1” is not a time with a unit, like 10ms or 1.5s").arg(text);
        default:
            return tr("“%1” is not a whole number").arg(text);
        }
    }

    const QString& m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    std::optional<CallFilter::Fault> m_fault;
};

} // namespace

CallFilter CallFilter::parse(const QString& text, std::optional<Fault>& fault) {
    CallFilter filter;
    fault.reset();
    if (text.trimmed().isEmpty())
        return filter;
    Parser parser(text);
    NodePtr root = parser.parse();
    fault = parser.fault();
    if (!fault)
        filter.m_root = std::move(root);
    return filter;
}

bool CallFilter::matches(const CallRow& row) const {
    return m_root == nullptr || evaluate(*m_root, row);
}

} // namespace muxscope::ui
