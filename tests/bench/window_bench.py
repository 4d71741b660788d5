#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window under load: time from exec to a window with content, and its frames while wrk -c64 runs.

Under an X server of its own (Xvfb, openbox). Frames are what the program itself counts
(MUXSCOPE_FRAME_STATS): how long its 16 ms heartbeat had to wait.

    window_bench.py --program build/release/app/muxscope [--seconds 10]
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
from screen import Screen, free_port, listens, wait_for  # noqa: E402


def first_window_ms(program, screen):
    """From exec until the window is mapped; the best of three, the first of them warms the disk cache."""
    times = []
    for _ in range(3):
        begin = time.monotonic()
        process = screen.start(program)
        wait_for("window", screen.window)
        times.append((time.monotonic() - begin) * 1000)
        process.terminate()
        process.wait(20)
        wait_for("end of the window", lambda: not screen.window())
    return min(times)


def under_load(program, screen, model, seconds):
    with tempfile.TemporaryDirectory() as scratch:
        state_file = os.path.join(scratch, "state.json")
        port = free_port()
        process = screen.start(
            program, "--start", "--model", model, "--port", str(port),
            MUXSCOPE_FRAME_STATS="1", MUXSCOPE_STATE_FILE=state_file,
        )
        wait_for("server", lambda: listens(port))
        time.sleep(1)  # the program counts frames from half a second after its start
        load = subprocess.run(
            ["wrk", "-t1", "-c64", f"-d{seconds}s", f"http://127.0.0.1:{port}/hello"],
            capture_output=True, text=True,
        ).stdout
        process.terminate()
        frames = process.communicate(timeout=30)[1]
        with open(state_file) as file:
            state = json.load(file)
    rate = float(re.search(r"Requests/sec:\s*([\d.]+)", load)[1])
    return rate, frames.strip().split("\n")[-1], state


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--seconds", type=int, default=10)
    options = parser.parse_args()
    with Screen() as screen:
        print("\nThe window (Xvfb, software drawing)")
        print(f"  exec to window shown {first_window_ms(options.program, screen):.0f} ms (target < 250)")
        for model in ("select", "epoll"):
            rate, frames, state = under_load(options.program, screen, model, options.seconds)
            print(
                f"  {model}, wrk -c64 for {options.seconds} s: {rate:.0f} req/s, {frames} (target: "
                f"longest < 33 ms); {state['head'] - state['first']:.0f} of {state['head']:.0f} "
                "events held"
            )


if __name__ == "__main__":
    sys.exit(main())
