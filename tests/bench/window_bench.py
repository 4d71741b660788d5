#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's costs: time from exec to a window with content, its memory, its idle CPU while paused, and
its frames while wrk -c64 runs, alone and beside 10 000 idle connections.

Under an X server of its own (Xvfb, openbox). Frames are what the program itself counts
(MUXSCOPE_FRAME_STATS): how long the GUI thread worked from one frame's beginning to
the next's, and how far they lay apart; those at full load, and those before and after it, while the
idle connections come and go.

    window_bench.py --program build/release/app/muxscope [--seconds 10]
"""

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
from crowd import Crowd  # noqa: E402
from screen import Screen, free_port, listens, wait_for  # noqa: E402


def first_frame_ms(program, screen):
    """From exec until the middle of the window is drawn; the best of five, the first warms the disk cache."""
    times = []
    for _ in range(5):
        before = screen.pixel(800, 500)
        begin = time.monotonic()
        process = screen.start(program)
        wait_for("first frame", lambda: screen.pixel(800, 500) != before)
        times.append((time.monotonic() - begin) * 1000)
        wait_for("window", screen.window)
        process.terminate()
        process.wait(20)
        wait_for("end of the window", lambda: not screen.window() and screen.pixel(800, 500) == before)
    return min(times)


def status_of(process, field):
    """A field of /proc/PID/status in kB."""
    with open(f"/proc/{process.pid}/status") as file:
        return int(re.search(rf"^{field}:\s+(\d+) kB", file.read(), re.M)[1])


def cpu_seconds(process):
    with open(f"/proc/{process.pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(program, screen):
    """Resident memory of the window before any server was started: private, and with what is shared."""
    process = screen.start(program)
    wait_for("window", screen.window)
    time.sleep(2)  # fonts and icons are loaded when they are first drawn
    both = status_of(process, "VmRSS") / 1024, status_of(process, "RssAnon") / 1024
    process.terminate()
    process.wait(20)
    return both


def paused_cpu(program, screen, seconds):
    """Share of one processor while the window stands paused, an answered request before it."""
    port = free_port()
    process = screen.start(program, "--start", "--model", "epoll", "--port", str(port))
    wait_for("server", lambda: listens(port))
    subprocess.run(["curl", "-s", "-o", "/dev/null", f"http://127.0.0.1:{port}/hello"], check=True)
    screen.press("F5")
    time.sleep(4)  # the wait it slept in is over, and what moved has come to rest
    before, begin = cpu_seconds(process), time.monotonic()
    time.sleep(seconds)
    share = (cpu_seconds(process) - before) / (time.monotonic() - begin)
    process.terminate()
    process.wait(20)
    return share


def under_load(program, screen, model, seconds, idle=0):
    with tempfile.TemporaryDirectory() as scratch:
        state_file = os.path.join(scratch, "state.json")
        port = free_port()
        process = screen.start(
            program, "--start", "--model", model, "--port", str(port), "--limit", "idle-seconds=0",
            "--limit", "header-seconds=0",
            MUXSCOPE_FRAME_STATS="1", MUXSCOPE_STATE_FILE=state_file,
        )
        wait_for("server", lambda: listens(port))
        crowd = Crowd(port, idle)
        wait_for("accepts", lambda: len(os.listdir(f"/proc/{process.pid}/fd")) > idle, 60)
        time.sleep(1)  # the program counts frames from half a second after its start
        load = subprocess.run(
            ["wrk", "-t1", "-c64", f"-d{seconds}s", f"http://127.0.0.1:{port}/hello"],
            capture_output=True, text=True,
        ).stdout
        crowd.leave()
        process.terminate()
        frames = process.communicate(timeout=30)[1]
        with open(state_file) as file:
            state = json.load(file)
    rate = float(re.search(r"Requests/sec:\s*([\d.]+)", load)[1])
    return rate, frames.strip().split("\n")[-2:], state


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--seconds", type=int, default=10)
    options = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with Screen() as screen:
        print("\nThe window (Xvfb, software drawing)")
        print(f"  exec to first frame {first_frame_ms(options.program, screen):.0f} ms (target < 250)")
        resident, private = memory_mb(options.program, screen)
        print(f"  memory without history {resident:.0f} MB, {private:.0f} MB of it its own "
              "(target < 150)")
        share = paused_cpu(options.program, screen, options.seconds)
        print(f"  paused: {share * 100:.2f} % of a processor (target < 1)")
        for model, idle in (("select", 0), ("epoll", 0), ("epoll", 10000)):
            rate, frames, state = under_load(options.program, screen, model, options.seconds, idle)
            print(
                f"  {model}, {idle} idle, wrk -c64 for {options.seconds} s: {rate:.0f} req/s; "
                f"{state['head'] - state['first']:.0f} of {state['head']:.0f} events held"
            )
            print(f"    {frames[1]} (target: work p99 < 16 ms)")
            print(f"    {frames[0]}")


if __name__ == "__main__":
    sys.exit(main())
