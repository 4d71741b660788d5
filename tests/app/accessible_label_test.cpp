// SPDX-License-Identifier: GPL-3.0-or-later
// A screen reader is told what stands in a label, also in one that has a name.
#include "widgets/accessible_label.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace muxscope::ui;

namespace {

QString told(QLabel& label, QAccessible::Text what) {
    return QAccessible::queryAccessibleInterface(&label)->text(what);
}

} // namespace

class AccessibleLabelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { describeLabels(); }

    void aLabelWithoutANameIsItsText() {
        QLabel label("listening on <b>8889</b>");
        QCOMPARE(told(label, QAccessible::Name), QString("listening on 8889"));
        label.setText("a < b");
        QCOMPARE(told(label, QAccessible::Name), QString("a < b"));
    }
    void ofANamedOneBothAreTold() {
        QLabel label("75 events/s");
        label.setAccessibleName("Counters");
        QCOMPARE(told(label, QAccessible::Name), QString("Counters"));
        QCOMPARE(told(label, QAccessible::Description), QString("75 events/s"));
        label.setText("80 events/s");
        QCOMPARE(told(label, QAccessible::Description), QString("80 events/s"));
        label.setAccessibleDescription("what happens in a second");
        QCOMPARE(told(label, QAccessible::Description), QString("what happens in a second"));
    }
    void aLabelSaysWhoseItIs() {
        QWidget parent;
        QLineEdit line(&parent);
        QLabel label("Port", &parent);
        label.setBuddy(&line);
        const auto relations =
            QAccessible::queryAccessibleInterface(&label)->relations(QAccessible::Labelled);
        QCOMPARE(relations.size(), 1);
        QCOMPARE(relations.front().first->object(), static_cast<QObject*>(&line));
        QCOMPARE(QAccessible::queryAccessibleInterface(&line)->text(QAccessible::Name),
                 QString("Port"));
    }
};

QTEST_MAIN(AccessibleLabelTest)
#include "accessible_label_test.moc"
