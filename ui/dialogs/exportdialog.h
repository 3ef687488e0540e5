// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/dialogs/exportplanning.h"
#include "ui/dialogs/exportrun.h"
#include "ui/dialogs/filedialogs.h"

#include <QDialog>
#include <QTimer>

namespace sse::ui {

class ExportFormatBox;
class ExportPreview;
class ExportSaveBar;
class ExportScopeBox;
class Settings;

/// Exports one stream, which goes on meanwhile: format, rows, secrets, a preview of what comes of
/// it, and the saving. Not modal; closing it cancels. Format, scope and folder are remembered,
/// whether secrets are included is not.
class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Parts
    {
        ExportStream stream;                    ///< outlives the dialog
        std::function<ExportSubject()> subject; ///< as it is now
        Settings &settings;
        FileDialogs dialogs;
        Millis previewDelay{150}; ///< from the last change to the preview of it
    };
    /// More than this is not put on the clipboard.
    static constexpr qsizetype mostCopied = qsizetype{8} << 20;

    explicit ExportDialog(Parts parts, QWidget *parent = nullptr);
    ~ExportDialog() override;

    /// Looks at the stream anew, and chooses \a kind.
    void choose(ExportScopeKind kind);
    /// Looks at what there is to choose from; it does so from time to time by itself.
    void refresh();
    /// The file that is being written; empty: none is.
    [[nodiscard]] QString savesTo() const;
    /// Cancels what is under way, and goes when nothing is.
    void reject() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void connectParts();
    [[nodiscard]] ExportChoices choices() const;
    void changeChoices();
    void startPreview();
    void showPreview();
    void showEndNote();
    void save();
    void saveTo(const QString &path);
    void copy();
    void startSaving(const ExportJob::Target &target);
    void cancel();
    void showSaving();
    void showSaved(const ExportJob::Status &status);
    void showCopied(const ExportJob::Status &status);
    [[nodiscard]] QString folder() const;
    void remember();

    Parts m_parts;
    ExportSubject m_subject;
    ExportRun m_preview;
    ExportRun m_saving;
    QTimer m_delay;
    QTimer m_look; // at the stream
    bool m_hasPreview = false;
    bool m_isSurveyed = false; // as chosen: what is left out is shown
    QString m_path;            // where to; empty: to the clipboard
    bool m_isCancelled = false;
    ExportFormatBox *m_format = nullptr;
    ExportScopeBox *m_scope = nullptr;
    ExportPreview *m_view = nullptr;
    ExportSaveBar *m_bar = nullptr;
};

} // namespace sse::ui
