// SPDX-License-Identifier: GPL-3.0-or-later
// Paints every panel of a hand-made run into DIR, light and dark, English or another language, for
// somebody to look at: panels_pictures DIR [zh_CN]. Run by hand.
#include "app/panels_traces.h"
#include "painters/palette.h"
#include "session/language.h"
#include "views/bytes_view.h"
#include "views/calls_view.h"
#include "views/exchange_view.h"
#include "views/loop_view.h"
#include "views/mask_view.h"
#include "views/socket_view.h"
#include "window/theme.h"

#include <QApplication>
#include <QDir>
#include <QGridLayout>
#include <QGroupBox>
#include <QTest>
#include <cstdio>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

QGroupBox* framed(QWidget* view, int width, int height) {
    auto* box = new QGroupBox(view->accessibleName() + QStringLiteral("   —   ") +
                              view->property("subtitle").toString());
    auto* layout = new QVBoxLayout(box);
    layout->addWidget(view);
    box->setFixedSize(width, height);
    return box;
}

void picture(Session& session, const QString& path) {
    QWidget page;
    auto* grid = new QGridLayout(&page);
    grid->addWidget(framed(new LoopView(session), 420, 300), 0, 0);
    auto* c = new LoopView(session);
    c->setLanguage(Listing::Language::c);
    grid->addWidget(framed(c, 420, 300), 1, 0);
    grid->addWidget(framed(new CallsView(session), 450, 300), 0, 1);
    auto* filtered = new CallsView(session);
    grid->addWidget(framed(filtered, 450, 300), 1, 1);
    grid->addWidget(framed(new ExchangeView(session), 400, 300), 0, 2);
    grid->addWidget(framed(new BytesView(session), 400, 300), 1, 2);
    grid->addWidget(framed(new MaskView(session), 420, 160), 2, 0);
    grid->addWidget(framed(new SocketView(session), 450, 220), 2, 1);
    auto* response = new BytesView(session);
    response->showResponse(true);
    grid->addWidget(framed(response, 400, 220), 2, 2);
    page.show();
    QTest::qWait(300);
    filtered->setFilterText(QStringLiteral("fd==5 && cal==recv"));
    QTest::qWait(100);
    page.grab().save(path);
    std::printf("%s\n", qPrintable(path));
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    prepareTheme(application);
    const QString folder = QString::fromLocal8Bit(argc > 1 ? argv[1] : ".");
    useLanguage(argc > 2 ? QString::fromLocal8Bit(argv[2]) : QStringLiteral("en"));
    for (const bool dark : {false, true}) {
        applyTheme(application, dark ? ThemeChoice::dark : ThemeChoice::light);
        Session session;
        picture(session, QStringLiteral("%1/empty_%2.png")
                             .arg(folder, dark ? QStringLiteral("dark") : QStringLiteral("light")));
        auto source = std::make_unique<PanelsSource>();
        const auto recvAt = exitOf(source->log(), trace::Call::recv, 5, 19);
        const auto laterAt = exitOf(source->log(), trace::Call::recv, 5, 20);
        session.show(std::move(source), nullptr);
        QTest::qWait(200);
        const std::pair<const char*, std::uint64_t> moments[] = {
            {"early", recvAt + 1}, {"headers", laterAt + 1}, {"end", session.head()}};
        for (const auto& [name, moment] : moments) {
            session.playback().goTo(moment);
            session.selection().selectFd(Fd{5});
            session.selection().selectByte(6, false);
            QTest::qWait(100);
            picture(session, QStringLiteral("%1/%2_%3.png")
                                 .arg(folder, QLatin1String(name),
                                      dark ? QStringLiteral("dark") : QStringLiteral("light")));
        }
    }
    return 0;
}
