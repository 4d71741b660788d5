#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the calls of a running server fail, one after the other, and looks whether it holds.

    faults.py --cli muxscope-cli --shim libfault_shim.so [--models select,poll,epoll] [--quick]
              [--only CALL] [--jobs N]

For each model one server; for each call and error strace (or the shim) is attached to the server's
thread, a client plays its script, strace is taken away. Then nothing may be left: descriptors, a
connection slot, a spin. Prints a table, model x call x error x what the clients saw. Exit code: 0 held,
1 it did not, 77 strace may not attach here (ctest then lists the test as not run).
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

from cases import START, START_OF, WAIT_CALL, cases
from client import CONNECTIONS, DRAINS, PAGES, Failure, Script
from files import lines_rows, recording_rows
from row import HEADING, Row
from server import ENVIRONMENT, Server, Shim, Strace, ptrace_refusal, until

LEAST_FAULTS = 500  # of a whole run, for each model
SLOTS = 8  # connections at once; the server's limit is just above
PLANS = {"all": CONNECTIONS, "pages": PAGES, "drains": DRAINS}
CALLS_PER_ANSWER = 60  # of the failing call and the wait together; a spin makes thousands
IDLE_LOOK_S = 0.1
GROWTH_KIB = 64 * 1024  # of resident memory over all faults of a model; the history is 16 MiB


def check_outcome(case, error, row):
    """What the clients may have seen of this fault."""
    outcome = row.outcome
    if outcome.closed > (row.injected if error in case.closes else 0):
        row.faults.append(f"{outcome.closed} connections closed")
    if outcome.refused and not case.refuses:
        row.faults.append(f"{outcome.refused} connections refused")
    if outcome.failed and not case.fails:
        row.faults.append(f"{outcome.failed} answers 5xx")


def check_rest(server, script, fds, row):
    """Nothing is left of a case."""
    server.alive()
    until(lambda: server.fds() <= fds, 10, lambda: f"{server.fds() - fds} descriptors leaked")
    script.all_slots(SLOTS)
    until(lambda: server.fds() <= fds, 10, lambda: f"{server.fds() - fds} descriptors leaked")
    before = server.cpu_ms()
    time.sleep(IDLE_LOOK_S)
    if server.cpu_ms() - before > IDLE_LOOK_S * 1000 / 2:
        row.faults.append("spins when idle")


def play(script, case, outcome, connections):
    if case.script == "resets":
        script.resets(connections)
    else:
        script.play(outcome, connections, PLANS[case.script])



def run_case(server, script, case, error, scratch, options, wait):
    model = options.model
    name = case.call if not case.shim else (case.call if case.call == "close" else "short " + case.call)
    row = Row(model, name, f"{error} bytes" if isinstance(error, int) else error)
    fds = server.fds()
    shapes = (1, 2) if case.step == 2 and not options.quick else (1,)
    connections = 24 if case.script == "all" else 22
    try:
        for first in shapes:
            last = first + 20 * case.step - 1
            if case.shim:
                room, number = (error, 0) if isinstance(error, int) else (0, errno_of(error))
                fault = Shim(server, server.tid, case.call, first, last, case.step, room, number)
            else:
                also = [wait] if wait else []
                fault = Strace(server, server.tid, case.call, error,
                               f"{first}..{last}+{case.step}", scratch, also)
            with fault:
                play(script, case, row.outcome, connections)
            row.injected += fault.injected
            row.calls += fault.calls
        check_outcome(case, error, row)
        if row.calls > CALLS_PER_ANSWER * (row.outcome.whole + row.injected + connections):
            row.faults.append(f"spins: {row.calls} calls")
        if row.injected == 0 and not case.either:
            row.faults.append("the call never came")
        check_rest(server, script, fds, row)
    except (Failure, OSError) as failure:
        row.faults.append(str(failure))
        server.alive()
    row.seconds = time.monotonic() - row.began
    return row


def errno_of(name):
    import errno
    return getattr(errno, name)


def model_rows(options, model, scratch):
    """All cases of one model over one server."""
    options = argparse.Namespace(**vars(options), model=model)
    rows = []
    came = {}
    root = os.path.join(scratch, "root")
    server = Server(options, scratch, "--model", model, "--root", root, "--history", "16", "--limit",
                    f"connections={SLOTS + 4}", "--switch", "send-buffer=16384")
    try:
        script = Script(server.port)
        script.learn()
        start = server.rss_kib()
        for case in cases(model):
            errors = case.quick if options.quick else case.errors
            if options.only and options.only != case.call:
                continue
            for error in errors:
                row = run_case(server, script, case, error, scratch, options, WAIT_CALL.get(model))
                rows.append(row)
                if options.verbose:
                    print(row.text(), flush=True)
                came.setdefault(case.either, 0)
                came[case.either] += row.injected
        total = Row(model, "(all)", "afterwards")
        total.faults += [f"no call of any kind for: {word}" for word in came if not came[word]]
        rows.append(total)
        if server.rss_kib() > start + GROWTH_KIB and "sanitize" not in options.cli:
            total.faults.append(f"memory grew by {server.rss_kib() - start} KiB")
        code, _ = server.stop()
        if code != 0:
            total.faults.append(f"exit code {code}: {''.join(server.errors)[:200]}")
    except Failure as failure:
        rows.append(Row(model, "(server)", ""))
        rows[-1].faults.append(str(failure))
    finally:
        server.kill()
    return rows


def start_row(options, model, call, error, scratch):
    """A call of the start fails: a message, exit code 4, no hang."""
    row = Row(model, call, error)
    log = tempfile.mktemp(dir=scratch)
    command = ["strace", "-f", "-qq", "-o", log, "-e", f"trace={call}", "-e",
               f"inject={call}:error={error}:when=1", options.cli, "serve", "--port", "0", "--model",
               model]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=30,
                              stdin=subprocess.DEVNULL, env=dict(os.environ, **ENVIRONMENT))
        row.injected = open(log).read().count("(INJECTED)")
        if row.injected == 0:
            row.faults.append("the call never came")
        if done.returncode != 4 or not done.stderr.startswith("muxscope-cli: "):
            row.faults.append(f"exit code {done.returncode}, says {done.stderr[:200]!r}")
    except subprocess.TimeoutExpired:
        row.faults.append("hangs")
    return row


def start_rows(options, model, scratch):
    every = START + START_OF.get(model, [])
    return [start_row(options, model, call, error, scratch)
            for call, errors in every if not options.only or options.only == call
            for error in (errors[:1] if options.quick else errors)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cli", required=True)
    parser.add_argument("--shim", required=True)
    parser.add_argument("--models", default="select,poll,epoll")
    parser.add_argument("--only", help="one call")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--jobs", type=int, default=6)
    options = parser.parse_args()
    why = ptrace_refusal()
    if why:
        print(f"faults cannot be injected here: {why}")
        return 77

    began = time.monotonic()
    scratch = tempfile.mkdtemp(prefix="muxscope-faults.")
    os.mkdir(os.path.join(scratch, "root"))
    with open(os.path.join(scratch, "root", "page.txt"), "w") as page:
        page.write("a line of a static page\n" * 200)
    models = options.models.split(",")
    try:
        with ThreadPoolExecutor(options.jobs) as pool:
            parts = [pool.submit(work, options, model, scratch)
                     for model in models for work in (model_rows, start_rows, lines_rows)]
            parts.append(pool.submit(recording_rows, options, models[0], scratch))
            rows = [row for part in parts for row in part.result()]
    finally:
        shutil.rmtree(scratch, ignore_errors=True)

    print(HEADING)
    for row in rows:
        print(row.text())
    bad = [row for row in rows if row.faults]
    for model in models:
        print(f"{model}: {sum(row.injected for row in rows if row.model == model)} faults injected, "
              f"{sum(bool(row.faults) for row in rows if row.model == model)} rows not held")
    print(f"{time.monotonic() - began:.0f} s")
    if not options.quick and not options.only:  # a strace that strikes at nothing holds every row
        few = [model for model in models
               if sum(row.injected for row in rows if row.model == model) < LEAST_FAULTS]
        if few:
            print(f"fewer than {LEAST_FAULTS} faults: {', '.join(few)}")
            return 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
