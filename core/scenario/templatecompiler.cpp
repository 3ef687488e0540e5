// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/hexdigits.h"
#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "core/scenario/characters.h"
#include "core/scenario/templatetext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace sse {

namespace {

constexpr QByteArrayView opening("{{");
constexpr QByteArrayView closing("}}");

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::TemplateText", text);
}

QString shown(QByteArrayView text)
{
    constexpr qsizetype mostShown = 40;
    return toVisibleText(decodeUtf8(text.first(std::min<qsizetype>(text.size(), 4 * mostShown))),
                         mostShown);
}

Error templateError(const QString &message)
{
    return {"template", message};
}

std::optional<qint64> integer(QByteArrayView digits)
{
    qint64 number = 0;
    const auto [end, fault] = std::from_chars(digits.begin(), digits.end(), number);
    if (fault != std::errc{} || end != digits.end())
        return {};
    return number;
}

} // namespace

/// Takes one text apart. Its own class because every step needs the pieces.
class TemplateText::Compiler final
{
public:
    Compiler(QByteArrayView text, Escapes escapes)
        : m_text(text)
        , m_escapes(escapes)
    {
    }

    [[nodiscard]] std::optional<Error> run();
    [[nodiscard]] std::vector<Piece> takePieces() { return std::move(m_pieces); }

private:
    [[nodiscard]] std::optional<Error> takeEscape();
    [[nodiscard]] std::optional<Error> takeTemplate();
    [[nodiscard]] static std::optional<Piece> pieceNamed(QByteArrayView name);
    [[nodiscard]] static std::optional<Piece> randomPiece(QByteArrayView limits);
    void flush();

    QByteArrayView m_text;
    Escapes m_escapes = Escapes::None;
    qsizetype m_at = 0;
    QByteArray m_literal; // what was read since the last piece
    std::vector<Piece> m_pieces;
};

std::optional<Error> TemplateText::Compiler::run()
{
    while (m_at < m_text.size()) {
        std::optional<Error> error;
        if (m_escapes == Escapes::Backslash && m_text[m_at] == '\\')
            error = takeEscape();
        else if (m_text.sliced(m_at).startsWith(opening))
            error = takeTemplate();
        else
            m_literal.append(m_text[m_at++]);
        if (error)
            return error;
    }
    flush();
    return {};
}

void TemplateText::Compiler::flush()
{
    if (m_literal.isEmpty())
        return;
    Piece literal;
    literal.text = std::exchange(m_literal, {});
    m_pieces.push_back(std::move(literal));
}

std::optional<Error> TemplateText::Compiler::takeEscape()
{
    constexpr QByteArrayView letters(R"(nrt0\)");
    constexpr QByteArrayView bytes("\n\r\t\0\\", 5);
    const char letter = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
    if (letter == 'x') {
        const std::optional<char> byte = hexByte(m_text, m_at + 2);
        if (!byte)
            return templateError(tr("Behind “\\x” stand two hexadecimal digits, as in “\\x0a”."));
        m_literal.append(*byte);
        m_at += 4;
        return {};
    }
    const qsizetype which = letter == '\0' ? -1 : letters.indexOf(letter);
    if (which < 0)
        return templateError(
            tr("“%1” is no escape. There are \\n, \\r, \\t, \\0, \\\\ and \\xNN; in "
               "JSON the backslash is written twice.")
                .arg(shown(m_text.sliced(m_at, std::min<qsizetype>(2, m_text.size() - m_at)))));
    m_literal.append(bytes[which]);
    m_at += 2;
    return {};
}

std::optional<Error> TemplateText::Compiler::takeTemplate()
{
    const qsizetype end = m_text.indexOf(closing, m_at + opening.size());
    if (end < 0)
        return templateError(tr("“{{” has no “}}”. Write “{{literal}}” for two braces."));
    const QByteArrayView whole = m_text.sliced(m_at, end + closing.size() - m_at);
    QByteArrayView name = m_text.sliced(m_at + opening.size(), end - m_at - opening.size());
    const bool asJson = name.startsWith("json:");
    if (asJson)
        name = name.sliced(5);
    m_at = end + closing.size();
    if (name == "literal") {
        m_literal += asJson ? QByteArrayLiteral("\"{{\"") : QByteArrayLiteral("{{");
        return {};
    }
    std::optional<Piece> piece = pieceNamed(name);
    if (!piece)
        return templateError(tr("“%1” is none of the templates, such as “{{counter}}”, “{{time}}” "
                                "or “{{query.name}}”. Write “{{literal}}” for two braces.")
                                 .arg(shown(whole)));
    piece->asJson = asJson;
    flush();
    m_pieces.push_back(std::move(*piece));
    return {};
}

std::optional<TemplateText::Piece> TemplateText::Compiler::pieceNamed(QByteArrayView name)
{
    constexpr std::array<std::pair<QByteArrayView, What>, 7> plain{{
        {"counter", What::Counter},
        {"connection", What::Connection},
        {"time", What::TimeIso},
        {"time.ms", What::TimeMillis},
        {"query", What::Query},
        {"body", What::Body},
        {"lastEventId", What::LastEventId},
    }};
    Piece piece;
    for (const auto &[known, what] : plain) {
        if (name == known) {
            piece.what = what;
            return piece;
        }
    }
    if (name == "random")
        return randomPiece("0.4294967295");
    if (name.startsWith("random."))
        return randomPiece(name.sliced(7));
    if (name.startsWith("query.") && name.size() > 6) {
        piece.what = What::QueryValue;
        piece.text = name.sliced(6).toByteArray();
        return piece;
    }
    if (name.startsWith("header.") && name.size() > 7 &&
        std::all_of(name.begin() + 7, name.end(), isTokenCharacter)) {
        piece.what = What::HeaderValue;
        piece.text = name.sliced(7).toByteArray();
        return piece;
    }
    return {};
}

std::optional<TemplateText::Piece> TemplateText::Compiler::randomPiece(QByteArrayView limits)
{
    const qsizetype dot = limits.indexOf('.');
    if (dot < 0)
        return {};
    const std::optional<qint64> least = integer(limits.first(dot));
    const std::optional<qint64> most = integer(limits.sliced(dot + 1));
    if (!least || !most || *least > *most)
        return {};
    Piece piece;
    piece.what = What::Random;
    piece.least = *least;
    piece.most = *most;
    return piece;
}

Result<TemplateText> TemplateText::compile(QByteArrayView text, Escapes escapes)
{
    Compiler compiler(text, escapes);
    if (std::optional<Error> error = compiler.run())
        return std::move(*error);
    TemplateText compiled;
    compiled.m_pieces = compiler.takePieces();
    for (const Piece &piece : compiled.m_pieces) {
        compiled.m_usesCounter = compiled.m_usesCounter || piece.what == What::Counter;
        compiled.m_usesBody = compiled.m_usesBody || piece.what == What::Body;
    }
    return compiled;
}

} // namespace sse
