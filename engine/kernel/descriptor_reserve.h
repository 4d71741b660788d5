// SPDX-License-Identifier: GPL-3.0-or-later
// The last descriptors of the process (getrlimit(2), RLIMIT_NOFILE) are kept from the clients that a server
// accepts, so that a window that runs one goes on: it cannot open a menu, a dialog or a file without a descriptor. The server's EMFILE is
// the kernel's own all the same: for the length of a call that may accept the limit is lower.
// A process that never calls keep() leaves all to the server. Any thread; never blocks.
#pragma once

namespace muxscope::kernel {

class DescriptorReserve {
public:
    // Of a limit too low for so many a quarter.
    static constexpr unsigned kKept = 32;

    // Once, before the server's thread exists.
    static void keep();
    // A call that sleeps, accept(2) of a blocking listener, has read the limit when it begins: whoever comes by
    // meanwhile, the window's clock, gives the others back what they may use.
    static void widen();

    // Around a call of the server that may make a descriptor. Costs nothing while there are many left.
    class Call {
    public:
        Call();
        ~Call();
        Call(const Call&) = delete;
        Call& operator=(const Call&) = delete;
    };
    // What the kernel answered to such a call: a descriptor, or a negative errno.
    static void made(long long answer);
};

} // namespace muxscope::kernel
