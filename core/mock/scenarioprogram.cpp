// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/scenarioprogram.h"

#include <algorithm>

namespace sse {

namespace {

/// CR, LF and NUL in [\a begin, end) become spaces.
void flatten(QByteArray &bytes, qsizetype begin = 0)
{
    const auto endsLine = [](char byte) { return byte == '\n' || byte == '\r' || byte == '\0'; };
    const auto first = std::find_if(bytes.cbegin() + begin, bytes.cend(), endsLine);
    if (first != bytes.cend())
        std::replace_if(bytes.begin() + (first - bytes.cbegin()), bytes.end(), endsLine, ' ');
}

/// Each line of \a text (CRLF, LF or CR ends one) as a line that begins with \a prefix.
void appendLines(QByteArrayView prefix, QByteArrayView text, QByteArray &to)
{
    const char *begin = text.data();
    const char *const end = begin + text.size();
    for (;;) {
        const char *lineEnd =
            std::find_if(begin, end, [](char byte) { return byte == '\n' || byte == '\r'; });
        to += prefix;
        if (lineEnd != begin)
            to.append(' ').append(begin, lineEnd - begin);
        to += '\n';
        if (lineEnd == end)
            return;
        const bool crLf = *lineEnd == '\r' && lineEnd + 1 != end && lineEnd[1] == '\n';
        begin = lineEnd + (crLf ? 2 : 1);
    }
}

/// The lines of \a text, as appendLines() makes them. Most are a single one, which is expanded
/// where it belongs.
void appendLines(QByteArrayView prefix, const TemplateText &text, const TemplateValues &values,
                 QByteArray &to)
{
    const qsizetype begin = to.size();
    to += prefix;
    to += ' ';
    const qsizetype textBegin = to.size();
    text.expand(values, to);
    const QByteArrayView line = QByteArrayView(to).sliced(textBegin);
    if (!line.isEmpty() && !line.contains('\n') && !line.contains('\r')) {
        to += '\n';
        return;
    }
    const QByteArray lines = line.toByteArray();
    to.truncate(begin);
    appendLines(prefix, lines, to);
}

void appendField(QByteArrayView name, const std::optional<TemplateText> &value,
                 const TemplateValues &values, QByteArray &to)
{
    if (!value)
        return;
    to += name;
    const qsizetype begin = to.size();
    value->expand(values, to);
    flatten(to, begin);
    to += '\n';
}

RenderedStep renderEvent(const SendOp &op, const TemplateValues &values)
{
    RenderedStep step;
    // Most events are no longer; a bigger one grows.
    step.bytes.reserve(256);
    appendField("event: ", op.type, values, step.bytes);
    const qsizetype idBegin = step.bytes.size();
    appendField("id: ", op.id, values, step.bytes);
    if (op.id)
        step.id = step.bytes.mid(idBegin + 4, step.bytes.size() - idBegin - 5);
    appendField("retry: ", op.retry, values, step.bytes);
    if (op.data)
        appendLines("data:", *op.data, values, step.bytes);
    step.bytes += '\n';
    return step;
}

} // namespace

RenderedStep renderStep(const SendOp &op, const TemplateValues &values)
{
    if (op.isLiteral)
        return {op.literal, op.literalId};
    if (op.form == SendOp::Form::Event)
        return renderEvent(op, values);
    RenderedStep step;
    if (op.form == SendOp::Form::Comment)
        appendLines(":", *op.data, values, step.bytes);
    else
        op.data->expand(values, step.bytes);
    return step;
}

QByteArray renderHeader(const TemplateText &text, const TemplateValues &values)
{
    QByteArray value = text.expanded(values);
    flatten(value);
    return value.trimmed();
}

struct ScenarioProgram::Compiler
{
    ScenarioProgram &program;
    CompiledAnswer &answer;

    TemplateText text(const QByteArray &source, TemplateText::Escapes escapes) const
    {
        Result<TemplateText> compiled = TemplateText::compile(source, escapes);
        if (!compiled) {
            // The parser of scenarios lets none of these pass; made by hand it stands for itself.
            QByteArray literal = source;
            literal.replace("{{", "{{literal}}");
            compiled = TemplateText::compile(literal, TemplateText::Escapes::None);
        }
        if (!compiled)
            return {};
        program.m_usesBody = program.m_usesBody || compiled.value().usesBody();
        return std::move(compiled.value());
    }

    std::optional<TemplateText> field(const std::optional<QByteArray> &source) const
    {
        if (!source)
            return std::nullopt;
        return text(*source, TemplateText::Escapes::None);
    }

    void send(SendOp op) const
    {
        op.isLiteral = true;
        for (const auto *part : {&op.type, &op.id, &op.retry, &op.data}) {
            op.isLiteral = op.isLiteral && (!*part || (*part)->isLiteral());
            op.usesCounter = op.usesCounter || (*part && (*part)->usesCounter());
        }
        if (op.isLiteral) {
            op.isLiteral = false;
            RenderedStep step = renderStep(op, {});
            op.isLiteral = true;
            op.literal = std::move(step.bytes);
            op.literalId = std::move(step.id);
        }
        answer.ops.emplace_back(std::move(op));
    }

    void add(const EventStep &step) const
    {
        SendOp op;
        op.type = field(step.type);
        op.id = field(step.id);
        op.retry = field(step.retry);
        op.data = field(step.data);
        op.isEvent = step.data.has_value();
        send(std::move(op));
    }

    void add(const CommentStep &step) const
    {
        SendOp op;
        op.form = SendOp::Form::Comment;
        op.data = text(step.text, TemplateText::Escapes::None);
        send(std::move(op));
    }

    void add(const RawStep &step) const
    {
        SendOp op;
        op.form = SendOp::Form::Raw;
        op.data = text(step.text, TemplateText::Escapes::Backslash);
        send(std::move(op));
    }

    void add(const WaitStep &step) const
    {
        answer.ops.emplace_back(WaitOp{step.least, std::max(step.least, step.most),
                                       std::max(step.every, 1U), answer.waits++});
    }

    void add(const RepeatStep &step) const
    {
        const std::size_t place = answer.ops.size();
        answer.ops.emplace_back(RepeatOp{step.times, 0});
        addAll(step.steps);
        std::get<RepeatOp>(answer.ops[place]).end = answer.ops.size();
    }

    void add(const WriteStep &step) const { answer.ops.emplace_back(WireOp{step.wire}); }
    void add(const EndStep &step) const { answer.ops.emplace_back(EndOp{step.kind}); }

    // NOLINTNEXTLINE(misc-no-recursion): as deep as repeats within repeats, 8 at most
    void addAll(const std::vector<Step> &steps) const
    {
        for (const Step &step : steps)
            std::visit([this](const auto &what) { add(what); }, step.what);
    }
};

ScenarioProgram::ScenarioProgram(const Scenario &scenario)
    : m_counterFrom(scenario.counterFrom)
    , m_resume(scenario.resume)
{
    m_answers.reserve(scenario.answers.size());
    for (const Answer &source : scenario.answers) {
        CompiledAnswer &answer = m_answers.emplace_back();
        const Compiler compiler{*this, answer};
        compiler.addAll(source.steps);
        answer.cut = source.cut;
        for (const HeaderSpec &header : source.response.headers)
            answer.headers.push_back({header.name, compiler.field(header.value)});
    }
}

} // namespace sse
