// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/requestchain.h"

#include "core/base/redaction.h"

#include <algorithm>
#include <array>

namespace sse {

namespace {

bool sameName(QByteArrayView left, QByteArrayView right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

bool sameOrigin(const QUrl &left, const QUrl &right)
{
    return left.scheme() == right.scheme() && left.host() == right.host() &&
           portOf(left) == portOf(right);
}

bool isCredential(QByteArrayView name)
{
    static constexpr std::array names{"Authorization", "Cookie", "Proxy-Authorization",
                                      "X-Api-Key"};
    return isSecretHeader(name) ||
           std::any_of(names.begin(), names.end(),
                       [name](const char *known) { return sameName(name, known); });
}

/// Fetch "request-body-header name".
bool describesBody(QByteArrayView name)
{
    static constexpr std::array names{"Content-Encoding", "Content-Language", "Content-Location",
                                      "Content-Type", "Content-Length"};
    return std::any_of(names.begin(), names.end(),
                       [name](const char *known) { return sameName(name, known); });
}

bool becomesGet(int status, const QByteArray &method)
{
    if (status == 303)
        return method != "GET" && method != "HEAD";
    return (status == 301 || status == 302) && method == "POST";
}

} // namespace

void RequestChain::setEndpoint(const Endpoint &endpoint)
{
    m_next = endpoint;
    m_current = endpoint;
    m_hop = 0;
}

void RequestChain::beginAttempt()
{
    m_current = m_next;
    m_hop = 0;
    m_permanent = true;
}

bool RequestChain::isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

RequestChain::Step RequestChain::follow(int status, const QByteArray &location)
{
    Step step;
    if (location.isEmpty()) {
        step.outcome = RedirectOutcome::EmptyLocation;
        return step;
    }
    step.target = m_current.url.resolved(QUrl::fromEncoded(location));
    const QString scheme = step.target.scheme();
    if (!step.target.isValid() || step.target.host().isEmpty() ||
        (scheme != QLatin1String("http") && scheme != QLatin1String("https"))) {
        step.outcome = RedirectOutcome::ForbiddenScheme;
        return step;
    }
    if (m_hop >= mostHops) {
        step.outcome = RedirectOutcome::TooMany;
        return step;
    }
    ++m_hop;
    step.methodChanged = becomesGet(status, m_current.method);
    if (step.methodChanged) {
        m_current.method = "GET";
        m_current.body.clear();
        m_current.headers.removeIf(
            [](const HeaderField &field) { return describesBody(field.name); });
    }
    if (!sameOrigin(m_current.url, step.target)) {
        const auto removed = m_current.headers.removeIf(
            [](const HeaderField &field) { return isCredential(field.name); });
        step.credentialsDropped = removed > 0;
    }
    m_current.url = step.target;
    m_permanent = m_permanent && (status == 301 || status == 308);
    const RedirectTarget rule = m_current.profile.redirectTarget;
    if (rule == RedirectTarget::Final || (rule == RedirectTarget::FinalIfPermanent && m_permanent))
        m_next = m_current;
    return step;
}

} // namespace sse
