// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenario.h"
#include "core/scenario/templatetext.h"

#include <optional>
#include <variant>
#include <vector>

namespace sse {

/// A step that sends bytes, its texts taken apart.
struct SendOp
{
    enum class Form : quint8 { Event, Comment, Raw };

    Form form = Form::Event;
    std::optional<TemplateText> type;
    std::optional<TemplateText> id;
    std::optional<TemplateText> retry;
    std::optional<TemplateText> data; ///< the text of a comment or of raw bytes, too
    bool usesCounter = false;
    bool isEvent = false;   ///< its block dispatches
    bool isLiteral = false; ///< the same every time: \a literal and \a literalId
    QByteArray literal;
    QByteArray literalId;
};
struct WaitOp
{
    Millis least{0};
    Millis most{0};
    quint32 every = 1;
    std::size_t number = 0; ///< among the answer's waits
};
/// The operations behind it, below \a end, come so many times.
struct RepeatOp
{
    quint64 times = 0; ///< 0: for ever
    std::size_t end = 0;
};
struct WireOp
{
    WireControl wire;
};
struct EndOp
{
    EndKind kind = EndKind::Clean;
};
using ProgramOp = std::variant<SendOp, WaitOp, RepeatOp, WireOp, EndOp>;

/// A step's bytes, and for an event its id: null when it sets none.
struct RenderedStep
{
    QByteArray bytes;
    QByteArray id;
};

/// A scenario's steps, taken apart once and shared by every connection. Immutable.
class ScenarioProgram final
{
public:
    struct HeaderLine
    {
        QByteArray name;
        std::optional<TemplateText> value;
    };
    struct CompiledAnswer
    {
        std::vector<ProgramOp> ops; ///< repeats are flat: see RepeatOp
        std::size_t waits = 0;
        std::vector<HeaderLine> headers;
        std::optional<CutRule> cut;
    };

    explicit ScenarioProgram(const Scenario &scenario);

    [[nodiscard]] const CompiledAnswer &answer(std::size_t number) const
    {
        return m_answers[number];
    }
    [[nodiscard]] qint64 counterFrom() const { return m_counterFrom; }
    [[nodiscard]] const ResumeRule &resume() const { return m_resume; }
    /// Some template stands for the request's body.
    [[nodiscard]] bool usesBody() const { return m_usesBody; }

private:
    struct Compiler;

    std::vector<CompiledAnswer> m_answers;
    qint64 m_counterFrom = 1;
    ResumeRule m_resume;
    bool m_usesBody = false;
};

/// The bytes of \a op with these values.
[[nodiscard]] RenderedStep renderStep(const SendOp &op, const TemplateValues &values);
/// A header's value: what ends a line becomes a space.
[[nodiscard]] QByteArray renderHeader(const TemplateText &text, const TemplateValues &values);

} // namespace sse
