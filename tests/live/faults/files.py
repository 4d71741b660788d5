# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of the two files that a server writes: the lines file, and the recording.

No line may be lost, doubled or torn, whatever write says: it is kept and tried again. A recording that
cannot be written on ends with one message and exit code 4, and the server serves on; a write that is
interrupted or short harms nothing.
"""

import os
import socket
import subprocess
import time

from client import Failure, Script
from row import Row
from server import ENVIRONMENT, Server, Shim, Strace, until

LINES_PER_CLIENT = 5
LINE_ERRORS = ("ENOSPC", "EIO", "EINTR", "EAGAIN")
# call, error (None: short counts), whether the recording ends with it, at which calls
RECORDER = [("pwrite64", "ENOSPC", True, (1, 2, 3, 5, 8, 13, 20)),
            ("pwrite64", "EIO", True, (1, 2, 3, 5, 8, 13, 20)),
            ("pwrite64", "EINTR", False, (1, 3, 8)),
            ("pwrite64", None, False, (1, 5)),
            ("fdatasync", "EIO", True, (1,))]


def say_lines(port, clients):
    """Each client says its lines, in pieces; what the file must then hold, by client."""
    said = {}
    for client in range(clients):
        talk = socket.create_connection(("127.0.0.1", port))
        name = "%s:%d" % talk.getsockname()
        lines = [f"client {client} line {line}" for line in range(LINES_PER_CLIENT)]
        text = "\n".join(lines).encode() + b"\n"
        talk.sendall(text[:17])
        talk.sendall(text[17:])
        talk.close()
        said[name] = lines
    return said


def check_lines(path, said):
    with open(path) as file:
        written = file.read().splitlines()
    for name, lines in said.items():
        theirs = [line.split(" ", 1)[1] for line in written if line.startswith(name + " ")]
        if theirs != lines:
            raise Failure(f"{name} said {lines}, the file holds {theirs}")


def line_row(options, model, scratch, error):
    """One server, one error of write at its 1st, 3rd, ... 39th call; or a short count, in bytes."""
    short = isinstance(error, int)
    row = Row(model, "short write" if short else "write", f"{error} bytes" if short else error)
    path = os.path.join(scratch, f"lines.{model}.{error}")
    server = None
    try:
        server = Server(options, scratch, "--model", model, "--serve", "lines", "--no-terminal",
                        "--lines-file", path, "--history", "16")
        fds = server.fds()
        fault = (Shim(server, server.tid, "write", 1, 20, 1, room=error) if short else
                 Strace(server, server.tid, "write", error, "1..19+2" if options.quick else "1..39+2",
                        scratch))
        size = 0
        with fault:
            said = say_lines(server.port, 12)
            size = sum(len(f"{name} {line}\n") for name in said for line in said[name])
            until(lambda: os.path.getsize(path) >= size, 30,
                  lambda: f"{size - os.path.getsize(path)} bytes are not written")
        row.injected, row.calls = fault.injected, fault.calls
        check_lines(path, said)
        row.outcome.whole = sum(map(len, said.values()))
        if row.injected == 0:
            row.faults.append("the call never came")
        until(lambda: server.fds() <= fds, 10, "descriptors leaked")
        code, _ = server.stop()
        if code != 0:
            row.faults.append(f"exit code {code}")
    except Failure as failure:
        row.faults.append(str(failure))
    finally:
        if server:
            server.kill()
    row.seconds = time.monotonic() - row.began
    return row


def lines_rows(options, model, scratch):
    if options.only and options.only != "write":
        return []
    # Quick is for sanitized servers: their runtime calls write itself, and ends where that fails.
    errors = (3,) if options.quick else LINE_ERRORS + (1, 3, 20)
    return [line_row(options, model, scratch, error) for error in errors]


def recording_row(options, model, scratch, call, error, fatal, numbers):
    """A server for each N, for its recording ends with the fault."""
    row = Row(model, call if error else "short pwrite", error or "100 bytes")
    for number in numbers[:1] if options.quick else numbers:
        path = os.path.join(scratch, f"recording.{model}.{call}.{error}.{number}")
        server = Server(options, scratch, "--model", model, "--record", path, "--history", "16", "--root",
                        os.path.join(scratch, "root"))
        try:
            script = Script(server.port)
            script.learn()
            recorder = server.other_thread()
            fault = (Strace(server, recorder, call, error, str(number), scratch) if error else
                     Shim(server, recorder, "pwrite", number, number + 19, 1, room=100))
            with fault:
                began = time.monotonic()  # commits come several times a second
                until(lambda: script.play(row.outcome, 3) or server.errors or
                      not fatal and time.monotonic() > began + 1, 10, "the fault was not told")
            row.injected += fault.injected
            row.calls += fault.calls
            script.all_slots(8)
            code, _ = server.stop()
            told = "".join(server.errors)
            if fault.injected and fatal and (code != 4 or "cannot record to" not in told):
                row.faults.append(f"N={number}: exit code {code}, says {told[:120]!r}")
            if not fatal and (code != 0 or told):
                row.faults.append(f"N={number}: exit code {code}, says {told[:120]!r}")
            dump = subprocess.run([options.cli, "dump", path], capture_output=True, text=True,
                                  env=dict(os.environ, **ENVIRONMENT))
            if dump.returncode != 0:
                row.faults.append(f"N={number}: cannot be read: {dump.stderr[:120]!r}")
        except (Failure, OSError) as failure:
            row.faults.append(f"N={number}: {failure}")
        finally:
            server.kill()
    if row.injected == 0:
        row.faults.append("the call never came")
    row.seconds = time.monotonic() - row.began
    return row


def recording_rows(options, model, scratch):
    """For one model: the recorder's thread knows nothing of it."""
    if options.only and options.only not in ("pwrite64", "fdatasync"):
        return []
    return [recording_row(options, model, scratch, *each)
            for each in (RECORDER[:1] if options.quick else RECORDER)]
