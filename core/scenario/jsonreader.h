// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/jsonscanner.h"
#include "core/base/types.h"
#include "core/scenario/scenariojson.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace sse {

/// The largest whole number that every reader of JSON keeps exactly: 2⁵³ − 1.
inline constexpr qint64 maxJsonInteger = 9'007'199'254'740'991;

/// \a json without the white space outside of its strings.
[[nodiscard]] QByteArray compactJson(QByteArrayView json);

/// Typed access to the values of a JSON text. What is not as it should be becomes a problem with
/// its place. The text outlives the reader.
class JsonReader final
{
public:
    /// A value, by its place in the order of the text.
    using Node = quint32;
    static constexpr Node root = 0;
    enum class Kind : quint8 { Null, Boolean, Number, String, Array, Object };

    explicit JsonReader(QByteArrayView json);

    /// Takes the text apart. False: it is no JSON, and the problem says where.
    [[nodiscard]] bool scan();

    [[nodiscard]] Kind kind(Node node) const;
    /// The value as it is written.
    [[nodiscard]] QByteArrayView token(Node node) const;
    /// The name of an object's member.
    [[nodiscard]] QByteArray key(Node node) const;
    /// Elements or members, in order.
    [[nodiscard]] std::vector<Node> children(Node node) const;

    /// Notes what is wrong with a value, or with a member's name.
    void problem(Node node, const QString &message);
    void problemAtKey(Node node, const QString &message);
    [[nodiscard]] std::size_t problemCount() const { return m_faults.size(); }
    /// In the order of the text, at most maxScenarioProblems.
    [[nodiscard]] QList<ScenarioProblem> problems() const;

    // The value as that type; \a member names it in the problem when it is another.
    [[nodiscard]] std::optional<QByteArray> text(Node node, const QString &member);
    [[nodiscard]] std::optional<bool> boolean(Node node, const QString &member);
    [[nodiscard]] std::optional<qint64> integer(Node node, const QString &member, qint64 least,
                                                qint64 most);
    [[nodiscard]] std::optional<Millis> millis(Node node, const QString &member, Millis most);
    /// The place of the text among \a words.
    [[nodiscard]] std::optional<std::size_t> word(Node node, const QString &member,
                                                  const QStringList &words);
    /// Whether it is an array, or an object.
    [[nodiscard]] bool isArray(Node node, const QString &member);
    [[nodiscard]] bool isObject(Node node, const QString &member);

private:
    struct Fault
    {
        qsizetype at = 0; // in bytes
        QString message;
    };

    void noteFault(qsizetype at, const QString &message);
    [[nodiscard]] bool checkEncoding();
    /// The number of a token of digits.
    [[nodiscard]] std::optional<qint64> wholeNumber(Node node) const;

    QByteArrayView m_json;
    std::vector<JsonNode> m_nodes;
    std::vector<Node> m_behind; // of each node: the first that is not inside of it
    std::vector<Fault> m_faults;
};

} // namespace sse
