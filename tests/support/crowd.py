# SPDX-License-Identifier: GPL-3.0-or-later
"""Connections that say nothing, held by processes of their own. Traffic stays on 127.0.0.1."""

import socket
import struct
import subprocess
import sys


def _hold(port, count):
    held = []
    for _ in range(count):
        held.append(socket.create_connection(("127.0.0.1", port)))
    print("held", flush=True)
    sys.stdin.read()
    for connection in held:  # no TIME_WAIT: the ports are free at once
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()


class Crowd:
    """So many idle connections to the port, until leave(); RLIMIT_NOFILE must allow them."""

    def __init__(self, port, count):
        self.process = subprocess.Popen(
            [sys.executable, __file__, str(port), str(count)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline().strip() != "held":
            raise SystemExit("the idle connections could not be made")

    def leave(self):
        self.process.stdin.close()
        self.process.wait()


if __name__ == "__main__":
    _hold(int(sys.argv[1]), int(sys.argv[2]))
