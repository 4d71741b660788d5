# SPDX-License-Identifier: GPL-3.0-or-later
"""Which call fails how, what drives it, and what a client may then see."""

from dataclasses import dataclass, field

# Told by one of these the connection is over: the server may close it. Of no other fault.
GONE = {"ECONNRESET", "EPIPE", "ETIMEDOUT", "EIO"}
ALL = ("EINTR", "EAGAIN", "EMFILE", "ENFILE", "ENOBUFS", "ENOMEM", "ECONNABORTED", "ECONNRESET",
       "EPIPE", "ETIMEDOUT", "ENOSPC", "EIO")
TRANSFER = ("EINTR", "EAGAIN", "ENOBUFS", "ENOMEM", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EIO")

WAIT_CALL = {"select": "pselect6", "poll": "poll", "epoll": "epoll_wait", "epoll-et": "epoll_wait",
             "epoll-oneshot": "epoll_wait"}
# Where readiness is told once, EAGAIN means "all is taken": no kernel says it while something is left.
TOLD_ONCE = {"epoll-et", "signal-driven"}


@dataclass
class Case:
    call: str  # as strace calls it; with "shim" as the shim does
    errors: tuple
    script: str = "all"  # "all", "pages", "drains", "resets"
    closes: set = field(default_factory=lambda: GONE)  # errors of which a connection may be closed
    refuses: bool = False  # 503 instead of an answer is right: it cannot be watched
    fails: bool = False  # another 5xx is right: the page cannot be read
    shim: bool = False  # errors are room in bytes, or errors of close
    only: tuple = ()  # models; empty = all
    quick: tuple = ()  # the errors of --quick
    either: str = ""  # of the cases with this word one at least must come
    step: int = 2  # injections at 1, 1 + step, ... and at 2, 2 + step, ...


def cases(model):
    wait = WAIT_CALL.get(model)
    every = [
        Case("recvfrom", TRANSFER, quick=("EINTR", "ENOMEM", "ECONNRESET")),
        Case("sendto", TRANSFER, quick=("EAGAIN", "ENOBUFS", "EPIPE")),
        Case("accept4", ALL, closes=set(), quick=("EMFILE", "ECONNABORTED")),
        # A wait that fails with anything else would fail for ever.
        Case(wait, ("EINTR", "EAGAIN", "ENOMEM"), closes=set(), quick=("EINTR", "ENOMEM")),
        Case("epoll_ctl", ("EINTR", "ENOMEM", "ENOSPC", "EIO"), closes=set(), refuses=True,
             only=("epoll", "epoll-et", "epoll-oneshot"), quick=("ENOMEM",)),
        Case("shutdown", ("EINTR", "ENOBUFS", "ENOMEM", "EIO"), script="drains",
             closes=set(), quick=("ENOMEM",)),
        Case("getsockopt", ("EINTR", "ENOBUFS", "ENOMEM"), script="resets", closes=set(),
             only=("poll", "epoll")),
        Case("openat", ("EINTR", "EMFILE", "ENFILE", "ENOMEM", "EIO"), script="pages", closes=set(),
             fails=True, quick=("EMFILE",)),
        Case("newfstatat", ("EINTR", "ENOMEM", "EIO"), script="pages", closes=set(), fails=True),
        # A page is read, or sent by the kernel itself: as the server likes.
        Case("read", ("EINTR", "EAGAIN", "EIO"), script="pages", closes=set(), fails=True,
             quick=("EINTR",), either="page"),
        Case("sendfile", TRANSFER, script="pages", quick=("EINTR", "ENOMEM"), either="page"),
        Case("close", ("EINTR", "EIO", "ENOSPC"), closes=set(), shim=True, quick=("EIO",)),
        Case("recv", (1, 3, 100), closes=set(), shim=True, step=1, quick=(3,)),
        Case("send", (1, 7, 1000), closes=set(), shim=True, step=1, quick=(7,)),
        Case("read", (1, 100), script="pages", closes=set(), shim=True, step=1, either="page"),
        Case("sendfile", (1, 100), script="pages", closes=set(), shim=True, step=1, either="page"),
    ]
    fit = [case for case in every if case.call and (not case.only or model in case.only)]
    if model in TOLD_ONCE:
        for case in fit:
            if case.call not in (wait, "read"):
                case.errors = tuple(error for error in case.errors if error != "EAGAIN")
                case.quick = tuple(error for error in case.quick if error != "EAGAIN")
    return fit


# Calls of the start: the program says why it cannot, and ends with exit code 4.
START = [
    ("socket", ("EMFILE", "ENFILE", "ENOBUFS", "ENOMEM")),
    ("setsockopt", ("ENOBUFS", "ENOMEM")),
    ("bind", ("EADDRINUSE", "EACCES", "ENOMEM")),
    ("listen", ("EADDRINUSE", "ENOBUFS")),
    ("getsockname", ("ENOBUFS",)),
]
START_OF = {
    "epoll": [("epoll_create1", ("EMFILE", "ENFILE", "ENOMEM")),
              ("epoll_ctl", ("ENOMEM", "ENOSPC"))],
}
START_OF["epoll-et"] = START_OF["epoll-oneshot"] = START_OF["epoll"]
