import socket
import sys
import select
from select import POLLERR, POLLHUP, POLLIN, POLLOUT, POLLPRI

REPLY = b"HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nHello, world\n"

listener = socket.socket()  #@ openListener
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  #@ reuseAddress
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  #@ noDelay
listener.bind(("127.0.0.1", int(sys.argv[1]) if sys.argv[1:] else 8889))  #@ bindListener
listener.listen(128)  #@ listen
listener.setblocking(False)  #@ listenerNonblocking
print("listening on %s:%d" % listener.getsockname(), flush=True)  #@ nameListener

watch = select.poll()  # a list in this program; no call is made
watch.register(listener, POLLIN)  #@ watchListener
sockets = {listener.fileno(): listener}
inbox, outbox = {}, {}  # bytes received, bytes still to be sent


def feed(s, data):
    inbox[s] += data
    *requests, inbox[s] = inbox[s].split(b"\r\n\r\n")
    outbox[s] += REPLY * len(requests)
    return len(outbox[s]) > 0


def answer(s):
    sent = s.send(outbox[s])  #@ send
    outbox[s] = outbox[s][sent:]
    if outbox[s]:  #~
        watch.modify(s, POLLIN | POLLPRI | POLLOUT)  #@ watchWriting  #~
    else:  #~
    #~ if not outbox[s]:
        watch.modify(s, POLLIN | POLLPRI)  #@ unwatchWriting


def drop(s):
    del sockets[s.fileno()], inbox[s], outbox[s]
    watch.unregister(s)  #@ unwatch
    s.close()  #@ close


def handle(s, event):
    if s is listener:
        conn, addr = s.accept()  #@ accept
        conn.setblocking(False)
        watch.register(conn, POLLIN | POLLPRI)  #@ watchConnection
        sockets[conn.fileno()] = conn
        inbox[conn], outbox[conn] = b"", b""
        return
    if event & POLLPRI:
        s.recv(1, socket.MSG_OOB)  #@ recvUrgent
    if event & (POLLIN | POLLHUP | POLLERR):
        data = s.recv(16384)  #@ recv
        if not data:
            return drop(s)
        if feed(s, data):
            return answer(s)  #~
            #~ watch.modify(s, POLLIN | POLLPRI | POLLOUT)  #@ watchWriting
    if event & POLLOUT:
        answer(s)


while True:
    events = watch.poll(3000)  #@ wait
    for fd, event in events:
        try:
            handle(sockets[fd], event)
        except BlockingIOError:
            pass
        except OSError:
            drop(sockets[fd])
