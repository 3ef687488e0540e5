// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/reconnectpolicy.h"

#include "core/net/mimetype.h"

#include <algorithm>
#include <cmath>

namespace sse {

namespace {

constexpr quint64 wrapAt = quint64{1} << 32;

NextStep byRule(bool reestablishes)
{
    return reestablishes ? NextStep::Reestablish : NextStep::Fail;
}

NextStep afterStatus(StatusRule rule, int status)
{
    switch (rule) {
    case StatusRule::Only200:
        return NextStep::Fail;
    case StatusRule::AnyWithBody:
        return NextStep::Reestablish;
    case StatusRule::RetryErrors:
        return byRule(status >= 400 && status < 600);
    }
    Q_UNREACHABLE();
}

NextStep afterRedirect(const ErrorClasses &errors, const AttemptEnd &end)
{
    if (end.emptyLocation)
        return byRule(errors.redirectEmpty);
    if (end.forbiddenScheme)
        return byRule(errors.redirectForbidden);
    return byRule(errors.redirectLoop);
}

Millis toMillis(quint64 milliseconds)
{
    return Millis(static_cast<Millis::rep>(
        std::min(milliseconds, static_cast<quint64>(Millis::max().count()))));
}

Millis scaled(Millis delay, double factor)
{
    const double product = static_cast<double>(delay.count()) * factor;
    // The double next to 2^63 can't be converted back.
    if (product >= 9.2e18)
        return Millis::max();
    return Millis(static_cast<Millis::rep>(std::llround(product)));
}

ReconnectDelay baseDelay(const ReconnectProfile &profile, const RetryState &retry)
{
    if (retry.emptyAfter && profile.emptyRetry == EmptyRetry::Zero)
        return {Millis(0), DelaySource::Retry};
    const bool forgotten = retry.emptyAfter && profile.emptyRetry == EmptyRetry::RestoreDefault;
    if (!retry.milliseconds || forgotten)
        return {profile.defaultDelay, DelaySource::Default};
    const quint64 value = *retry.milliseconds;
    const bool wraps = profile.hugeRetry == HugeRetry::Wrap32 && value >= wrapAt;
    return {toMillis(wraps ? value % wrapAt : value), DelaySource::Retry};
}

/// The MIME type that the profile looks at.
std::optional<MimeType> regardedType(MimeRule rule, const QByteArray &contentType)
{
    if (rule == MimeRule::FirstEssence)
        return parseMimeType(splitHeaderList(contentType).constFirst());
    return extractMimeType(contentType);
}

bool isEventStream(MimeRule rule, const std::optional<MimeType> &type,
                   const QByteArray &contentType)
{
    switch (rule) {
    case MimeRule::LastEssence:
    case MimeRule::FirstEssence:
        return type && type->essence == "text/event-stream";
    case MimeRule::Prefix:
        return contentType.startsWith("text/event-stream");
    case MimeRule::Any:
        return true;
    }
    Q_UNREACHABLE();
}

} // namespace

NextStep nextStep(const ReconnectProfile &profile, const AttemptEnd &end)
{
    switch (end.reason) {
    case EndReason::EndOfBody:
    case EndReason::EndNotVerifiable:
        return profile.cleanEnd == CleanEndRule::Finish ? NextStep::Finish : NextStep::Reestablish;
    case EndReason::Truncated:
    case EndReason::TimeoutConnect:
    case EndReason::TimeoutFirstByte:
    case EndReason::TimeoutIdle:
        return NextStep::Reestablish;
    case EndReason::Refused:
        return byRule(profile.errors.refused);
    case EndReason::Dns:
        return byRule(profile.errors.dns);
    case EndReason::Tls:
        return byRule(profile.errors.tls);
    case EndReason::NotHttp:
        return byRule(profile.errors.notHttp);
    case EndReason::Status:
        return afterStatus(profile.status, end.status);
    case EndReason::ContentType:
        return byRule(profile.wrongType == FailureRule::Reestablish);
    case EndReason::NoContent:
        return profile.status == StatusRule::AnyWithBody ? NextStep::Reestablish : NextStep::Finish;
    case EndReason::Redirect:
        return afterRedirect(profile.errors, end);
    case EndReason::Closed:
    case EndReason::Limit:
        return NextStep::Finish;
    }
    Q_UNREACHABLE();
}

ReconnectDelay reconnectDelay(const ReconnectProfile &profile, const RetryState &retry,
                              int failures, double random01)
{
    ReconnectDelay result = baseDelay(profile, retry);
    result.delay = std::max(std::min(result.delay, profile.mostDelay),
                            std::max(profile.leastDelay, Millis(0)));
    if (profile.backoffFactor > 1 && failures > 0) {
        const Millis grown = std::min(
            scaled(result.delay, std::pow(profile.backoffFactor, failures)), profile.ceiling);
        // A server that asks for more than the ceiling gets what it asks for.
        if (grown > result.delay)
            result = {grown, DelaySource::Backoff};
    }
    if (profile.jitter > 0)
        result.delay = scaled(result.delay, 1 - profile.jitter * random01);
    return result;
}

ContentTypeVerdict judgeContentType(const ReconnectProfile &profile, const QByteArray &contentType)
{
    const std::optional<MimeType> type = regardedType(profile.mime, contentType);
    const std::optional<QByteArray> charset =
        type ? type->parameter("charset") : std::optional<QByteArray>();
    ContentTypeVerdict verdict;
    verdict.foreignCharset = charset && !isUtf8Label(*charset);
    verdict.accepted = isEventStream(profile.mime, type, contentType);
    if (profile.charset == CharsetRule::Utf8Only && charset &&
        charset->compare("utf-8", Qt::CaseInsensitive) != 0)
        verdict.accepted = false;
    return verdict;
}

bool statusOpens(const ReconnectProfile &profile, int status)
{
    if (profile.status != StatusRule::AnyWithBody)
        return status == 200;
    // Fetch § 2.2.3, "null body status".
    return status >= 200 && status != 204 && status != 205 && status != 304;
}

} // namespace sse
