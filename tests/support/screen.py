# SPDX-License-Identifier: GPL-3.0-or-later
"""A display of its own (Xvfb, openbox, xdotool) and the muxscope window on it, for scripts that drive the
real program, the benchmark of the window. Traffic stays on 127.0.0.1."""

import mmap
import os
import socket
import struct
import subprocess
import tempfile
import time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
        return True
    except OSError:
        return False


def wait_for(what, condition, seconds=30):
    deadline = time.monotonic() + seconds
    while True:
        result = condition()
        if result:
            return result
        if time.monotonic() > deadline:
            raise SystemExit(f"no {what} within {seconds} s")
        time.sleep(0.005)


class Screen:
    def __init__(self, size="1600x1000"):
        # -noreset: the server would start afresh when its last client leaves, xdotool say.
        # What it shows stands in a file: to be read without asking it.
        self.memory = tempfile.TemporaryDirectory()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", size + "x24", "-nolisten", "tcp", "-noreset",
             "-fbdir", self.memory.name],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        self.environment = dict(os.environ, DISPLAY=":" + self.server.stdout.readline().strip())
        self.manager = subprocess.Popen(
            ["openbox"], env=self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        wait_for("window manager", lambda: self.tool("get_num_desktops"))
        with open(os.path.join(self.memory.name, "Xvfb_screen0"), "rb") as file:
            self.pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.manager.terminate()
        self.server.terminate()
        self.manager.wait(10)
        self.server.wait(10)
        self.pixels.close()
        self.memory.cleanup()

    def pixel(self, x, y):
        """The bytes of one pixel now (XWDFile.h: header, colours, lines)."""
        header_size, = struct.unpack_from(">I", self.pixels, 0)
        bits, line = struct.unpack_from(">II", self.pixels, 44)
        colours, = struct.unpack_from(">I", self.pixels, 76)
        at = header_size + colours * 12 + y * line + x * bits // 8
        return self.pixels[at:at + bits // 8]

    def tool(self, *arguments):
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    def press(self, key, times=1):
        self.tool("key", "--delay", "60", *[key] * times)

    def window(self):
        """The id of the program's window, '' while there is none."""
        return self.tool("search", "--onlyvisible", "--name", "Muxscope").split("\n")[0]

    def start(self, program, *arguments, **environment):
        """Starts muxscope with fresh settings; returns at once."""
        return subprocess.Popen(
            [program, "--fresh", *arguments], stderr=subprocess.PIPE, text=True,
            env=dict(self.environment, QT_QPA_PLATFORM="xcb", **environment),
        )

    def save(self, path):
        subprocess.run(["import", "-window", "root", path], env=self.environment, check=True)
