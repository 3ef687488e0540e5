// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

#include <memory>

namespace sse {
class CaptureLog;
class EventIndex;
class Capture;
} // namespace sse

namespace sse::ui {

class ConnectionsModel;
class HeadPane;

/// Every attempt of a stream as a table, and the heads of the selected one, secrets masked until
/// they are revealed. Lives in the UI's thread.
class ConnectionsPane final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionsPane(const Capture &capture, QWidget *parent = nullptr);
    /// \a log and \a index must outlive it.
    ConnectionsPane(const CaptureLog &log, const EventIndex &index, QWidget *parent = nullptr);
    ~ConnectionsPane() override;

    /// ConnectionsModel::setLive().
    void setLive(bool live);
    /// Takes in what the capture logged since. Call it on every tick.
    void refresh();
    void setUtc(bool utc);

    /// Column widths and the splitter, for the settings.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

    [[nodiscard]] ConnectionsModel &model() const;
    [[nodiscard]] HeadPane &requestHead() const;
    [[nodiscard]] HeadPane &responseHead() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse::ui
