#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What idle connections cost: CPU time of the server's thread for one request of one live client, beside
0 ... 10 000 connections that say nothing. select, poll and epoll; recording on and off.

Recording on and off are measured in turns on two servers that hold the same number of connections, so
that what else the machine does hits both; figures are medians over the rounds, of the scheduler's own
count in ns (/proc/PID/task/TID/schedstat). The ratio on/off is the median of the rounds' ratios.

    idle_bench.py --cli build/release/engine/cli/muxscope-cli [--idle 0,100,900,5000,10000]
                  [--models select,poll,epoll] [--rounds 9] [--requests 400] [--json FILE]
"""

import argparse
import json
import os
import re
import resource
import socket
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
from crowd import Crowd  # noqa: E402

MOST_OF_SELECT = 900  # its descriptors' numbers end at 1023
REQUEST = b"GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n"


class Server:
    def __init__(self, cli, model, record, core):
        self.process = subprocess.Popen(
            ["taskset", "-c", str(core), cli, "serve", "--model", model, "--port", "0", "--backlog",
             "4096", "--accepts", "64", "--history", "64", "--limit", "idle-seconds=0", "--limit",
             "header-seconds=0"] + ([] if record else ["--no-record"]),
            stdout=subprocess.PIPE, text=True)
        found = re.match(r"listening on 127\.0\.0\.1:(\d+)", self.process.stdout.readline())
        if not found:
            raise SystemExit(f"{model} did not start")
        self.port = int(found[1])
        self.crowds = []
        self.idle = 0
        self.live = socket.create_connection(("127.0.0.1", self.port))
        self.live.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.ask(50)
        tids = sorted(map(int, os.listdir(f"/proc/{self.process.pid}/task")))
        self.tid = tids[1]  # the first thread that was made: the server's

    def hold(self, idle):
        """Up to so many idle connections."""
        if idle > self.idle:
            self.crowds.append(Crowd(self.port, idle - self.idle))
            self.idle = idle
        deadline = time.monotonic() + 30
        count = 0
        while count < idle:  # under poll each round of accepts costs as much as there are descriptors
            self.ask(20)
            count = len(os.listdir(f"/proc/{self.process.pid}/fd"))
            if time.monotonic() > deadline:
                raise SystemExit(f"only {count} descriptors for {idle} connections")

    def cpu_ns(self):
        with open(f"/proc/{self.process.pid}/task/{self.tid}/schedstat") as file:
            return int(file.read().split()[0])

    def ask(self, requests):
        for _ in range(requests):
            self.live.sendall(REQUEST)
            answer = b""
            while not answer.endswith(b"Hello, world!"):
                answer += self.live.recv(4096)

    def measure(self, requests):
        """CPU us of the server's thread per request."""
        before = self.cpu_ns()
        self.ask(requests)
        return (self.cpu_ns() - before) / 1000 / requests

    def stop(self):
        self.live.close()
        for crowd in self.crowds:
            crowd.leave()
        self.process.terminate()
        self.process.wait(30)


def rows_of(model, options):
    pair = [Server(options.cli, model, record, options.core) for record in (True, False)]
    rows = []
    try:
        for idle in map(int, options.idle.split(",")):
            if model == "select" and idle > MOST_OF_SELECT:
                continue
            for server in pair:
                server.hold(idle)
            requests = max(options.requests // 8, options.requests * 100 // (100 + idle)) \
                if model != "epoll" else options.requests
            measured = [[server.measure(requests) for server in (pair if turn % 2 else pair[::-1])]
                        for turn in range(options.rounds)]
            measured = [row if turn % 2 else row[::-1] for turn, row in enumerate(measured)]
            on, off = (statistics.median(column) for column in zip(*measured))
            rows.append(dict(model=model, idle=idle, on_us=on, off_us=off,
                             ratio=statistics.median(a / b for a, b in measured)))
    finally:
        for server in pair:
            server.stop()
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cli")
    parser.add_argument("--idle", default="0,100,900,5000,10000")
    parser.add_argument("--models", default="select,poll,epoll")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--requests", type=int, default=400)
    parser.add_argument("--core", type=int, default=0)
    parser.add_argument("--json")
    options = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    most = max(map(int, options.idle.split(",")))
    if hard < most + 100:
        raise SystemExit(f"RLIMIT_NOFILE is {hard}: too low for {most} idle connections")

    print(f"CPU us of the server's thread per request beside idle connections; median of "
          f"{options.rounds} rounds, recording on and off in turns")
    print(f"{'model':<8}{'idle':>7}{'recording':>11}{'not':>9}{'on/off':>8}{'vs 0 idle':>11}"
          f"{'vs epoll':>10}{'ns per idle':>13}")
    rows = []
    by_idle = {}
    for model in reversed(options.models.split(",")):  # epoll first: the others compare with it
        base = None
        for row in rows_of(model, options):
            rows.append(row)
            base = base or row
            by_idle[model, row["idle"]] = row["on_us"]
            epoll = by_idle.get(("epoll", row["idle"]))
            versus = f"{row['on_us'] / epoll:.2f}" if epoll else "-"
            each = (f"{(row['on_us'] - base['on_us']) * 1000 / row['idle']:.1f}"
                    if row["idle"] else "-")
            print(f"{model:<8}{row['idle']:>7}{row['on_us']:>11.2f}{row['off_us']:>9.2f}"
                  f"{row['ratio']:>8.3f}{row['on_us'] / base['on_us']:>11.2f}{versus:>10}{each:>13}",
                  flush=True)
    if options.json:
        with open(options.json, "w") as file:
            json.dump(rows, file, indent=1)
    return 0


if __name__ == "__main__":
    sys.exit(main())
