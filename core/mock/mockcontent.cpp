// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/mockcontent.h"

#include <QCryptographicHash>

namespace sse {

namespace {

/// The target without scheme and authority, which a request to a proxy has.
QByteArrayView originForm(QByteArrayView target)
{
    if (target.startsWith('/'))
        return target;
    const qsizetype authority = target.indexOf("://");
    if (authority < 0)
        return target;
    for (qsizetype at = authority + 3; at < target.size(); ++at) {
        if (target[at] == '/' || target[at] == '?')
            return target.sliced(at);
    }
    return target.last(0);
}

/// Without copying what a hostile client made long.
QByteArray shortened(const QByteArray &key)
{
    constexpr qsizetype longest = 512;
    return key.size() <= longest ? key : QCryptographicHash::hash(key, QCryptographicHash::Sha256);
}

} // namespace

QByteArrayView MockRequest::path() const
{
    const QByteArrayView target = originForm(head.target);
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? target : target.first(mark);
}

QByteArrayView MockRequest::query() const
{
    const QByteArrayView target = originForm(head.target);
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArrayView() : target.sliced(mark + 1);
}

QByteArray MockRequest::clientKey() const
{
    // LF can't be part of any of them.
    QByteArray key = peer + '\n' + path() + '\n' + head.header("User-Agent") + '\n';
    QByteArrayView rest = query();
    while (!rest.isEmpty()) {
        const qsizetype end = rest.indexOf('&');
        const QByteArrayView pair = end < 0 ? rest : rest.first(end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        if (pair.startsWith("client=")) {
            key += pair.sliced(7);
            break;
        }
    }
    return shortened(key);
}

} // namespace sse
