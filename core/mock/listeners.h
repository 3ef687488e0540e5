// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QHostAddress>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

class QSocketNotifier;
class QTcpServer;
class QTcpSocket;

namespace sse {

/// Listens on several addresses with one port.
class Listeners final : public QObject
{
    Q_OBJECT

public:
    explicit Listeners(QObject *parent = nullptr);
    ~Listeners() override;

    /// Listens on all of \a addresses; port 0: a free one. ::1 may be missing beside others, which
    /// becomes a note. Errors: "port-in-use", whose sentence offers a free port, "listen".
    [[nodiscard]] std::optional<Error> open(const QList<QHostAddress> &addresses, quint16 port);
    void close();

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] const QList<QHostAddress> &addresses() const { return m_addresses; }
    /// Sentences on what is not as asked.
    [[nodiscard]] QStringList notes() const;

signals:
    /// Whoever is connected owns it then.
    void accepted(QTcpSocket *socket);
    void notesChanged();

private:
    struct Attempt;
    [[nodiscard]] Attempt tryToOpen(const QList<QHostAddress> &addresses, quint16 port);
    [[nodiscard]] Error portInUse(const QList<QHostAddress> &addresses, quint16 port);
    void listenTo(QTcpServer &server);
    void take(QSocketNotifier &waiting);
    /// Accepts nothing for a while.
    void rest(QSocketNotifier &waiting, const QString &why);

    std::vector<std::unique_ptr<QTcpServer>> m_servers;
    QList<QHostAddress> m_addresses;
    QStringList m_missing;
    QString m_acceptNote;
};

} // namespace sse
