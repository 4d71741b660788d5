// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/call_filter_parser.h"

#include <QCoreApplication>
#include <vector>

namespace muxscope::ui {

namespace {

using Node = CallFilter::Node;
using NodePtr = std::shared_ptr<const Node>;

// Recursive descent: any -> all ('||' all)*, all -> one ('&&' one)*, one -> '!' one | '(' any ')' |
// test; test -> field compare value | field 'in' '{' value (',' value)* '}' | 'contains' value | name.
class Parser {
    Q_DECLARE_TR_FUNCTIONS(CallFilter)
public:
    explicit Parser(const QString& text) : m_text(text) {}

    NodePtr parse() {
        if (m_text.size() > kMaxLength)
            return fail(tr("the filter is too long"), kMaxLength, m_text.size() - kMaxLength);
        NodePtr root = any();
        skipSpace();
        if (!m_fault && m_at < m_text.size())
            return fail(tr("“%1” is not expected here").arg(m_text.mid(m_at, 12)), m_at,
                        m_text.size() - m_at);
        return root;
    }
    [[nodiscard]] const std::optional<CallFilter::Fault>& fault() const { return m_fault; }

private:
    static constexpr int kMaxDepth = 64;
    static constexpr qsizetype kMaxLength = 4096;

    NodePtr fail(const QString& text, qsizetype at = -1, qsizetype length = 1) {
        if (!m_fault)
            m_fault = CallFilter::Fault{text, at < 0 ? m_at : at, std::max<qsizetype>(length, 1)};
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
    QString word(const QString& more = QStringLiteral("_.-")) {
        skipSpace();
        const qsizetype from = m_at;
        while (m_at < m_text.size() &&
               (m_text[m_at].isLetterOrNumber() || more.contains(m_text[m_at])))
            ++m_at;
        return m_text.mid(from, m_at - from);
    }
    bool takeWord(const char* wanted) {
        const qsizetype from = m_at;
        if (word() == QLatin1String(wanted))
            return true;
        m_at = from;
        return false;
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
    static NodePtr test(CallField field, CallCompare compare, CallFilterValue value) {
        Node node;
        node.field = field;
        node.compare = compare;
        node.value = std::move(value);
        return std::make_shared<const Node>(std::move(node));
    }
    // Balanced: a long chain is no deeper than a few levels, whatever is done with the tree.
    NodePtr joinAll(Node::Kind kind, std::vector<NodePtr> parts) {
        while (!m_fault && parts.size() > 1) {
            std::vector<NodePtr> pairs;
            for (std::size_t i = 0; i + 1 < parts.size(); i += 2)
                pairs.push_back(join(kind, parts[i], parts[i + 1]));
            if (parts.size() % 2 != 0)
                pairs.push_back(parts.back());
            parts = std::move(pairs);
        }
        return m_fault ? nullptr : parts.front();
    }

    NodePtr any() {
        std::vector<NodePtr> parts{all()};
        while (!m_fault && take(QLatin1String("||")))
            parts.push_back(all());
        return joinAll(Node::Kind::any, std::move(parts));
    }
    NodePtr all() {
        std::vector<NodePtr> parts{one()};
        while (!m_fault && take(QLatin1String("&&")))
            parts.push_back(one());
        return joinAll(Node::Kind::all, std::move(parts));
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
        if (name == QLatin1String("contains"))
            return value(CallField::payload, CallCompare::contains, name);
        const auto field = callFieldFromName(name);
        if (!field)
            return bareWord(name, from);
        if (takeWord("in"))
            return choice(*field, name);
        const auto compare = comparator();
        if (!compare)
            return fail(tr("“%1” wants a comparison: %2").arg(name, callComparesOf(*field)));
        if (!canCompare(*field, *compare))
            return fail(tr("“%1” can only be compared with %2").arg(name, callComparesOf(*field)),
                        from, m_at - from);
        return value(*field, *compare, name);
    }
    NodePtr value(CallField field, CallCompare compare, const QString& name) {
        skipSpace();
        const qsizetype from = m_at;
        const QString text = literal(isTextField(field));
        if (m_fault)
            return nullptr;
        if (text.isEmpty())
            return fail(tr("a value is missing after “%1”").arg(name), from);
        auto known = callFieldValue(field, text);
        return known ? test(field, compare, std::move(*known))
                     : fail(callFieldFault(field, text), from, m_at - from);
    }
    NodePtr choice(CallField field, const QString& name) {
        if (!canCompare(field, CallCompare::equal))
            return fail(tr("“%1” can only be compared with %2").arg(name, callComparesOf(field)));
        if (!take(QLatin1String("{")))
            return fail(tr("“in” wants values in braces: {a, b}"));
        std::vector<NodePtr> parts;
        do
            parts.push_back(value(field, CallCompare::equal, name));
        while (!m_fault && take(QLatin1String(",")));
        if (!m_fault && !take(QLatin1String("}")))
            return fail(tr("a “}” is missing"));
        return joinAll(Node::Kind::any, std::move(parts));
    }
    NodePtr bareWord(const QString& name, qsizetype at) {
        if (auto call = callFieldValue(CallField::call, name))
            return test(CallField::call, CallCompare::equal, std::move(*call));
        if (const auto error = errnoFromName(name))
            return test(CallField::error, CallCompare::equal, {*error, {}});
        return fail(
            tr("“%1” is neither a field nor a call; Ctrl+Space offers what there is").arg(name), at,
            name.size());
    }
    std::optional<CallCompare> comparator() {
        constexpr std::pair<const char*, CallCompare> kSigns[] = {
            {"==", CallCompare::equal},     {"!=", CallCompare::notEqual},
            {"<=", CallCompare::lessEqual}, {">=", CallCompare::greaterEqual},
            {"<", CallCompare::less},       {">", CallCompare::greater},
            {"=", CallCompare::equal},      {"~", CallCompare::contains}};
        for (const auto& [sign, compare] : kSigns)
            if (take(QLatin1String(sign)))
                return compare;
        return takeWord("contains") ? std::optional(CallCompare::contains) : std::nullopt;
    }
    // A word, or anything between quotes; of text, a word may hold what stands in targets.
    QString literal(bool text) {
        if (take(QLatin1String("\"")))
            return quoted();
        return text ? word(QStringLiteral("_.-/?=%+:@*~#")) : word();
    }
    QString quoted() {
        const qsizetype from = m_at - 1;
        QString text;
        while (m_at < m_text.size() && m_text[m_at] != u'"') {
            QChar c = m_text[m_at++];
            if (c == u'\\' && m_at < m_text.size()) {
                c = m_text[m_at++];
                c = c == u'r'   ? QChar(u'\r')
                    : c == u'n' ? QChar(u'\n')
                    : c == u't' ? QChar(u'\t')
                                : c;
            }
            text += c;
        }
        if (!take(QLatin1String("\"")))
            fail(tr("a closing quote is missing"), from, m_text.size() - from);
        return text;
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
