# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripted client of the fault tests: it knows every byte of every answer.

A Script plays exchanges over connections. The answers of a server without faults are the reference;
afterwards each answer must be the same, byte by byte (the Date field apart). A connection that ends
early is counted, what it had sent must be the beginning of the right answer, and the exchange is made
again on a new one.
"""

import re
import select
import socket
import struct
import time

TIMEOUT = 20  # of any wait: longer is a hang
CHUNKED = b"5\r\nhello\r\n7;a=b\r\n, world\r\n0\r\nTrailer: x\r\n\r\n"
BODY = bytes(range(256)) * 160  # 40 KiB: several recvs


class Failure(Exception):
    """What must not happen whatever fault was injected."""


def request(method, target, body=b"", fields=()):
    head = [f"{method} {target} HTTP/1.1", "Host: localhost", *fields]
    if body and not any("chunked" in field for field in fields):
        head.append(f"Content-Length: {len(body)}")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


HELLO = request("GET", "/hello")

# name: (pieces to send, number of answers, status of the first, the server closes afterwards)
EXCHANGES = {
    "hello": ([HELLO], 1, 200, False),
    "pieces": ([HELLO[:9], HELLO[9:30], HELLO[30:]], 1, 200, False),
    "pipelined": ([HELLO + request("GET", "/bytes/1000") + HELLO], 3, 200, False),
    "large": ([request("GET", "/bytes/300000")], 1, 200, False),
    "echo": ([request("POST", "/echo", BODY)], 1, 200, False),
    "chunked": ([request("POST", "/echo", CHUNKED, ["Transfer-Encoding: chunked"])], 1, 200, False),
    "put": ([request("PUT", "/files/kept", BODY[:3000])], 1, 204, False),
    "stored": ([request("GET", "/files/fixed")], 1, 200, False),
    "page": ([request("GET", "/page.txt")], 1, 200, False),
    "absent": ([request("GET", "/absent")], 1, 404, False),
    "urgent": (["!", HELLO], 1, 200, False),
    "close": ([request("GET", "/hello", fields=["Connection: close"])], 1, 200, True),
    "malformed": ([b"no request at all\r\n\r\n"], 1, 400, True),
    "half-close": ([HELLO, "shut"], 1, 200, True),
}
HEADS = {"head": ([request("HEAD", "/hello")], 1, 200, False)}
EXCHANGES.update(HEADS)

# What one connection does; the last of them may close it.
CONNECTIONS = [
    ("hello", "pipelined", "close"),
    ("large", "urgent", "head"),
    ("echo", "stored", "malformed"),
    ("page", "pieces", "half-close"),
    ("chunked", "put", "hello"),
    ("absent", "large", "page"),
]
DRAINS = [("malformed",), ("hello", "malformed")]
PAGES = [("page", "page", "hello", "page"), ("page", "absent")]


def masked(raw):
    """The bytes with the value of Date blotted out, in place: also of an answer that is cut."""
    return re.sub(rb"(?<=\r\nDate: )[^\r\n]{1,29}", lambda found: b"D" * len(found[0]), raw)


class Ended(Exception):
    """The server has closed or reset the connection before the answer was whole."""


class Talk:
    """One connection."""

    def __init__(self, port):
        self.socket = socket.socket()
        self.socket.settimeout(TIMEOUT)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.connect(("127.0.0.1", port))
        self.buffer = b""

    def fill(self):
        try:
            got = self.socket.recv(65536)
        except (ConnectionResetError, BrokenPipeError):
            got = b""
        except TimeoutError:
            raise Failure(f"no byte for {TIMEOUT} s, after {self.buffer[-80:]!r}") from None
        self.buffer += got
        return got != b""

    def send(self, pieces):
        """False when the server has gone; what it said before is still to be read."""
        try:
            for piece in pieces:
                if piece == "!":
                    self.socket.send(b"!", socket.MSG_OOB)
                elif piece == "shut":
                    self.socket.shutdown(socket.SHUT_WR)
                else:
                    self.socket.sendall(piece)
        except (ConnectionResetError, BrokenPipeError, OSError):
            return False
        return True

    def answer(self, is_head):
        """One whole message, raw."""
        while b"\r\n\r\n" not in self.buffer:
            if not self.fill():
                raise Ended
        head = self.buffer.index(b"\r\n\r\n") + 4
        length = re.search(rb"\r\ncontent-length: *(\d+)", self.buffer[:head], re.I)
        size = head + (int(length[1]) if length and not is_head else 0)
        while len(self.buffer) < size:
            if not self.fill():
                raise Ended
        raw, self.buffer = self.buffer[:size], self.buffer[size:]
        return raw

    def closes(self):
        """Waits for the end that was promised."""
        while self.fill():
            pass
        return self.buffer == b""

    def reset(self):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def close(self):
        self.socket.close()


def exchange(talk, name):
    """Makes one exchange; its raw answers. Ended when they do not come whole."""
    pieces, count, _, closes = EXCHANGES[name]
    talk.send(pieces)
    raw = b""
    try:
        for _ in range(count):
            raw += talk.answer(name in HEADS)
    except Ended:
        talk.buffer = raw + talk.buffer
        raise
    if closes and not talk.closes():
        raise Failure(f"{name}: bytes behind the answer: {talk.buffer[:80]!r}")
    return raw


class Outcome:
    """What a client saw."""

    def __init__(self):
        self.whole = 0  # right answers
        self.closed = 0  # connections that ended early
        self.refused = 0  # 503 instead of the answer, and closed
        self.failed = 0  # another whole 5xx
        self.failed_as = set()


class Script:
    def __init__(self, port):
        self.port = port
        self.reference = {}

    def learn(self):
        """Makes every exchange once, before any fault."""
        talk = Talk(self.port)
        exchange(talk, "put")  # 201; from now on 204
        talk.send([request("PUT", "/files/fixed", BODY[:2000])])
        talk.answer(False)
        talk.close()
        for name, (_, _, status, _) in EXCHANGES.items():
            talk = Talk(self.port)
            raw = exchange(talk, name)
            if int(raw.split()[1]) != status:
                raise Failure(f"{name}: {raw[:60]!r} without any fault")
            self.reference[name] = masked(raw)
            talk.close()
        body = self.reference["echo"].split(b"\r\n\r\n", 1)[1]
        if body != BODY:
            raise Failure("the echo is not what was sent, without any fault")

    def exchange(self, talk, name, outcome):
        """True when the connection goes on."""
        right = self.reference[name]
        try:
            raw = masked(exchange(talk, name))
        except Ended:
            begun = masked(talk.buffer)
            if begun[:13] == b"HTTP/1.1 503 ":
                outcome.refused += 1
            elif right.startswith(begun):
                outcome.closed += 1
            else:
                raise Failure(f"{name}: wrong bytes before the end: {begun[:200]!r}") from None
            return False
        if raw == right:
            outcome.whole += 1
            return not EXCHANGES[name][3]
        if raw[:13] == b"HTTP/1.1 503 " and b"\r\nconnection: close\r\n" in raw.lower():
            outcome.refused += 1
            return False
        if re.match(rb"HTTP/1\.1 5\d\d ", raw):
            outcome.failed += 1
            outcome.failed_as.add(int(raw.split()[1]))
            return b"connection: close" not in raw.lower()
        at = next((i for i, (a, b) in enumerate(zip(raw, right)) if a != b), min(len(raw), len(right)))
        raise Failure(f"{name}: wrong byte at {at}: {raw[at:at + 60]!r} for {right[at:at + 60]!r}")

    def play(self, outcome, connections, plans=CONNECTIONS):
        """So many connections, each with its plan.

        The next one is opened before the last is closed: a listener that pauses for want of
        descriptors resumes when one is closed.
        """
        last = None
        tries = 0
        for number in range(connections):
            for name in plans[number % len(plans)]:
                before = outcome.whole + outcome.failed
                while outcome.whole + outcome.failed == before:
                    tries += 1
                    if tries > 40 * connections:
                        raise Failure("no end of closed connections")
                    if last is None or not last.usable:
                        talk = Talk(self.port)
                        if last is not None:
                            time.sleep(0.003)  # the server meets the new one before the old one ends
                            last.close()
                        last = talk
                    last.usable = self.exchange(last, name, outcome)
            last.usable = False
        if last is not None:
            last.close()

    def all_slots(self, count):
        """So many connections at once, each served: none is lost."""
        talks = [Talk(self.port) for _ in range(count)]
        for talk in talks:
            if masked(exchange(talk, "hello")) != self.reference["hello"]:
                raise Failure("a connection slot is lost: no right answer")
        for talk in talks:
            talk.close()

    def resets(self, connections):
        """Resets connections that wait for a delayed answer, with more requests behind it than the
        server reads: nothing but the trouble is reported of them."""
        for _ in range(connections):
            talk = Talk(self.port)
            talk.send([request("GET", "/delay/60"), HELLO * 4000])
            select.select([], [talk.socket], [], 0.05)
            time.sleep(0.02)
            talk.reset()
