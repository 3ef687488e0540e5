// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/infotable.h"

#include "core/recording/schema.h"

namespace sse {

QByteArray infoName(InfoKey key)
{
    switch (key) {
    case InfoKey::Application:
        return QByteArrayLiteral("application");
    case InfoKey::Version:
        return QByteArrayLiteral("version");
    case InfoKey::Mono:
        return QByteArrayLiteral("mono");
    case InfoKey::Wall:
        return QByteArrayLiteral("wall");
    case InfoKey::State:
        return QByteArrayLiteral("state");
    case InfoKey::Title:
        return QByteArrayLiteral("title");
    case InfoKey::DroppedBytes:
        return QByteArrayLiteral("droppedBytes");
    case InfoKey::DroppedRows:
        return QByteArrayLiteral("droppedRows");
    case InfoKey::Bytes:
        return QByteArrayLiteral("bytes");
    case InfoKey::Facts:
        return QByteArrayLiteral("facts");
    }
    Q_UNREACHABLE();
}

bool writeInfo(Database &database, InfoKey key, const QByteArray &value)
{
    const schema::InfoRow row{static_cast<qint64>(key), infoName(key), value};
    Statement statement =
        database.prepare("INSERT OR REPLACE INTO info(id, name, value, crc) VALUES(?, ?, ?, ?)");
    statement.bind(1, row.id);
    statement.bindText(2, row.name);
    statement.bindText(3, row.value);
    statement.bind(4, qint64{schema::checkSum(row)});
    return statement.run();
}

} // namespace sse
