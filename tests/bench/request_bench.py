#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""CPU microseconds per request and requests per second of each model, recorded to a file (as the window does,
for its recovery), in memory only and not at all, beside nginx.

Server and wrk share ONE core (taskset), so ratios repeat; rounds are interleaved, so that what else the
machine does hits all alike; the figure is the median over the rounds. CPU time is the scheduler's own
count in ns (/proc/PID/task/*/schedstat) of all threads of the server.

    request_bench.py --cli build/release/engine/cli/muxscope-cli [--connections 1,16,64,256]
                     [--models select,poll,epoll] [--rounds 3] [--seconds 2] [--core 0] [--json FILE]
"""

import argparse
import glob
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

NGINX_CONF = """
worker_processes 1; daemon off; pid {dir}/pid; error_log {dir}/error.log;
events {{ worker_connections 4096; }}
http {{
    access_log off; keepalive_requests 1000000000; keepalive_timeout 600s;
    client_body_temp_path {dir}; proxy_temp_path {dir}; fastcgi_temp_path {dir};
    uwsgi_temp_path {dir}; scgi_temp_path {dir};
    server {{
        listen 127.0.0.1:{port}; default_type text/plain;
        location / {{ return 200 "Hello, world!"; }}
    }}
}}
"""


def cpu_ns(pid):
    """What the process, its threads and its children have run so far, in ns."""
    total = 0
    for path in glob.glob(f"/proc/{pid}/task/*/schedstat"):
        with open(path) as file:
            total += int(file.read().split()[0])
    for path in glob.glob(f"/proc/{pid}/task/*/children"):
        with open(path) as file:
            total += sum(cpu_ns(int(child)) for child in file.read().split())
    return total


class Server:
    def __init__(self, name, command, port=None):
        self.name = name
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE if port is None else subprocess.DEVNULL, text=True
        )
        if port is None:
            line = self.process.stdout.readline()
            found = re.match(r"listening on 127\.0\.0\.1:(\d+)", line)
            if not found:
                raise SystemExit(f"{name}: no 'listening on' line but {line!r}")
            port = int(found[1])
        self.port = port
        wait_for_port(port)

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            print(f"{self.name}: did not end within 10 s of SIGTERM", file=sys.stderr)


def wait_for_port(port):
    deadline = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise SystemExit(f"nothing listens on port {port}")
            time.sleep(0.02)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def measure(server, connections, seconds, pin):
    """One run of wrk: (CPU us per request, requests per second)."""
    url = f"http://127.0.0.1:{server.port}/hello"
    before = cpu_ns(server.process.pid)
    output = subprocess.run(
        pin + ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", url],
        check=True, capture_output=True, text=True, timeout=seconds + 60,
    ).stdout
    after = cpu_ns(server.process.pid)
    fault = re.search(r"Non-2xx.*|Socket errors.*", output)
    if fault:
        print(f"{server.name}, c={connections}: {fault[0].strip()}", file=sys.stderr)
    requests = int(re.search(r"(\d+) requests in", output)[1])
    rate = float(re.search(r"Requests/sec:\s*([\d.]+)", output)[1])
    return (after - before) / 1000 / max(requests, 1), rate


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cli", required=True)
    parser.add_argument("--connections", default="1,16,64,256")
    parser.add_argument("--models", default="select,poll,epoll")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--core", type=int, default=0)
    parser.add_argument("--json")
    options = parser.parse_args()
    counts = [int(count) for count in options.connections.split(",")]
    models = options.models.split(",")
    pin = ["taskset", "-c", str(options.core)]

    servers = {}
    scratch = tempfile.mkdtemp(prefix="muxscope-bench.")
    try:
        for model in models:
            modes = {
                "file": ["--record", os.path.join(scratch, model + ".muxscope")],
                "memory": [],
                "off": ["--no-record"],
            }
            for mode, arguments in modes.items():
                command = pin + [options.cli, "serve", "--model", model, "--port", "0"]
                servers[model, mode] = Server(f"{model}, recording: {mode}", command + arguments)
        nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
        if nginx:
            port = free_port()
            path = os.path.join(scratch, "nginx.conf")
            with open(path, "w") as file:
                file.write(NGINX_CONF.format(dir=scratch, port=port))
            servers["nginx", "off"] = Server(
                "nginx", pin + [nginx, "-c", path, "-e", os.path.join(scratch, "error.log")], port
            )
        else:
            print("nginx is not installed: no comparison", file=sys.stderr)

        results = {}
        for server in servers.values():
            measure(server, 16, 1, pin)  # warm up: caches, the first pages of the recording
        for _ in range(options.rounds):
            for count in counts:
                for key, server in servers.items():
                    results.setdefault((key, count), []).append(
                        measure(server, count, options.seconds, pin)
                    )
    finally:
        for server in servers.values():
            server.stop()
        shutil.rmtree(scratch, ignore_errors=True)

    def median(key, count, which):
        runs = results.get((key, count))
        return statistics.median(run[which] for run in runs) if runs else float("nan")

    print(
        f"\nCPU us per request and requests/s; server and wrk on core {options.core}, "
        f"median of {options.rounds} rounds of {options.seconds} s, 13-byte body"
    )
    print(
        f"{'c':>4} {'model':<8} {'to file':>8} {'req/s':>8} {'recorded':>9} {'req/s':>8} {'not rec.':>9}"
        f" {'req/s':>8} {'on/off':>7} {'file/off':>9} {'vs nginx':>9}"
    )
    rows = []
    for count in counts:
        base = median(("nginx", "off"), count, 0)
        if base == base:
            rate = median(("nginx", "off"), count, 1)
            print(f"{count:>4} {'nginx':<8} {'':>8} {'':>8} {'':>9} {'':>8} {base:>9.2f} {rate:>8.0f}")
        for model in models:
            filed, on, off = (median((model, mode), count, 0) for mode in modes)
            rate_filed, rate_on, rate_off = (median((model, mode), count, 1) for mode in modes)
            print(
                f"{count:>4} {model:<8} {filed:>8.2f} {rate_filed:>8.0f} {on:>9.2f} {rate_on:>8.0f}"
                f" {off:>9.2f} {rate_off:>8.0f} {on / off:>7.3f} {filed / off:>9.3f} {on / base:>9.3f}"
            )
            rows.append(
                dict(connections=count, model=model, file_us=filed, on_us=on, off_us=off,
                     file_rate=rate_filed, on_rate=rate_on, off_rate=rate_off, nginx_us=base)
            )
    if options.json:
        with open(options.json, "w") as file:
            json.dump(rows, file, indent=1)


if __name__ == "__main__":
    main()
