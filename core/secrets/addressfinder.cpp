// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/secretnames.h"
#include "core/secrets/secretfinders.h"

#include <algorithm>

namespace sse {

namespace {

constexpr qsizetype longestName = 128;
constexpr qsizetype longestRandom = 1024;
constexpr qsizetype npos = -1;

bool isNameCharacter(char c)
{
    return isLetterOrDigit(c) || QByteArrayView("_.~%-[]").contains(c);
}

bool endsValue(char c)
{
    return isWhiteSpace(c) || QByteArrayView("&#\"'<>;").contains(c) ||
           static_cast<uchar>(c) < 0x20;
}

/// Where the value that begins at \a at ends.
qsizetype valueEnd(QByteArrayView text, qsizetype at)
{
    while (at < text.size()) {
        const char c = text[at];
        if (endsValue(c))
            return at;
        if (c == ',' && (at + 1 == text.size() || endsValue(text[at + 1])))
            return at;
        qsizetype length = 1;
        if (c == '\\') {
            const TextEscape escape = escapeAt(text, at);
            if (escape.size == 1 && endsValue(escape.bytes.front()))
                return at;
            length = std::max(length, escape.length);
        }
        at += length;
    }
    return at;
}

/// name=value
struct Item
{
    qsizetype nameBegin = 0;
    qsizetype equals = 0;
    qsizetype end = 0;
};

bool looksRandom(QByteArrayView value)
{
    return value.size() >= 6 && value.size() <= longestRandom &&
           std::any_of(value.begin(), value.end(), isDigit) &&
           std::all_of(value.begin(), value.end(), [](char c) {
               return isLetterOrDigit(c) || QByteArrayView("-._~+/%=:").contains(c);
           });
}

bool isSecretItem(QByteArrayView text, const Item &item)
{
    const QByteArrayView value = text.sliced(item.equals + 1, item.end - item.equals - 1);
    if (value.isEmpty() || isSecretMark(value))
        return false;
    QByteArray name = withoutEscapes(text.sliced(item.nameBegin, item.equals - item.nameBegin));
    // user[password]=x
    if (name.endsWith(']'))
        name = name.chopped(1).sliced(name.lastIndexOf('[') + 1);
    if (isCount(name, value))
        return false;
    name = name.toLower();
    const bool within =
        item.nameBegin > 0 && QByteArrayView("?&#;").contains(text[item.nameBegin - 1]);
    const bool before = item.end < text.size() && text[item.end] == '&';
    const bool loose = item.nameBegin == 0 || isWhiteSpace(text[item.nameBegin - 1]) ||
                       QByteArrayView("\"'`({,<>|").contains(text[item.nameBegin - 1]);
    const bool all = item.nameBegin == 0 && item.end == text.size();
    if (within || before)
        return isSecretItemName(name);
    return loose && (all || looksRandom(value)) && (hasSecretWord(name) || isSecretMember(name));
}

/// Goes through the items of a text.
class ItemFinder final
{
public:
    explicit ItemFinder(QByteArrayView text)
        : m_text(text)
    {
    }

    /// The next secret one. False: there are no more.
    bool next(Item &item)
    {
        while ((item.equals = m_text.indexOf('=', m_from)) >= 0) {
            item.nameBegin = nameBegin(item.equals);
            m_from = item.equals + 1;
            const bool comparison = m_from < m_text.size() && m_text[m_from] == '=';
            if (item.nameBegin == item.equals || comparison)
                continue;
            // What stands within a value ends where that ends.
            if (m_from >= m_end)
                m_end = valueEnd(m_text, m_from);
            item.end = m_end;
            if (!isSecretItem(m_text, item))
                continue;
            m_from = item.end;
            return true;
        }
        return false;
    }

private:
    [[nodiscard]] qsizetype nameBegin(qsizetype equals) const
    {
        const qsizetype least = std::max(m_from, equals - longestName);
        qsizetype begin = equals;
        while (begin > least && isNameCharacter(m_text[begin - 1]))
            --begin;
        return begin;
    }

    QByteArrayView m_text;
    qsizetype m_from = 0;
    qsizetype m_end = 0;
};

/// Where the user of the authority that begins at \a at ends, before its @; npos: it has none.
qsizetype userEnd(QByteArrayView text, qsizetype at)
{
    qsizetype end = npos;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (isWhiteSpace(c) || QByteArrayView("/?#\"'<>\\").contains(c))
            break;
        if (c == '@')
            end = at;
    }
    return end;
}

/// Whether an address without a scheme may begin with the "//" at \a at.
bool mayBegin(QByteArrayView text, qsizetype at)
{
    return at == 0 || isWhiteSpace(text[at - 1]) ||
           QByteArrayView("\"'=(<,").contains(text[at - 1]);
}

/// The next user from \a from on; \a from moves on. False: there are no more.
bool nextUser(QByteArrayView text, qsizetype &from, qsizetype &begin, qsizetype &end)
{
    while ((from = text.indexOf("//", from)) >= 0) {
        const bool scheme = from > 0 && text[from - 1] == ':';
        const bool whole = scheme || mayBegin(text, from);
        from += 2;
        begin = from;
        if (!whole)
            continue;
        end = userEnd(text, begin);
        const QByteArrayView user = text.sliced(begin, std::max(begin, end) - begin);
        if (!user.isEmpty() && !isSecretMark(user) && (scheme || user.contains(':')))
            return true;
    }
    return false;
}

} // namespace

void findItems(const DecodedText &decoded, QList<SecretRange> &to)
{
    const QByteArrayView text = decoded.text();
    ItemFinder finder(text);
    for (Item item; finder.next(item);) {
        to.append({decoded.sourceBegin(item.equals + 1), decoded.sourceEnd(item.end),
                   SecretKind::AddressItem,
                   text.sliced(item.nameBegin, item.equals - item.nameBegin).toByteArray()});
    }
}

bool isSecretItem(QByteArrayView name, QByteArrayView value)
{
    const QByteArray decoded = withoutEscapes(name);
    return isSecretItemName(decoded.toLower()) && !isCount(decoded, value);
}

QList<SecretRange> addressItems(QByteArrayView address)
{
    QList<SecretRange> ranges;
    const qsizetype query = address.indexOf('?');
    const qsizetype fragment = address.indexOf('#');
    if (query < 0 && fragment < 0)
        return ranges;
    for (qsizetype at = query >= 0 ? query + 1 : fragment + 1; at < address.size();) {
        qsizetype end = at;
        while (end < address.size() && address[end] != '&' && address[end] != '#')
            ++end;
        const QByteArrayView item = address.sliced(at, end - at);
        const qsizetype equals = item.indexOf('=');
        if (equals >= 0 && isSecretItem(item.first(equals), item.sliced(equals + 1)) &&
            equals + 1 < item.size() && !isSecretMark(item.sliced(equals + 1))) {
            ranges.append(
                {at + equals + 1, end, SecretKind::AddressItem, item.first(equals).toByteArray()});
        }
        at = end + 1;
    }
    return ranges;
}

void findUsers(const DecodedText &decoded, QList<SecretRange> &to)
{
    const QByteArrayView text = decoded.text();
    if (!text.contains('@'))
        return;
    qsizetype begin = 0;
    qsizetype end = 0;
    for (qsizetype from = 0; nextUser(text, from, begin, end);)
        to.append({decoded.sourceBegin(begin), decoded.sourceEnd(end), SecretKind::UserInfo, {}});
}

bool hasPlainItemOrUser(QByteArrayView text)
{
    Item item;
    if (ItemFinder(text).next(item))
        return true;
    qsizetype from = 0;
    qsizetype begin = 0;
    qsizetype end = 0;
    return text.contains('@') && nextUser(text, from, begin, end);
}

} // namespace sse
