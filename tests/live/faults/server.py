# SPDX-License-Identifier: GPL-3.0-or-later
"""A muxscope-cli under test, and the two ways to make its calls fail: strace and the shim."""

import ctypes
import mmap
import os
import re
import signal
import subprocess
import tempfile
import threading
import time

from client import Failure

# Numbers of the calls in which a server's loop may wait. Not nanosleep: a sanitizer's own thread does that.
WAITS = {
    "x86_64": {7, 23, 232, 270, 271, 281, 441, 45, 288, 128, 426, 43},
    "aarch64": {22, 72, 73, 441, 207, 242, 137, 426, 202},
}[os.uname().machine]
SHIM_CALLS = {"recv": 1, "send": 2, "read": 3, "write": 4, "pwrite": 5, "close": 6, "sendfile": 7}
ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    # Sanitized builds: the shim stands before the runtime, and leaks cannot be looked for under ptrace.
    "ASAN_OPTIONS": "verify_asan_link_order=0:detect_leaks=0",
    "TSAN_OPTIONS": "halt_on_error=1 ignore_noninstrumented_modules=1 die_after_fork=0",
}


def until(condition, seconds, what):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise Failure(what if isinstance(what, str) else what())
        time.sleep(0.002)


def read(path):
    try:
        with open(path) as file:
            return file.read()
    except (FileNotFoundError, ProcessLookupError):
        return ""


class Control(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int32) for name in
                ("call", "thread", "first", "last", "step", "room", "error", "seen", "done")]


class Server:
    def __init__(self, options, scratch, *arguments):
        handle, path = tempfile.mkstemp(dir=scratch)
        os.write(handle, bytes(ctypes.sizeof(Control)))
        self.memory = mmap.mmap(handle, ctypes.sizeof(Control))
        os.close(handle)
        self.control = Control.from_buffer(self.memory)
        self.errors = []
        environment = dict(os.environ, **ENVIRONMENT, LD_PRELOAD=options.shim,
                           MUXSCOPE_FAULT_CONTROL=path)
        self.process = subprocess.Popen(
            [options.cli, "serve", "--port", "0", *arguments], env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        line = self.process.stdout.readline()
        found = re.match(r"listening on 127\.0\.0\.1:(\d+)", line)
        if not found:
            self.process.kill()
            raise Failure(f"did not start: {line!r} {self.process.communicate()[1]!r}")
        self.port = int(found[1])
        self.pid = self.process.pid
        threading.Thread(target=self.listen, daemon=True).start()
        self.tid = None
        until(self.find_thread, 10, "no thread sleeps in a wait")

    def listen(self):
        self.errors.extend(self.process.stderr)

    def find_thread(self):
        """The server's thread is the one that waits in the loop's call."""
        for tid in sorted(os.listdir(f"/proc/{self.pid}/task"), key=int):
            number = read(f"/proc/{self.pid}/task/{tid}/syscall").split()[:1]
            if tid != str(self.pid) and number and number[0].isdigit() and int(number[0]) in WAITS:
                self.tid = int(tid)
                return True
        return False

    def other_thread(self):
        """The recorder's: neither the first nor the server's, and the youngest."""
        return max(int(tid) for tid in os.listdir(f"/proc/{self.pid}/task")
                   if int(tid) not in (self.pid, self.tid))

    def alive(self):
        if self.process.poll() is not None:
            raise Failure(f"the server ended: {self.process.returncode} {''.join(self.errors)}")

    def fds(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def rss_kib(self):
        return int(re.search(r"VmRSS:\s+(\d+)", read(f"/proc/{self.pid}/status"))[1])

    def cpu_ms(self):
        return int(read(f"/proc/{self.pid}/task/{self.tid}/schedstat").split()[0]) / 1e6

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        try:
            out, _ = self.process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failure("did not end within 20 s of SIGINT") from None
        except ValueError:  # stderr is read by listen()
            out = ""
        return self.process.wait(), out

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


class Strace:
    """Makes calls of one thread fail: `when` as strace(1) has it. with Strace(...) as strace: ..."""

    def __init__(self, server, tid, call, error, when, scratch, also=()):
        self.call = call
        self.server = server
        self.tid = tid
        self.log = os.path.join(scratch, f"strace.{tid}")
        self.command = ["strace", "-p", str(tid), "-o", self.log,
                        "-e", "trace=" + ",".join({call, *also}),
                        "-e", f"inject={call}:error={error}:when={when}", "-e", "signal=none"]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stderr=subprocess.PIPE, text=True)
        status = f"/proc/{self.server.pid}/task/{self.tid}/status"

        def traced():
            if self.process.poll() is not None:
                raise Failure(f"strace: {self.process.stderr.read().strip()[:300]}")
            return "TracerPid:\t0\n" not in read(status)

        until(traced, 10, "strace did not attach")
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.process.stderr.close()
        lines = read(self.log).splitlines()
        self.injected = sum("(INJECTED)" in line for line in lines)
        self.calls = len(lines)
        os.unlink(self.log)
        return False


class Shim:
    """The same with the shim's faults; `room` for short counts, `error` for close."""

    def __init__(self, server, tid, call, first, last, step, room=0, error=0):
        self.server = server
        self.values = (SHIM_CALLS[call], tid, first, last, step, room, error)

    def __enter__(self):
        control = self.server.control
        control.seen = control.done = 0
        for name, value in zip(("thread", "first", "last", "step", "room", "error", "call"),
                               (*self.values[1:], self.values[0])):
            setattr(control, name, value)
        return self

    def __exit__(self, *_):
        self.server.control.call = 0
        self.injected = self.server.control.done
        self.calls = self.server.control.seen
        return False


def ptrace_refusal():
    """Why strace may not attach to a process of the same user; empty when it may."""
    try:
        sleeper = subprocess.Popen(["sleep", "30"])
    except FileNotFoundError:
        return "no sleep(1)"
    try:
        done = subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], capture_output=True,
                              text=True, timeout=20)
        return "" if done.returncode == 0 else done.stderr.strip() or "strace failed"
    except FileNotFoundError:
        return "strace is not installed"
    finally:
        sleeper.kill()
        sleeper.wait()
