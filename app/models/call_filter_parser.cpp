// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/call_filter_parser.h"

#include <QCoreApplication>
#include <QHash>
#include <array>
#include <cmath>

namespace muxscope::ui {

namespace {

using Node = CallFilter::Node;
using NodePtr = std::shared_ptr<const Node>;

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
    static NodePtr test(CallField field, CallCompare compare, std::int64_t value) {
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
        static const QHash<QString, CallField> kFields{
            {QStringLiteral("fd"), CallField::fd},
            {QStringLiteral("call"), CallField::call},
            {QStringLiteral("kind"), CallField::kind},
            {QStringLiteral("errno"), CallField::error},
            {QStringLiteral("result"), CallField::result},
            {QStringLiteral("took"), CallField::took},
            {QStringLiteral("time"), CallField::time}};
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
        const bool ordered = *compare != CallCompare::equal && *compare != CallCompare::notEqual;
        if (ordered && (*field == CallField::call || *field == CallField::kind))
            return fail(tr("“%1” can only be compared with == and !=").arg(name), from);
        const auto value = valueFor(*field, text);
        return value ? test(*field, *compare, *value) : fail(valueFault(*field, text), valueAt);
    }
    NodePtr bareWord(const QString& name, qsizetype at) {
        if (const auto call = valueFor(CallField::call, name))
            return test(CallField::call, CallCompare::equal, *call);
        if (const auto error = errorFromName(name))
            return test(CallField::error, CallCompare::equal, *error);
        return fail(
            tr("“%1” is not a field or a call; fields: fd, call, kind, errno, result, took, "
               "time")
                .arg(name),
            at);
    }
    std::optional<CallCompare> comparator() {
        constexpr std::pair<const char*, CallCompare> kSigns[] = {
            {"==", CallCompare::equal},     {"!=", CallCompare::notEqual},
            {"<=", CallCompare::lessEqual}, {">=", CallCompare::greaterEqual},
            {"<", CallCompare::less},       {">", CallCompare::greater},
            {"=", CallCompare::equal}};
        for (const auto& [sign, compare] : kSigns)
            if (take(QLatin1String(sign)))
                return compare;
        return {};
    }
    static std::optional<std::int64_t> valueFor(CallField field, const QString& text) {
        bool ok = false;
        const std::int64_t number = text.toLongLong(&ok);
        switch (field) {
        case CallField::call:
            if (const auto call = trace::callFromName(text.toStdString()); call && text != u"none")
                return static_cast<std::int64_t>(*call);
            return {};
        case CallField::kind:
            for (std::size_t i = 0; i < kKinds.size(); ++i)
                if (text == QLatin1String(kKinds[i]))
                    return static_cast<std::int64_t>(i);
            return {};
        case CallField::error:
            if (const auto error = errorFromName(text))
                return *error;
            return ok ? std::optional(number) : std::nullopt;
        case CallField::took:
        case CallField::time:
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
    static QString valueFault(CallField field, const QString& text) {
        switch (field) {
        case CallField::call:
            return tr("“%1” is not a call this program knows").arg(text);
        case CallField::kind:
            return tr("“%1” is not a kind: setup, accept, read, write, close, interest, wait, "
                      "other")
                .arg(text);
        case CallField::error:
            return tr("“%1” is not an errno name or number").arg(text);
        case CallField::took:
        case CallField::time:
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

std::shared_ptr<const CallFilter::Node> parseCallFilter(const QString& text,
                                                        std::optional<CallFilter::Fault>& fault) {
    Parser parser(text);
    NodePtr root = parser.parse();
    fault = parser.fault();
    return fault ? nullptr : root;
}

} // namespace muxscope::ui
