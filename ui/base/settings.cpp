// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/settings.h"

#include <algorithm>
#include <limits>

namespace sse::ui {

namespace {

int boundedInt(const QSettings &store, const QString &key, int fallback, int least, int most)
{
    bool isNumber = false;
    const int value = store.value(key, fallback).toInt(&isNumber);
    return isNumber ? std::clamp(value, least, most) : fallback;
}

double boundedDouble(const QSettings &store, const QString &key, double fallback, double least,
                     double most)
{
    bool isNumber = false;
    const double value = store.value(key, fallback).toDouble(&isNumber);
    return isNumber && value >= least && value <= most ? value : fallback;
}

constexpr int mostSeconds = 86400;

} // namespace

Settings::Settings()
    : m_store(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("sse-inspector"),
              QStringLiteral("sse-inspector"))
{
}

Settings::Settings(const QString &path)
    : m_store(path, QSettings::IniFormat)
{
}

ThemeChoice Settings::theme() const
{
    return themeFromName(m_store.value(QStringLiteral("view/theme")).toString());
}

void Settings::setTheme(ThemeChoice theme)
{
    m_store.setValue(QStringLiteral("view/theme"), themeName(theme));
}

TimeFormat Settings::timeFormat() const
{
    return static_cast<TimeFormat>(boundedInt(m_store, QStringLiteral("view/timeFormat"), 0, 0,
                                              static_cast<int>(TimeFormat::SincePrevious)));
}

void Settings::setTimeFormat(TimeFormat format)
{
    m_store.setValue(QStringLiteral("view/timeFormat"), static_cast<int>(format));
}

bool Settings::utc() const
{
    return m_store.value(QStringLiteral("view/utc"), false).toBool();
}

void Settings::setUtc(bool utc)
{
    m_store.setValue(QStringLiteral("view/utc"), utc);
}

bool Settings::connectionsShown() const
{
    return m_store.value(QStringLiteral("view/connections"), true).toBool();
}

void Settings::setConnectionsShown(bool shown)
{
    m_store.setValue(QStringLiteral("view/connections"), shown);
}

QByteArray Settings::state(const QString &part) const
{
    return m_store.value(QStringLiteral("state/") + part).toByteArray();
}

void Settings::setState(const QString &part, const QByteArray &state)
{
    m_store.setValue(QStringLiteral("state/") + part, state);
}

QStringList Settings::recentAddresses() const
{
    return m_store.value(QStringLiteral("recent/addresses")).toStringList().mid(0, mostAddresses);
}

void Settings::addRecentAddress(const QString &address)
{
    RequestForm form;
    form.address = address;
    const QString stored = withoutSecrets(form).address;
    if (stored.isEmpty())
        return;
    QStringList addresses = recentAddresses();
    addresses.removeAll(stored);
    addresses.prepend(stored);
    m_store.setValue(QStringLiteral("recent/addresses"), addresses.mid(0, mostAddresses));
}

bool Settings::recordsStreams() const
{
    return m_store.value(QStringLiteral("recording/on"), true).toBool();
}

void Settings::setRecordsStreams(bool records)
{
    m_store.setValue(QStringLiteral("recording/on"), records);
}

int Settings::recordingMegabytes() const
{
    return boundedInt(m_store, QStringLiteral("recording/megabytes"), defaultRecordingMegabytes, 0,
                      std::numeric_limits<int>::max());
}

void Settings::setRecordingMegabytes(int megabytes)
{
    m_store.setValue(QStringLiteral("recording/megabytes"), megabytes);
}

AtLimit Settings::atRecordingLimit() const
{
    const bool stops =
        m_store.value(QStringLiteral("recording/atLimit")).toString() == QLatin1String("stop");
    return stops ? AtLimit::Stop : AtLimit::DropOldest;
}

void Settings::setAtRecordingLimit(AtLimit choice)
{
    m_store.setValue(QStringLiteral("recording/atLimit"), choice == AtLimit::Stop
                                                              ? QStringLiteral("stop")
                                                              : QStringLiteral("drop-oldest"));
}

QStringList Settings::recentFiles() const
{
    return m_store.value(QStringLiteral("recent/files")).toStringList().mid(0, mostFiles);
}

void Settings::addRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    m_store.setValue(QStringLiteral("recent/files"), files.mid(0, mostFiles));
}

void Settings::clearRecentFiles()
{
    m_store.remove(QStringLiteral("recent/files"));
}

RequestForm Settings::readForm() const
{
    const RequestForm fallback;
    RequestForm form;
    form.address = m_store.value(QStringLiteral("address")).toString();
    form.method = m_store.value(QStringLiteral("method"), fallback.method).toString();
    form.headers = m_store.value(QStringLiteral("headers")).toString();
    form.profile = m_store.value(QStringLiteral("profile")).toString();
    const int mostMillis = 3600 * 1000;
    form.custom.delay =
        Millis(boundedInt(m_store, QStringLiteral("customDelay"),
                          static_cast<int>(fallback.custom.delay.count()), 0, mostMillis));
    form.custom.ceiling =
        Millis(boundedInt(m_store, QStringLiteral("customCeiling"),
                          static_cast<int>(fallback.custom.ceiling.count()), 0, mostMillis));
    form.custom.backoffFactor = boundedDouble(m_store, QStringLiteral("customFactor"), 1, 1, 10);
    form.custom.jitter = boundedDouble(m_store, QStringLiteral("customJitter"), 0, 0, 1);
    form.custom.mostAttempts = boundedInt(m_store, QStringLiteral("customAttempts"), 0, 0, 10000);
    form.lastEventId = m_store.value(QStringLiteral("lastEventId")).toString();
    form.connectTimeout = boundedInt(m_store, QStringLiteral("connectTimeout"),
                                     fallback.connectTimeout, 0, mostSeconds);
    form.firstByteTimeout = boundedInt(m_store, QStringLiteral("firstByteTimeout"),
                                       fallback.firstByteTimeout, 0, mostSeconds);
    form.idleTimeout =
        boundedInt(m_store, QStringLiteral("idleTimeout"), fallback.idleTimeout, 0, mostSeconds);
    form.caFile = m_store.value(QStringLiteral("caFile")).toString();
    return form;
}

void Settings::writeForm(const RequestForm &form)
{
    const RequestForm stored = withoutSecrets(form);
    m_store.setValue(QStringLiteral("address"), stored.address);
    m_store.setValue(QStringLiteral("method"), stored.method);
    m_store.setValue(QStringLiteral("headers"), stored.headers);
    m_store.setValue(QStringLiteral("profile"), stored.profile);
    m_store.setValue(QStringLiteral("customDelay"), qint64{stored.custom.delay.count()});
    m_store.setValue(QStringLiteral("customCeiling"), qint64{stored.custom.ceiling.count()});
    m_store.setValue(QStringLiteral("customFactor"), stored.custom.backoffFactor);
    m_store.setValue(QStringLiteral("customJitter"), stored.custom.jitter);
    m_store.setValue(QStringLiteral("customAttempts"), stored.custom.mostAttempts);
    m_store.setValue(QStringLiteral("lastEventId"), stored.lastEventId);
    m_store.setValue(QStringLiteral("connectTimeout"), stored.connectTimeout);
    m_store.setValue(QStringLiteral("firstByteTimeout"), stored.firstByteTimeout);
    m_store.setValue(QStringLiteral("idleTimeout"), stored.idleTimeout);
    m_store.setValue(QStringLiteral("caFile"), stored.caFile);
}

QList<RequestForm> Settings::tabs() const
{
    QList<RequestForm> forms;
    const int count = std::min(m_store.beginReadArray(QStringLiteral("tabs")), 100);
    for (int number = 0; number < count; ++number) {
        m_store.setArrayIndex(number);
        forms.append(readForm());
    }
    m_store.endArray();
    return forms;
}

void Settings::setTabs(const QList<RequestForm> &forms)
{
    m_store.remove(QStringLiteral("tabs"));
    m_store.beginWriteArray(QStringLiteral("tabs"), static_cast<int>(forms.size()));
    for (qsizetype number = 0; number < forms.size(); ++number) {
        m_store.setArrayIndex(static_cast<int>(number));
        writeForm(forms[number]);
    }
    m_store.endArray();
}

int Settings::currentTab() const
{
    return m_store.value(QStringLiteral("window/currentTab"), 0).toInt();
}

void Settings::setCurrentTab(int tab)
{
    m_store.setValue(QStringLiteral("window/currentTab"), tab);
}

void Settings::sync()
{
    m_store.sync();
}

} // namespace sse::ui
