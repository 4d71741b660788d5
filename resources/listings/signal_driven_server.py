import ctypes
import fcntl
import os
import select
import signal
import socket
import struct
import sys
import threading

REPLY = b"HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nHello, world\n"
READY = signal.SIGRTMIN + 4  # realtime: queued, and tells the descriptor
SIGNALS = {READY, signal.SIGIO}  # SIGIO comes when the queue was full
F_SETOWN_EX, F_OWNER_TID = 15, 0

listener = socket.socket()  #@ openListener
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  #@ reuseAddress
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  #@ noDelay
listener.bind(("127.0.0.1", int(sys.argv[1]) if sys.argv[1:] else 8889))  #@ bindListener
listener.listen(128)  #@ listen
listener.setblocking(False)  #@ listenerNonblocking
print("listening on %s:%d" % listener.getsockname(), flush=True)  #@ nameListener

signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)  # taken by sigtimedwait only
sockets = {listener.fileno(): listener}
inbox, outbox = {}, {}  # bytes received, bytes still to be sent


def watch(s):
    owner = struct.pack("ii", F_OWNER_TID, threading.get_native_id())
    fcntl.fcntl(s, F_SETOWN_EX, owner)  #@ signalOwner
    fcntl.fcntl(s, fcntl.F_SETSIG, READY)  #@ signalNumber
    fcntl.fcntl(s, fcntl.F_SETFL, fcntl.fcntl(s, fcntl.F_GETFL) | os.O_ASYNC)  #@ signalAsync


def feed(s, data):
    inbox[s] += data
    *requests, inbox[s] = inbox[s].split(b"\r\n\r\n")
    outbox[s] += REPLY * len(requests)


def drop(s):
    del sockets[s.fileno()], inbox[s], outbox[s]
    fcntl.fcntl(s, fcntl.F_SETFL, fcntl.fcntl(s, fcntl.F_GETFL) & ~os.O_ASYNC)  #@ unwatch
    s.close()  #@ close


def take():
    while True:
        conn, addr = listener.accept()  #@ accept
        conn.setblocking(False)
        sockets[conn.fileno()] = conn
        inbox[conn], outbox[conn] = b"", b""
        watch(conn)
        handle(conn, select.POLLIN)  # it may have sent before it was watched


# A signal says that something is new: everything is taken until BlockingIOError (EAGAIN).
def handle(s, band):
    try:
        if s is listener:
            take()
        if band & select.POLLPRI:
            s.recv(1, socket.MSG_OOB)  #@ recvUrgent
        if s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):  #@ socketError
            return drop(s)
        while True:
            while outbox[s]:
                outbox[s] = outbox[s][s.send(outbox[s]) :]  #@ send
            data = s.recv(16384)  #@ recv
            if not data:
                return drop(s)
            feed(s, data)
    except BlockingIOError:
        pass
    except OSError:
        if s is not listener:
            drop(s)


def poll_all():
    poll = select.poll()
    for s in sockets.values():
        poll.register(s, select.POLLIN | select.POLLOUT)
    return poll.poll(0)  #@ pollAll


# Python's own sigtimedwait leaves out si_fd, so the C library is asked (sigaction(2), siginfo_t).
libc = ctypes.CDLL(None)
signals, info = ctypes.create_string_buffer(128), ctypes.create_string_buffer(128)
three_seconds = struct.pack("ll", 3, 0)
for number in SIGNALS:
    libc.sigaddset(signals, number)
watch(listener)
handle(listener, select.POLLIN)  # who came before it was watched
while True:
    number = libc.sigtimedwait(signals, info, three_seconds)  #@ wait
    signo, error, code, band, fd = struct.unpack_from("iiili", info)
    if number == signal.SIGIO:
        for fd, band in poll_all():
            handle(sockets[fd], band)
    elif number > 0 and fd in sockets:
        handle(sockets[fd], band)
