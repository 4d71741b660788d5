// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/descriptor_words.h"

#include <QCoreApplication>

namespace muxscope::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DescriptorWords)
};

} // namespace

QString descriptorKind(world::FdKind kind) {
    switch (kind) {
    case world::FdKind::listener:
        return Words::tr("listening socket");
    case world::FdKind::connection:
    case world::FdKind::connectionOut:
        return Words::tr("connected socket");
    case world::FdKind::socket:
        return Words::tr("socket");
    case world::FdKind::epoll:
        return Words::tr("epoll object");
    case world::FdKind::file:
        return Words::tr("file");
    case world::FdKind::terminal:
        return Words::tr("terminal");
    case world::FdKind::udp:
        return Words::tr("UDP socket");
    case world::FdKind::other:
        return Words::tr("other");
    case world::FdKind::unknown:
        break;
    }
    return {};
}

} // namespace muxscope::ui
