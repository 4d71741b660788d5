// SPDX-License-Identifier: GPL-3.0-or-later
// One program under every option of strace's that changes its log. Whatever the notation, dump --json tells
// the same facts as from the richest log, or says that it does not know; never something else.
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>
#include <linux/close_range.h>
#include <unistd.h>

namespace {

constexpr int kPatienceMs = 60'000;

// What a log of these options cannot tell in full.
enum Lack { nothing = 0, strings = 1, order = 2, failures = 4, beginning = 8, end = 16 };

QString text(const QJsonValue& value) {
    return value.isArray()    ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
           : value.isObject() ? QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)
                              : value.toVariant().toString();
}

// Ports and pids are the kernel's choice. A pid becomes its place in the order of appearance.
class Masked {
public:
    QJsonValue of(const QJsonValue& value, const QString& key = {}) {
        static const QRegularExpression kPort(":\\d+$");
        if (value.isObject()) {
            QJsonObject object;
            const QJsonObject from = value.toObject();
            for (auto each = from.begin(); each != from.end(); ++each)
                object[each.key()] = of(each.value(), each.key());
            return object;
        }
        if (value.isArray()) {
            QJsonArray array;
            for (const QJsonValue each : value.toArray())
                array.append(of(each));
            return array;
        }
        if (value.isString())
            return value.toString().remove(kPort);
        if ((key == "tid" || key == "pid") && value.isDouble()) {
            if (!m_pids.contains(value.toInt()))
                m_pids[value.toInt()] = m_pids.size();
            return m_pids[value.toInt()];
        }
        return value;
    }

private:
    QHash<int, qsizetype> m_pids;
};

// Where `told` says something else than `known`; empty: nowhere. Unknown is never wrong.
QString difference(const QJsonValue& known, const QJsonValue& told, const QString& path,
                   int lacks) {
    if (told.isNull() || known.isNull() || path == "/time")
        return {};
    if (known.isObject() && told.isObject()) {
        const QJsonObject a = known.toObject();
        const QJsonObject b = told.toObject();
        if (b["partial"].toBool())
            return {}; // it says so itself
        for (const QString& key : a.keys())
            if (const QString deep = difference(a[key], b[key], path + '/' + key, lacks);
                !deep.isEmpty())
                return deep;
        return {};
    }
    if (known.isArray() && told.isArray()) {
        const QJsonArray a = known.toArray();
        const QJsonArray b = told.toArray();
        if (path.endsWith("/http") && (lacks & strings) != 0)
            return {};
        for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
            if (const QString deep = difference(a[i], b[i], path + QString("/%1").arg(i), lacks);
                !deep.isEmpty())
                return deep;
        if (a.size() == b.size())
            return {};
    } else if (known == told) {
        return {};
    }
    return QString("%1: %2, but told %3").arg(path, text(known), text(told));
}

} // namespace

class StraceOptionsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyNotationTellsTheSame_data();
    void everyNotationTellsTheSame();
    void aCompressedLogTellsTheSame();
    void aLogCutInTheMiddleOfItsLastLineTellsTheRest();
    void attachedInTheMiddleItInventsNothing();

private:
    QStringList trace(const QStringList& options, const QString& how, const QString& name);
    QJsonObject dumped(const QStringList& files);
    QJsonObject known(const QString& how);
    QHash<QString, QJsonObject> m_known;
    QTemporaryDir m_folder;
};

void StraceOptionsTest::initTestCase() {
    if (QStandardPaths::findExecutable("strace").isEmpty())
        QFAIL("strace is not installed (scripts/setup)");
    QProcess probe;
    probe.start("strace", {"-o", m_folder.filePath("probe"), "true"});
    QVERIFY(probe.waitForFinished(kPatienceMs));
    if (probe.exitCode() != 0)
        QSKIP("strace may not trace here");
}

// The log's files, the first process first.
QStringList StraceOptionsTest::trace(const QStringList& options, const QString& how,
                                     const QString& name) {
    QProcess strace;
    QStringList arguments = options;
    const QString log = m_folder.filePath(name);
    if (arguments.removeAll("stderr") != 0)
        strace.setStandardErrorFile(log);
    else
        arguments << "-o" << log;
    strace.setChildProcessModifier([] { close_range(3, ~0U, CLOSE_RANGE_CLOEXEC); });
    strace.start("strace", arguments + QStringList{EVERYDAY_CALLS, how});
    if (!strace.waitForFinished(kPatienceMs) || strace.exitCode() != 0)
        return {};
    if (!options.contains("-ff"))
        return {log};
    QStringList files;
    const QFileInfo at(log);
    for (const QString& part : at.dir().entryList({at.fileName() + ".*"}, QDir::Files))
        files << at.dir().filePath(part);
    std::sort(files.begin(), files.end(), [](const QString& a, const QString& b) {
        return a.section('.', -1).toInt() < b.section('.', -1).toInt();
    });
    return files;
}

QJsonObject StraceOptionsTest::dumped(const QStringList& files) {
    QProcess dump;
    dump.start(MUXSCOPE_CLI, QStringList{"dump", "--json"} + files);
    if (files.isEmpty() || !dump.waitForFinished(kPatienceMs) || dump.exitCode() != 0)
        return {};
    const auto json = QJsonDocument::fromJson(dump.readAllStandardOutput());
    QJsonObject told = Masked().of(json.object()).toObject();
    QJsonObject calls = told["calls"].toObject();
    calls.remove("futex"); // whether one thread has to wait for another is chance
    told["calls"] = calls;
    return told;
}

QJsonObject StraceOptionsTest::known(const QString& how) {
    if (!m_known.contains(how))
        m_known[how] = dumped(trace({"-f", "-ttt", "-T", "-yy", "-s", "4096"}, how, "known" + how));
    return m_known[how];
}

void StraceOptionsTest::everyNotationTellsTheSame_data() {
    QTest::addColumn<QString>("how");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("lacks");
    const auto row = [](const char* options, const char* how = "alone", int lacks = nothing) {
        QTest::addRow("%s, %s", *options == 0 ? "no option" : options, how)
            << QString(how) << QString(options).split(' ', Qt::SkipEmptyParts) << lacks;
    };
    for (const char* const each :
         {"-t", "-tt", "-ttt", "-r", "-tt -r", "-T", "-ttt -T",
          "--absolute-timestamps=format:unix,precision:ns", "--syscall-times=ns", "-y", "-yy", "-v",
          "-i", "-n", "-i -n -ttt", "-q", "-a 70", "-X abbrev", "-C"})
        row(each, "alone", strings);
    row("", "alone", strings);
    row("-s 4096");
    row("-x -s 4096");
    row("-xx -s 4096");
    row("-X raw -s 4096");
    row("-X verbose -v -s 4096");
    row("-X raw -xx -s 4096 -yy");
    row("-s 4", "alone", strings);
    row("-s 1", "alone", strings);
    row("-z -s 4096", "alone", failures);
    row("-Z -s 4096", "alone", failures);
    row("-s 4096 stderr");
    row("-f -s 4096", "family");
    row("-f -s 4096 -Y", "family");
    row("-f -tt -T -y -n -i -s 4096", "family");
    row("-f -r -X raw -s 4096", "family");
    row("-f -C -s 4096", "family");
    row("-ff -ttt -s 4096", "family");
    row("-ff -tt -T -yy -s 4096", "family");
    row("-ff -s 4096", "family", order);
    row("-f -s 4096 stderr", "family");
    row("-f -tt -yy -s 4096 stderr", "family");
}

void StraceOptionsTest::everyNotationTellsTheSame() {
    QFETCH(QString, how);
    QFETCH(QStringList, options);
    QFETCH(int, lacks);
    const QJsonObject all = known(how);
    QCOMPARE(all["muxcalls"].toArray().size(), how == "family" ? 14 : 13);
    QCOMPARE(all["connections"].toArray().size(), 6);
    QJsonObject told = dumped(trace(options, how, "log"));
    QVERIFY(!told.isEmpty());
    if ((lacks & order) == 0)
        QCOMPARE(text(told["warnings"]), QString("[]"));
    told.remove("warnings");
    QJsonObject expected = all;
    if ((lacks & failures) != 0) { // only calls of one kind are in the log: nothing can be counted
        told.remove("calls");
        if (options.contains("-Z")) {
            QCOMPARE(text(told["muxcalls"]), QString("[]"));
            return;
        }
    }
    if (options.contains("stderr")) { // it is another file then
        QJsonArray fds = expected["fds"].toArray();
        for (QJsonValueRef each : fds)
            if (each.toObject()["fd"] == 2)
                each = QJsonValue();
        expected["fds"] = fds;
    }
    if ((lacks & order) != 0) // what is open at the end depends on who closed it last
        told.remove("fds");
    for (const QString& key : told.keys())
        QCOMPARE(difference(expected[key], told[key], '/' + key, lacks), QString());
    const bool timed = !options.filter(QRegularExpression("^-t|^-r|absolute")).isEmpty();
    QCOMPARE(told["time"].toObject()["span"].isDouble(), timed);
    for (const QString& part : QDir(m_folder.path()).entryList({"log*"}))
        QFile::remove(m_folder.filePath(part));
}

void StraceOptionsTest::aCompressedLogTellsTheSame() {
    const QStringList log = trace({"-f", "-s", "4096"}, "family", "plain");
    const QJsonObject plain = dumped(log);
    QProcess gzip;
    gzip.start("gzip", log);
    QVERIFY(gzip.waitForFinished(kPatienceMs));
    QVERIFY(!plain.isEmpty());
    QCOMPARE(text(dumped({log.first() + ".gz"})), text(plain));
}

// At every byte of the last three lines.
void StraceOptionsTest::aLogCutInTheMiddleOfItsLastLineTellsTheRest() {
    const QStringList log = trace({"-f", "-ttt", "-yy", "-s", "4096"}, "alone", "whole");
    QFile whole(log.value(0));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    const qsizetype poll = bytes.lastIndexOf("poll(");
    QVERIFY(poll > 0);
    const qsizetype lineEnd = bytes.indexOf('\n', poll);
    for (qsizetype length = poll; length < lineEnd; ++length) {
        QFile cut(m_folder.filePath("cut"));
        QVERIFY(cut.open(QIODevice::WriteOnly | QIODevice::Truncate));
        cut.write(bytes.left(length));
        cut.close();
        QJsonObject told = dumped({cut.fileName()});
        const QJsonArray calls = told["muxcalls"].toArray();
        QVERIFY2(calls.size() == 12 || calls.size() == 13,
                 qPrintable(QString::number(length - poll)));
        const QJsonArray expected = known("alone")["muxcalls"].toArray();
        for (qsizetype i = 0; i < calls.size(); ++i)
            QCOMPARE(difference(expected[i], calls[i], QString::number(i), end), QString());
        QCOMPARE(text(told["connections"].toArray()[0]),
                 text(known("alone")["connections"].toArray()[0]));
    }
}

// Which descriptors there are and what the epoll watches is not in such a log.
void StraceOptionsTest::attachedInTheMiddleItInventsNothing() {
    QProcess program;
    program.setChildProcessModifier([] { close_range(3, ~0U, CLOSE_RANGE_CLOEXEC); });
    program.start(EVERYDAY_CALLS, {"attach"});
    while (!program.canReadLine())
        QVERIFY(program.waitForReadyRead(kPatienceMs));
    QProcess strace;
    const QString log = m_folder.filePath("attached");
    strace.start("strace", {"-f", "-ttt", "-T", "-s", "4096", "-o", log, "-p",
                            QString::number(program.processId())});
    while (!strace.readAllStandardError().contains("attached"))
        QVERIFY(strace.waitForReadyRead(kPatienceMs) || strace.state() == QProcess::Running);
    program.write("go\n");
    QVERIFY(program.waitForFinished(kPatienceMs));
    QVERIFY(strace.waitForFinished(kPatienceMs));
    const QJsonObject told = dumped({log});
    QCOMPARE(text(told["warnings"]), QString("[]"));
    const QJsonObject all = known("alone");
    const QJsonArray calls = told["muxcalls"].toArray();
    const QJsonArray expected = all["muxcalls"].toArray();
    QCOMPARE(calls.size(), expected.size());
    for (qsizetype i = 0; i < calls.size(); ++i)
        QCOMPARE(difference(expected[i], calls[i], QString("/muxcalls/%1").arg(i), beginning),
                 QString());
    QCOMPARE(difference(all["connections"], told["connections"], "/connections", beginning),
             QString());
    QVERIFY(calls[7].toObject()["interest"].isNull()); // the epoll was made before
}

QTEST_GUILESS_MAIN(StraceOptionsTest)
#include "strace_options_test.moc"
