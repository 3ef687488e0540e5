// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/base/types.h"

#include <QByteArrayView>

#include <functional>
#include <vector>

namespace sse {

/// Bytes of a request's values that one text takes at most.
inline constexpr qsizetype maxTemplateValues = qsizetype{256} << 10;

/// What templates stand for while one step is sent. The request's parts live as long as the call.
struct TemplateValues
{
    qint64 counter = 0;
    quint32 connection = 1; ///< of this client, from 1
    WallTime now;
    QByteArrayView query; ///< of the target, as sent, without "?"
    const HeaderList *headers = nullptr;
    QByteArrayView body;        ///< of the request; at most its first 256 KiB
    QByteArrayView lastEventId; ///< of the request
    /// A random number of 64 bits.
    std::function<quint64()> random;
};

/// A text with templates, taken apart once: "{{counter}}", "{{time}}", "{{query.name}}", …
/// (SCENARIOS.md, "Templates"). A value; expanding is fast.
class TemplateText final
{
public:
    enum class Escapes : quint8 {
        None,
        Backslash, ///< as in a raw step: \n \r \t \0 \\ \xNN
    };

    TemplateText() = default;
    /// Errors: "template", with a sentence that names what is wrong.
    [[nodiscard]] static Result<TemplateText> compile(QByteArrayView text, Escapes escapes);

    [[nodiscard]] bool usesCounter() const { return m_usesCounter; }
    [[nodiscard]] bool usesBody() const { return m_usesBody; }
    /// Whether it can stand for nothing at all.
    [[nodiscard]] bool mayBeEmpty() const;
    /// Nothing in it changes from one time to the next.
    [[nodiscard]] bool isLiteral() const;
    /// Appends the text to \a to. Values of the request are at most maxTemplateValues in all; what
    /// goes beyond is left out.
    void expand(const TemplateValues &values, QByteArray &to) const;
    [[nodiscard]] QByteArray expanded(const TemplateValues &values) const;

private:
    enum class What : quint8 {
        Literal,
        Counter,
        Connection,
        TimeIso,
        TimeMillis,
        Random,
        Query,
        QueryValue,
        HeaderValue,
        Body,
        LastEventId,
    };
    struct Piece
    {
        What what = What::Literal;
        bool asJson = false; ///< as a JSON string with its quotes
        QByteArray text;     ///< the literal, or the name
        qint64 least = 0;    ///< of Random
        qint64 most = 0;
    };

    class Compiler;

    static void expandPiece(const Piece &piece, const TemplateValues &values, qsizetype &room,
                            QByteArray &to);

    std::vector<Piece> m_pieces; ///< no two literals in a row, none of them empty
    bool m_usesCounter = false;
    bool m_usesBody = false;
};

} // namespace sse
