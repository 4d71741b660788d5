// SPDX-License-Identifier: GPL-3.0-or-later
// The panels look as they did when somebody last looked at them (picture_difference.h), and on a screen
// with two pixels to a point they are as crisp as it can show them. MUXSCOPE_UPDATE_GOLDEN=1 writes them
// anew: look at each before it is committed.
#include "app/panels_traces.h"
#include "app/picture_difference.h"
#include "client/client_panel.h"
#include "painters/palette.h"
#include "session/language.h"
#include "views/blocked_view.h"
#include "views/bytes_view.h"
#include "views/calls_view.h"
#include "views/exchange_view.h"
#include "views/loop_view.h"
#include "views/mask_view.h"
#include "views/socket_view.h"
#include "views/stage_view.h"
#include "views/warnings_view.h"
#include "window/theme.h"

#include <QApplication>
#include <QPainter>

#include <functional>
#include <memory>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

using Make = std::function<QWidget*(Session&)>;

// The hand-made run at the answer to its POST, fd 5 chosen.
void showRun(Session& session) {
    session.show(std::make_unique<PanelsSource>(), nullptr);
    QTRY_VERIFY(session.hasTrace() && session.head() > 0 && session.behind() == 0);
    session.playback().goTo(session.head() - 2);
    session.selection().selectFd(Fd{5});
    session.selection().selectByte(6, false);
}

QImage drawn(QWidget& view, qreal ratio) {
    QImage image(view.size() * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Palette::current().panel);
    view.render(&image);
    return image;
}

QImage picture(const Make& make, QSize size, qreal ratio = 1) {
    Session session;
    showRun(session);
    const std::unique_ptr<QWidget> view(make(session));
    view->resize(size);
    view->show();
    QTest::qWait(120); // views that refresh at their own pace; nothing else changes meanwhile
    if (QWidget* focus = QApplication::focusWidget())
        focus->clearFocus(); // no text cursor that blinks
    return drawn(*view, ratio);
}

// Mean difference of neighbouring pixels: a picture that was scaled up has half of it.
double sharpness(const QImage& image) {
    double sum = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 1; x < image.width(); ++x)
            sum += std::abs(qGray(image.pixel(x, y)) - qGray(image.pixel(x - 1, y)));
    return sum / (static_cast<double>(image.width()) * image.height());
}

// Where a line of it stands: the strip in its left half in which most changes from pixel to pixel.
QRect busiest(const QImage& image) {
    constexpr int kLine = 22;
    QRect found;
    double most = -1;
    for (int y = 0; y + kLine <= image.height(); y += kLine / 2) {
        const QRect strip(6, y, image.width() / 2, kLine);
        if (const double here = sharpness(image.copy(strip)); here > most) {
            most = here;
            found = strip;
        }
    }
    return found;
}

} // namespace

Q_DECLARE_METATYPE(Make)

class GoldenPanelsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { prepareTheme(*qApp); }
    void theyLookAsTheyDid_data();
    void theyLookAsTheyDid();
    void twoPixelsToAPointAreUsed_data();
    void twoPixelsToAPointAreUsed();
    void aPanelWithoutOneOfItsPartsIsNoticed();
    void cleanupTestCase() { useLanguage(QStringLiteral("en")); }

private:
    static QList<std::tuple<const char*, Make, QSize>> panels();
};

QList<std::tuple<const char*, Make, QSize>> GoldenPanelsTest::panels() {
    return {{"calls", [](Session& s) -> QWidget* { return new CallsView(s); }, {460, 300}},
            {"exchange", [](Session& s) -> QWidget* { return new ExchangeView(s); }, {400, 320}},
            {"bytes", [](Session& s) -> QWidget* { return new BytesView(s); }, {400, 240}},
            {"mask", [](Session& s) -> QWidget* { return new MaskView(s); }, {400, 110}},
            {"socket", [](Session& s) -> QWidget* { return new SocketView(s); }, {400, 240}},
            {"loop", [](Session& s) -> QWidget* { return new LoopView(s); }, {460, 300}},
            {"blocked", [](Session& s) -> QWidget* { return new BlockedView(s); }, {560, 200}},
            {"warnings", [](Session& s) -> QWidget* { return new WarningsView(s); }, {560, 160}},
            {"client", [](Session& s) -> QWidget* { return new ClientPanel(s); }, {280, 560}},
            {"stage", [](Session& s) -> QWidget* { return new StageView(s); }, {760, 400}}};
}

void GoldenPanelsTest::theyLookAsTheyDid_data() {
    QTest::addColumn<Make>("make");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QString>("language");
    for (const auto& [name, make, size] : panels()) {
        QTest::addRow("panel-%s", name)
            << make << size << static_cast<int>(ThemeChoice::light) << QStringLiteral("en");
        QTest::addRow("panel-%s-dark", name)
            << make << size << static_cast<int>(ThemeChoice::dark) << QStringLiteral("en");
    }
    const auto& [name, make, size] = panels()[1];
    QTest::addRow("panel-%s-zh", name)
        << make << size << static_cast<int>(ThemeChoice::light) << QStringLiteral("zh_CN");
}

void GoldenPanelsTest::theyLookAsTheyDid() {
    QFETCH(Make, make);
    QFETCH(QSize, size);
    QFETCH(int, theme);
    QFETCH(QString, language);
    useLanguage(language);
    applyTheme(*qApp, static_cast<ThemeChoice>(theme));
    test::compareWithGolden(picture(make, size), QString::fromLatin1(QTest::currentDataTag()));
}

void GoldenPanelsTest::twoPixelsToAPointAreUsed_data() {
    QTest::addColumn<Make>("make");
    QTest::addColumn<QSize>("size");
    for (const auto& [name, make, size] : panels())
        QTest::newRow(name) << make << size;
}

void GoldenPanelsTest::twoPixelsToAPointAreUsed() {
    QFETCH(Make, make);
    QFETCH(QSize, size);
    useLanguage(QStringLiteral("en"));
    applyTheme(*qApp, ThemeChoice::light);
    const QImage fine = picture(make, size, 2);
    QCOMPARE(fine.size(), size * 2);
    QImage coarse = picture(make, size, 1);
    coarse.setDevicePixelRatio(1);
    const QImage scaled = coarse.scaled(size * 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const double blurred = sharpness(scaled);
    QVERIFY2(sharpness(fine) > blurred * 1.15,
             qPrintable(QStringLiteral("%1 against %2").arg(sharpness(fine)).arg(blurred)));
}

void GoldenPanelsTest::aPanelWithoutOneOfItsPartsIsNoticed() {
    useLanguage(QStringLiteral("en"));
    applyTheme(*qApp, ThemeChoice::light);
    const auto list = panels();
    for (const auto& [name, make, size] : list) {
        const QImage whole = test::halved(picture(make, size));
        QCOMPARE(test::difference(whole, whole), QString());
        QImage less = picture(make, size);
        QPainter painter(&less);
        painter.fillRect(busiest(less), Palette::current().panel);
        painter.end();
        QVERIFY2(!test::difference(whole, test::halved(less)).isEmpty(), name);
    }
}

QTEST_MAIN(GoldenPanelsTest)
#include "golden_panels_test.moc"
