// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/logrecord.h"

#include <QWidget>

class QCheckBox;

namespace sse::ui {

class HeadersModel;
class PlainLabel;
class PlainTable;
class RequestBody;

/// The head of a request or a response: start line, header fields and, of a request, its body.
/// Secrets are masked until they are revealed, and masked again for the next head.
class HeadPane final : public QWidget
{
    Q_OBJECT

public:
    explicit HeadPane(QWidget *parent = nullptr);

    void showRequest(const AttemptRecord &request);
    void showResponse(const ResponseRecord &response);
    /// A request that came here; \a bodyBytes is the size of the whole body, of which \a body is
    /// the beginning.
    void showReceived(const QByteArray &method, const QByteArray &target, const HeaderList &headers,
                      const QByteArray &body, quint64 bodyBytes);
    /// Shows \a reason in place of a head.
    void showNothing(const QString &reason);
    [[nodiscard]] QString startLine() const;
    [[nodiscard]] HeadersModel &headers() const { return *m_headers; }

private:
    void showHead(const AttemptRecord &request, quint64 bodyBytes);
    /// What \a learned shows to be a secret in one place is masked in all others.
    void showHead(const LogRecord::Fact &learned, const HeaderList &headers, const QByteArray &body,
                  quint64 bodyBytes);
    void showStartLine();

    HeadersModel *m_headers = nullptr;
    PlainLabel *m_startLine = nullptr;
    PlainTable *m_table = nullptr;
    QCheckBox *m_reveal = nullptr;
    RequestBody *m_body = nullptr;
    // Of the address, both ways of saying it.
    QString m_masked;
    QString m_whole;
};

} // namespace sse::ui
