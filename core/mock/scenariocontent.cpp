// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/scenariocontent.h"

#include "core/mock/bodyencoder.h"
#include "core/mock/resumememory.h"
#include "core/mock/scenarioplayer.h"
#include "core/mock/scenarioprogram.h"
#include "core/mock/wiresplitter.h"

#include <QHash>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <map>

namespace sse {

namespace {

constexpr qsizetype mostClients = 1000;
/// Bytes of a body whose length is counted before it is sent.
constexpr quint64 mostCounted = quint64{1} << 20;

/// SplitMix64: small enough for every connection to have its own. A value.
class Chance final
{
public:
    explicit Chance(quint64 seed)
        : m_state(seed)
    {
    }
    quint64 operator()()
    {
        quint64 value = (m_state += 0x9e3779b97f4a7c15);
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }

private:
    quint64 m_state;
};

struct Client
{
    quint32 connections = 0;
    std::map<std::vector<std::size_t>, quint64> counts; ///< by the answers in question
    std::shared_ptr<ResumeMemory> memory;
    quint64 lastUse = 0;
};

double usable(double speed)
{
    return std::isfinite(speed) ? std::clamp(speed, 0.001, 1'000'000.0) : 1;
}

Millis atSpeed(Millis length, double speed)
{
    return Millis(std::llround(static_cast<double>(length.count()) / speed));
}

bool hasBody(int status)
{
    return status != 204 && status != 205 && status != 304;
}

/// Of \a body as a server encodes it that ends it cleanly.
quint64 encodedLength(const std::vector<BodyAction> &body, const WireControl &wire, GzipMode gzip)
{
    WireSplitter splitter(wire);
    BodyEncoder encoder(Framing::Length, gzip);
    qsizetype length = 0;
    const auto encode = [&] {
        while (const std::optional<QByteArrayView> write = splitter.take())
            length += encoder.encoded(*write).size();
    };
    for (const BodyAction &action : body) {
        if (const auto *send = std::get_if<SendBytes>(&action))
            splitter.add(send->bytes);
        else if (const auto *use = std::get_if<UseWire>(&action))
            splitter.setControl(use->wire);
        encode();
    }
    splitter.flush();
    encode();
    return static_cast<quint64>(length + encoder.ended(EndKind::Clean).size());
}

MockReply refusal(int status, QByteArray sentence)
{
    MockReply reply;
    reply.response.status = status;
    reply.response.framing = Framing::Length;
    reply.text = std::move(sentence);
    reply.connection = 0;
    return reply;
}

} // namespace

struct ScenarioContent::Private
{
    Scenario scenario;
    double speed;
    const Clock &clock;
    std::shared_ptr<const ScenarioProgram> program;
    Chance seeds;
    std::shared_ptr<ResumeBudget> budget = std::make_shared<ResumeBudget>();
    QHash<QByteArray, Client> clients{};
    quint64 uses = 0;

    [[nodiscard]] std::vector<std::size_t> answersFor(QByteArrayView path) const;
    [[nodiscard]] std::size_t answerOf(quint64 number, const std::vector<std::size_t> &of) const;
    [[nodiscard]] MockReply notFound(QByteArrayView path) const;
    [[nodiscard]] MockReply notAllowed(const std::vector<std::size_t> &answers) const;
    [[nodiscard]] Client &clientOf(const QByteArray &key);
    [[nodiscard]] std::unique_ptr<ScenarioPlayer>
    player(const MockRequest &request, std::size_t number, const Client &client, MonoTime now);
    void fillHeaders(MockReply &reply, std::size_t number, const TemplateValues &values) const;
    static void fillLength(MockReply &reply, const ScenarioPlayer &player);
};

ScenarioContent::ScenarioContent(Scenario scenario, const Options &options, const Clock &clock)
    : d(new Private{std::move(scenario), usable(options.speed), clock, nullptr,
                    Chance(options.seed.value_or(QRandomGenerator::system()->generate64()))})
{
    d->program = std::make_shared<const ScenarioProgram>(d->scenario);
}

ScenarioContent::~ScenarioContent() = default;

QString ScenarioContent::name() const
{
    return QString::fromUtf8(d->scenario.name);
}

QByteArray ScenarioContent::path() const
{
    return '/' + d->scenario.name;
}

bool ScenarioContent::wantsRequestBody() const
{
    return d->program->usesBody();
}

bool ScenarioContent::answersPreflight(const MockRequest &request) const
{
    const std::vector<std::size_t> answers = d->answersFor(request.path());
    return std::any_of(answers.begin(), answers.end(), [this](std::size_t number) {
        return d->scenario.answers[number].method == "OPTIONS";
    });
}

CorsMode ScenarioContent::corsFor(const MockRequest &request) const
{
    const QByteArray method = request.head.header("Access-Control-Request-Method");
    for (const std::size_t number : d->answersFor(request.path())) {
        const Answer &answer = d->scenario.answers[number];
        if (answer.method.isEmpty() || answer.method == method)
            return answer.response.cors;
    }
    return CorsMode::Auto;
}

void ScenarioContent::forgetClients()
{
    for (const Client &client : std::as_const(d->clients))
        client.memory->clear();
    d->clients.clear();
}

MockReply ScenarioContent::answer(const MockRequest &request, MonoTime now)
{
    const std::vector<std::size_t> ofPath = d->answersFor(request.path());
    if (ofPath.empty())
        return d->notFound(request.path());
    std::vector<std::size_t> answers;
    std::copy_if(ofPath.begin(), ofPath.end(), std::back_inserter(answers),
                 [&](std::size_t number) {
                     const QByteArray &method = d->scenario.answers[number].method;
                     return method.isEmpty() || method == request.head.method;
                 });
    if (answers.empty())
        return d->notAllowed(ofPath);

    Client &client = d->clientOf(request.clientKey());
    ++client.connections;
    const std::size_t number = d->answerOf(client.counts[answers]++, answers);
    const Answer &answer = d->scenario.answers[number];
    std::unique_ptr<ScenarioPlayer> player = d->player(request, number, client, now);
    MockReply reply;
    reply.response = answer.response;
    reply.response.delay = atSpeed(answer.response.delay, d->speed);
    reply.response.headGap = atSpeed(answer.response.headGap, d->speed);
    if (reply.response.minorVersion == 0 && reply.response.framing == Framing::Chunked)
        reply.response.framing = Framing::Close;
    reply.wire = sse::atSpeed(answer.write, d->speed);
    reply.connection = client.connections;
    reply.answer = static_cast<int>(number);
    d->fillHeaders(reply, number, player->values());
    if (!hasBody(answer.response.status))
        return reply;
    Private::fillLength(reply, *player);
    reply.body = std::move(player);
    return reply;
}

std::vector<std::size_t> ScenarioContent::Private::answersFor(QByteArrayView path) const
{
    std::vector<std::size_t> named;
    std::vector<std::size_t> others;
    for (std::size_t number = 0; number < scenario.answers.size(); ++number) {
        const QByteArray &own = scenario.answers[number].path;
        if (own.isEmpty())
            others.push_back(number);
        else if (own == path)
            named.push_back(number);
    }
    return named.empty() ? others : named;
}

std::size_t ScenarioContent::Private::answerOf(quint64 number,
                                               const std::vector<std::size_t> &of) const
{
    quint64 all = 0;
    bool endless = false;
    for (const std::size_t answer : of) {
        all += scenario.answers[answer].times;
        endless = endless || scenario.answers[answer].times == 0;
    }
    if (scenario.cycle && !endless)
        number %= all;
    for (const std::size_t answer : of) {
        const quint32 times = scenario.answers[answer].times;
        if (times == 0 || number < times)
            return answer;
        number -= times;
    }
    return of.back();
}

MockReply ScenarioContent::Private::notFound(QByteArrayView path) const
{
    constexpr qsizetype mostShown = 200;
    return refusal(404, "The scenario \"" + scenario.name + "\" has no answer for the path " +
                            path.first(std::min(path.size(), mostShown)) + '.');
}

MockReply ScenarioContent::Private::notAllowed(const std::vector<std::size_t> &answers) const
{
    QByteArrayList methods;
    for (const std::size_t number : answers) {
        if (!methods.contains(scenario.answers[number].method))
            methods.append(scenario.answers[number].method);
    }
    const QByteArray allowed = methods.join(", ");
    MockReply reply = refusal(405, "The scenario \"" + scenario.name +
                                       "\" answers only these methods here: " + allowed + '.');
    reply.response.headers.append({"Allow", allowed});
    return reply;
}

Client &ScenarioContent::Private::clientOf(const QByteArray &key)
{
    Client &client = clients[key];
    client.lastUse = ++uses;
    if (!client.memory)
        client.memory = std::make_shared<ResumeMemory>(budget);
    // Room for what this one will be sent.
    constexpr qsizetype mostUsed = ResumeBudget::most / 8 * 7;
    while (clients.size() > mostClients || (budget->used > mostUsed && clients.size() > 1)) {
        const auto oldest =
            std::min_element(clients.begin(), clients.end(), [](const Client &a, const Client &b) {
                return a.lastUse < b.lastUse;
            });
        oldest->memory->clear();
        clients.erase(oldest);
    }
    return clients[key];
}

std::unique_ptr<ScenarioPlayer> ScenarioContent::Private::player(const MockRequest &request,
                                                                 std::size_t number,
                                                                 const Client &client, MonoTime now)
{
    ScenarioPlayer::Setup setup;
    setup.program = program;
    setup.answer = number;
    setup.speed = speed;
    setup.random = Chance(seeds());
    // Players outlive the content when another one takes its place.
    setup.wallNow = [&time = clock] { return time.wallNow(); };
    setup.connection = client.connections;
    setup.query = request.query().toByteArray();
    setup.headers = request.head.headers;
    if (program->usesBody())
        setup.requestBody = request.body;
    setup.lastEventId = request.head.header("Last-Event-ID");
    // An error's body is no part of the stream that a client resumes.
    const Answer &answer = scenario.answers[number];
    if (answer.response.status == 200 && !answer.steps.empty())
        setup.memory = client.memory;
    return std::make_unique<ScenarioPlayer>(std::move(setup), now);
}

void ScenarioContent::Private::fillHeaders(MockReply &reply, std::size_t number,
                                           const TemplateValues &values) const
{
    QList<HeaderSpec> &headers = reply.response.headers;
    headers.clear();
    for (const ScenarioProgram::HeaderLine &line : program->answer(number).headers) {
        HeaderSpec header{line.name, std::nullopt};
        if (line.value)
            header.value = renderHeader(*line.value, values);
        headers.append(header);
    }
}

void ScenarioContent::Private::fillLength(MockReply &reply, const ScenarioPlayer &player)
{
    if (reply.response.framing != Framing::Length || reply.response.contentLength)
        return;
    if (const auto body = player.wholeBody(mostCounted))
        reply.response.contentLength = encodedLength(*body, reply.wire, reply.response.gzip);
    else
        reply.response.framing = Framing::Close;
}

} // namespace sse
