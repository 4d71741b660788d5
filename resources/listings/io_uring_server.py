import ctypes
import mmap
import socket
import struct
import sys

REPLY = b"HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nHello, world\n"
ACCEPT, RECV, SEND, CLOSE, CANCEL = 13, 27, 26, 19, 14  # linux/io_uring.h, IORING_OP_...
libc = ctypes.CDLL(None, use_errno=True)


# Python has no module for io_uring: this is the bare interface, two rings of shared memory.
class Ring:
    def __init__(self, entries):
        params = ctypes.create_string_buffer(120)  # struct io_uring_params
        self.fd = libc.syscall(425, entries, params)  #@ createRing
        numbers = struct.unpack("30I", params)
        self.entries, cq_entries = numbers[0:2]
        sq, cq = numbers[10:17], numbers[20:26]  # where in the map things stand
        size = max(sq[6] + self.entries * 4, cq[5] + cq_entries * 16)
        self.sqes = mmap.mmap(self.fd, self.entries * 64, offset=0x10000000)
        self.map = mmap.mmap(self.fd, size)
        word = lambda at, count=1: (ctypes.c_uint32 * count).from_buffer(self.map, at)
        self.sq_head, self.sq_tail, self.array = word(sq[0]), word(sq[1]), word(sq[6], self.entries)
        self.cq_head, self.cq_tail, self.cqes = word(cq[0]), word(cq[1]), cq[5]
        self.cq_mask = cq_entries - 1

    # An operation is a request in memory that the kernel reads too; nothing happens yet.
    def submit(self, opcode, fd, address=0, length=0, flags=0):
        if self.sq_tail[0] - self.sq_head[0] == self.entries:
            self.enter(0)  # the queue is full: hand it over
        place = self.sq_tail[0] % self.entries
        number = opcode << 32 | fd  # comes back with the result
        entry = struct.pack("<BBHiQQIIQ", opcode, 0, 0, fd, 0, address, length, flags, number)
        self.sqes[place * 64 : place * 64 + 64] = entry.ljust(64, b"\0")
        self.array[place] = place
        self.sq_tail[0] += 1

    def enter(self, least):
        waiting = self.sq_tail[0] - self.sq_head[0]
        libc.syscall(426, self.fd, waiting, least, 1, None, 0)  #@ enterRing

    def completions(self):
        while self.cq_head[0] != self.cq_tail[0]:
            at = self.cqes + (self.cq_head[0] & self.cq_mask) * 16
            what, result, _ = struct.unpack_from("<QiI", self.map, at)
            self.cq_head[0] += 1
            yield what >> 32, what & 0xFFFFFFFF, result


class Connection:
    def __init__(self):
        self.room = ctypes.create_string_buffer(16384)  # the kernel's while a recv is under way
        self.inbox, self.outbox, self.under_way = b"", b"", set()
        self.sending, self.ending = None, False


listener = socket.socket()  #@ openListener
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  #@ reuseAddress
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  #@ noDelay
listener.bind(("127.0.0.1", int(sys.argv[1]) if sys.argv[1:] else 8889))  #@ bindListener
listener.listen(128)  #@ listen
print("listening on %s:%d" % listener.getsockname(), flush=True)  #@ nameListener

ring = Ring(256)
connections = {}


def take_next():
    ring.submit(ACCEPT, listener.fileno())  #@ submitAccept


def receive(fd, c):
    c.under_way.add(RECV)
    ring.submit(RECV, fd, ctypes.addressof(c.room), len(c.room))  #@ submitRecv


def answer(fd, c):
    if c.outbox and SEND not in c.under_way:
        c.under_way.add(SEND)
        c.sending = ctypes.create_string_buffer(c.outbox, len(c.outbox))
        ring.submit(SEND, fd, ctypes.addressof(c.sending), len(c.sending), socket.MSG_NOSIGNAL)  #@ submitSend


# The buffers stay the kernel's until what is under way has completed.
def drop(fd, c):
    if not c.ending:
        for what in c.under_way:
            ring.submit(CANCEL, fd, what << 32 | fd)  #@ submitCancel
    c.ending = True
    if not c.under_way:
        del connections[fd]
        ring.submit(CLOSE, fd)  #@ submitClose


def done(what, fd, result):
    if what == ACCEPT:
        take_next()
        if result >= 0:
            connections[result] = Connection()
            receive(result, connections[result])
    if what not in (RECV, SEND):
        return
    c = connections[fd]
    c.under_way.discard(what)
    if c.ending or result < 0 or (what == RECV and result == 0):
        return drop(fd, c)
    if what == RECV:
        *requests, c.inbox = (c.inbox + c.room[:result]).split(b"\r\n\r\n")
        c.outbox += REPLY * len(requests)
        receive(fd, c)
    else:
        c.outbox = c.outbox[result:]
    answer(fd, c)


take_next()
while True:
    ring.enter(1)  # sleeps until something has completed
    for completion in ring.completions():
        done(*completion)
