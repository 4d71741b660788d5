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
import socket
import subprocess
import sys
import tempfile
import time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(what, condition, seconds=20):
    deadline = time.monotonic() + seconds
    while True:
        result = condition()
        if result:
            return result
        if time.monotonic() > deadline:
            raise SystemExit(f"window_bench: no {what} within {seconds} s")
        time.sleep(0.005)


class Screen:
    def __init__(self, size="1600x1000x24"):
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        self.environment = dict(os.environ, DISPLAY=":" + self.server.stdout.readline().strip())
        self.manager = subprocess.Popen(["openbox"], env=self.environment, stderr=subprocess.DEVNULL)
        wait_for("window manager", lambda: self.tool("get_num_desktops"))

    def tool(self, *arguments):
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    def close(self):
        self.manager.terminate()
        self.server.terminate()


def listens(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
        return True
    except OSError:
        return False


def start(program, screen, *arguments, **environment):
    env = dict(screen.environment, QT_QPA_PLATFORM="xcb", **environment)
    return subprocess.Popen(
        [program, "--fresh", *arguments], env=env, stderr=subprocess.PIPE, text=True
    )


def shown(screen):
    return screen.tool("search", "--onlyvisible", "--name", "Muxscope").split("\n")[0]


def first_window_ms(program, screen):
    """From exec until the window is mapped; the best of three, the first of them warms the disk cache."""
    times = []
    for _ in range(3):
        begin = time.monotonic()
        process = start(program, screen)
        wait_for("window", lambda: shown(screen))
        times.append((time.monotonic() - begin) * 1000)
        process.terminate()
        process.wait(20)
        wait_for("end of the window", lambda: not shown(screen))
    return min(times)


def under_load(program, screen, model, seconds):
    with tempfile.TemporaryDirectory() as scratch:
        state_file = os.path.join(scratch, "state.json")
        port = free_port()
        process = start(
            program, screen, "--start", "--model", model, "--port", str(port),
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
    screen = Screen()
    try:
        print("\nThe window (Xvfb, software drawing)")
        print(f"  exec to window shown {first_window_ms(options.program, screen):.0f} ms (target < 250)")
        for model in ("select", "epoll"):
            rate, frames, state = under_load(options.program, screen, model, options.seconds)
            print(
                f"  {model}, wrk -c64 for {options.seconds} s: {rate:.0f} req/s, {frames} (target: "
                f"longest < 33 ms); {state['head'] - state['first']:.0f} of {state['head']:.0f} "
                "events held"
            )
    finally:
        screen.close()


if __name__ == "__main__":
    sys.exit(main())
