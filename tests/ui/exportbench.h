// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/ui/capturedstream.h"
#include "ui/base/plainlabel.h"
#include "ui/base/settings.h"
#include "ui/dialogs/exportdialog.h"

#include <QAbstractButton>
#include <QFile>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

namespace sse::test {

using namespace sse::ui;

/// An export dialog over a stream that is fed by hand, with answers for its file dialog.
class ExportBench : public QObject
{
protected:
    template <typename Widget>
    [[nodiscard]] Widget &child(const char *name) const
    {
        auto *found = m_dialog->findChild<Widget *>(QLatin1String(name));
        Q_ASSERT_X(found, "child", name);
        return *found;
    }
    void begin();
    void finish();
    void open();
    void addConnection(const QByteArray &body);
    /// Once what is exported was looked through.
    void pressSave(const char *name = "exportSave") const
    {
        QTRY_VERIFY_WITH_TIMEOUT(child<QAbstractButton>(name).isEnabled(), 20000);
        press(name);
    }
    void press(const char *name) const { child<QAbstractButton>(name).click(); }
    void choose(ExportFormat format) const
    {
        const auto *const found = std::find(exportFormats.begin(), exportFormats.end(), format);
        child<QListWidget>("exportFormats")
            .setCurrentRow(static_cast<int>(found - exportFormats.begin()));
    }
    [[nodiscard]] QString preview() const
    {
        return child<QPlainTextEdit>("exportPreview").toPlainText();
    }
    [[nodiscard]] QString summary() const { return child<PlainLabel>("exportSummary").text(); }
    [[nodiscard]] QString message() const { return child<PlainLabel>("exportMessage").text(); }
    [[nodiscard]] QByteArray saved(const QString &name) const
    {
        QFile file(m_dir->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<CapturedStream> m_stream;
    QPointer<ExportDialog> m_dialog;
    ExportSubject m_subject;
    QString m_answer;
    QString m_suggested;
};

inline void ExportBench::begin()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_dir->filePath(QStringLiteral("settings.ini")));
    m_stream = std::make_unique<CapturedStream>();
    m_subject = {};
    m_subject.title = QStringLiteral("localhost/events");
    m_answer.clear();
    m_suggested.clear();
    addConnection("id: 1\ndata: first\n\ndata: {\"api_key\":\"k-9f8e7d6c5b4a\"}\n\n");
}

inline void ExportBench::finish()
{
    delete m_dialog;
    m_stream.reset();
    m_settings.reset();
    m_dir.reset();
}

inline void ExportBench::addConnection(const QByteArray &body)
{
    m_stream->attempt();
    m_stream->open();
    m_stream->passed(Millis(1000));
    m_stream->read(body);
    m_stream->indexer.endConnection();
    m_stream->record(BodyEndRecord{});
    m_stream->passed(Millis(1000));
}

inline void ExportBench::open()
{
    FileDialogs dialogs;
    dialogs.saveExport = [this](QWidget *, const QString &suggested,
                                const FileDialogs::Chosen &chosen) {
        m_suggested = suggested;
        chosen(m_answer);
    };
    m_dialog = new ExportDialog({{m_stream->log, m_stream->index, true},
                                 [this] { return m_subject; },
                                 *m_settings,
                                 dialogs,
                                 Millis(0)});
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
}

} // namespace sse::test
