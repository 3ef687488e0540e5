// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/endmessages.h"

#include "core/base/redaction.h"
#include "core/base/visibletext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace sse {

namespace {

constexpr qsizetype mostQuoted = 120;

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::EndMessages", text);
}

QString quoted(QByteArrayView bytes)
{
    return toVisibleText(QString::fromUtf8(bytes), mostQuoted);
}

QString hostOf(const QUrl &url)
{
    return toVisibleText(url.host(), mostQuoted);
}

QString addressOf(const QUrl &url)
{
    const int port = url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    return hostOf(url) + QLatin1Char(':') + QString::number(port);
}

/// The transport's own words in brackets, or nothing.
QString withDetail(const EndFacts &facts, const QString &sentence)
{
    if (facts.detail.isEmpty())
        return sentence;
    return tr("%1 (%2)").arg(sentence, toVisibleText(facts.detail, 300));
}

QString statusMessage(const EndFacts &facts)
{
    const QString status =
        facts.reasonPhrase.isEmpty()
            ? QString::number(facts.end.status)
            : QString::number(facts.end.status) + QLatin1Char(' ') + quoted(facts.reasonPhrase);
    if (facts.end.status < 200) {
        return tr("The server sent an interim response, %1. QNetworkAccessManager takes it for the "
                  "whole answer, so the response behind it is lost.")
            .arg(status);
    }
    if (facts.end.status == 401 || facts.end.status == 403) {
        return tr("The server answered with status %1: it does not let this request in. Check the "
                  "credentials in the headers.")
            .arg(status);
    }
    if (facts.end.status >= 300 && facts.end.status < 400) {
        return tr("The server answered with status %1, which leads nowhere: it names no place to "
                  "go "
                  "to. An event stream opens with status 200.")
            .arg(status);
    }
    return tr("The server answered with status %1. An event stream opens with status 200.")
        .arg(status);
}

QString contentTypeMessage(const EndFacts &facts)
{
    if (!facts.contentType) {
        return tr("The response has no Content-Type. An event stream needs text/event-stream.");
    }
    if (facts.charsetRefused) {
        return tr("The response's Content-Type is \"%1\", and this profile takes no charset other "
                  "than UTF-8.")
            .arg(quoted(*facts.contentType));
    }
    return tr("The response's Content-Type is \"%1\". An event stream needs text/event-stream.")
        .arg(quoted(*facts.contentType));
}

QString redirectFailure(const EndFacts &facts)
{
    if (facts.end.emptyLocation)
        return tr("The server redirects to an empty address, which is the same one again.");
    if (facts.end.forbiddenScheme) {
        return tr("The server redirects to \"%1\", where no event stream can come from. Only http "
                  "and https addresses are followed.")
            .arg(facts.location);
    }
    return tr("The server redirected more than %1 times. It most likely runs in a circle.")
        .arg(RequestChain::mostHops);
}

QString truncatedMessage(const EndFacts &facts)
{
    if (facts.transport == TransportError::Decoding) {
        return withDetail(facts, tr("The body's content coding is corrupt, so nothing behind this "
                                    "place can be decoded."));
    }
    if (facts.headSeen) {
        return withDetail(facts, tr("The connection was cut before the end of the body."));
    }
    return withDetail(facts,
                      tr("The server closed the connection before it answered the request."));
}

QString networkMessage(const EndFacts &facts)
{
    switch (facts.end.reason) {
    case EndReason::Dns:
        return tr("The host \"%1\" was not found. Check the spelling and the network's name "
                  "service.")
            .arg(hostOf(facts.url));
    case EndReason::Tls:
        return withDetail(
            facts,
            tr("The secure connection to %1 could not be set up.").arg(addressOf(facts.url)));
    case EndReason::NotHttp:
        return withDetail(facts, tr("What answers at %1 does not speak HTTP. Check the port, and "
                                    "whether the address needs https.")
                                     .arg(addressOf(facts.url)));
    case EndReason::Refused:
        if (facts.transport == TransportError::ConnectionRefused) {
            return tr("Nothing accepts connections at %1. Check that the server runs and listens "
                      "on that port.")
                .arg(addressOf(facts.url));
        }
        return withDetail(facts, tr("%1 can't be reached.").arg(addressOf(facts.url)));
    default:
        return truncatedMessage(facts);
    }
}

QString timeoutMessage(const EndFacts &facts)
{
    const QString time = durationText(facts.timeout);
    if (facts.end.reason == EndReason::TimeoutConnect)
        return tr("No connection to %1 within %2.").arg(addressOf(facts.url), time);
    if (facts.end.reason == EndReason::TimeoutIdle)
        return tr("No byte arrived for %1, so the inspector ended the connection.").arg(time);
    return tr("No byte of the answer arrived within %1.").arg(time);
}

QString limitMessage(const EndFacts &facts)
{
    if (facts.events > 0) {
        return tr("Ended after %1 events, as asked.")
            .arg(QLocale::c().toString(static_cast<qulonglong>(facts.events)));
    }
    return tr("Ended at a limit, as asked.");
}

QString whatHappened(const EndFacts &facts)
{
    switch (facts.end.reason) {
    case EndReason::EndOfBody:
        return facts.cutMayBeHidden
                   ? tr("The server ended the stream. QNetworkAccessManager takes some chunked "
                        "bodies that were cut for complete ones, so a cut can't be ruled out.")
                   : tr("The body is complete: the server ended the stream.");
    case EndReason::EndNotVerifiable:
        return tr("The server closed the connection. For a body without length or chunks, "
                  "QNetworkAccessManager can't tell a complete end from a cut.");
    case EndReason::Truncated:
    case EndReason::Refused:
    case EndReason::Dns:
    case EndReason::Tls:
    case EndReason::NotHttp:
        return networkMessage(facts);
    case EndReason::Status:
        return statusMessage(facts);
    case EndReason::ContentType:
        return contentTypeMessage(facts);
    case EndReason::NoContent:
        return tr("The server answered with status 204: its way to say that the stream is over.");
    case EndReason::Redirect:
        return redirectFailure(facts);
    case EndReason::TimeoutConnect:
    case EndReason::TimeoutFirstByte:
    case EndReason::TimeoutIdle:
        return timeoutMessage(facts);
    case EndReason::Closed:
        return tr("You closed the stream.");
    case EndReason::Limit:
        return limitMessage(facts);
    }
    Q_UNREACHABLE();
}

QString whatFollows(const EndFacts &facts)
{
    switch (facts.stop) {
    case StopCause::Asked:
        return tr("No reconnect follows, as asked.");
    case StopCause::Method:
        return tr("A reconnect would send the %1 request and its body again, so none follows by "
                  "itself: connect again, or choose a profile.")
            .arg(quoted(facts.method));
    case StopCause::AttemptsUsedUp:
        return tr("None of %1 attempts in a row opened the stream, which is as many as the profile "
                  "allows.")
            .arg(facts.mostAttempts);
    case StopCause::None:
        break;
    }
    if (facts.next == NextStep::Reestablish)
        return {};
    switch (facts.end.reason) {
    case EndReason::Closed:
    case EndReason::Limit:
    case EndReason::NoContent:
        return {};
    case EndReason::EndOfBody:
    case EndReason::EndNotVerifiable:
        return tr("The %1 profile does not reconnect after a complete body.")
            .arg(facts.profileTitle);
    default:
        return tr("The %1 profile fails for good here: no reconnect follows.")
            .arg(facts.profileTitle);
    }
}

} // namespace

QString durationText(Nanos duration)
{
    const auto milliseconds = std::chrono::duration_cast<Millis>(duration).count();
    if (milliseconds < 1000)
        return tr("%1 ms").arg(milliseconds);
    const double seconds = static_cast<double>(milliseconds) / 1000;
    if (seconds < 2 * 60)
        return tr("%1 s").arg(QLocale::c().toString(seconds, 'g', 6));
    if (seconds < 2 * 3600)
        return tr("%1 min").arg(QLocale::c().toString(seconds / 60, 'g', 4));
    if (seconds < 2 * 86400)
        return tr("%1 h").arg(QLocale::c().toString(seconds / 3600, 'g', 4));
    return tr("%1 days").arg(QLocale::c().toString(seconds / 86400, 'f', 1));
}

QString endMessage(const EndFacts &facts)
{
    QStringList sentences{whatHappened(facts)};
    const QString follows = whatFollows(facts);
    if (!follows.isEmpty())
        sentences.append(follows);
    return sentences.join(QLatin1Char(' '));
}

EndReason endReasonOf(const TransportEnd &end, bool opened)
{
    if (opened) {
        if (end.error != TransportError::None)
            return EndReason::Truncated;
        return end.verifiedEnd ? EndReason::EndOfBody : EndReason::EndNotVerifiable;
    }
    switch (end.error) {
    case TransportError::HostNotFound:
        return EndReason::Dns;
    case TransportError::ConnectionRefused:
    case TransportError::Unreachable:
    case TransportError::Other:
        return EndReason::Refused;
    case TransportError::Tls:
        return EndReason::Tls;
    case TransportError::None: // an end without a head
    case TransportError::NotHttp:
        return EndReason::NotHttp;
    case TransportError::RemoteClosed:
    case TransportError::Decoding:
    case TransportError::Aborted:
        return EndReason::Truncated;
    }
    Q_UNREACHABLE();
}

QString reconnectMessage(const ReconnectDelay &delay, const ReconnectProfile &profile, int failures)
{
    const QString time = durationText(
        std::min<Millis>(delay.delay, std::chrono::duration_cast<Millis>(Nanos::max())));
    switch (delay.source) {
    case DelaySource::Default:
        return tr("Reconnecting in %1: %2's default.").arg(time, profile.title);
    case DelaySource::Retry:
        return tr("Reconnecting in %1: the server's retry field.").arg(time);
    case DelaySource::Backoff:
        return tr("Reconnecting in %1: back-off, attempt %2 in a row.")
            .arg(time, QString::number(failures + 1));
    case DelaySource::User:
        return tr("Reconnecting now: you asked for it.");
    }
    Q_UNREACHABLE();
}

QString redirectMessage(int status, const RequestChain::Step &step, int hop)
{
    QStringList sentences{tr("Redirected by status %1 to %2 (hop %3).")
                              .arg(QString::number(status),
                                   toVisibleText(redactedUrl(step.target), 2 * mostQuoted),
                                   QString::number(hop))};
    if (step.methodChanged)
        sentences.append(tr("The request becomes GET, without a body."));
    if (step.credentialsDropped) {
        sentences.append(tr("That is another origin, so Authorization, Cookie and other "
                            "credentials stay behind."));
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace sse
