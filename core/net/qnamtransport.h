// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/net/transport.h"

#include <memory>

namespace sse {

/// A Transport over one QNetworkAccessManager of its own, for one stream, in that stream's thread,
/// which needs a Qt event loop. Redirects, cookies, proxies, caches and content codings are not
/// Qt's business here: none is used unasked; gzip and deflate are decoded by ContentDecoder.
/// QNetworkAccessManager hides things: a chunked body that is cut, and one with a bad chunk size,
/// may be told as a verified end.
class QnamTransport final : public Transport
{
public:
    QnamTransport();
    ~QnamTransport() override;

    void open(const TransportRequest &request, TransportObserver &observer) override;
    [[nodiscard]] std::size_t read(std::span<char> space) override;
    [[nodiscard]] std::size_t bytesAvailable() const override;
    void abort() override;
    void setReadBufferSize(qint64 bytes) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse
