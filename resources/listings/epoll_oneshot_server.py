import socket
import sys
import select
from select import EPOLLERR, EPOLLHUP, EPOLLIN, EPOLLONESHOT, EPOLLOUT, EPOLLPRI

REPLY = b"HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nHello, world\n"

listener = socket.socket()  #@ openListener
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  #@ reuseAddress
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  #@ noDelay
listener.bind(("127.0.0.1", int(sys.argv[1]) if sys.argv[1:] else 8889))  #@ bindListener
listener.listen(128)  #@ listen
listener.setblocking(False)  #@ listenerNonblocking
print("listening on %s:%d" % listener.getsockname(), flush=True)  #@ nameListener

watch = select.epoll()  #@ createMux
watch.register(listener, EPOLLIN | EPOLLONESHOT)  #@ watchListener
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


# A report has disarmed it: until this call nothing more is reported.
def arm(s):
    if s is listener:
        watch.modify(s, EPOLLIN | EPOLLONESHOT)  #@ rearm
    elif outbox[s]:
        watch.modify(s, EPOLLIN | EPOLLPRI | EPOLLOUT | EPOLLONESHOT)  #@ watchWriting rearm
    else:
        watch.modify(s, EPOLLIN | EPOLLPRI | EPOLLONESHOT)  #@ unwatchWriting rearm


def drop(s):
    del sockets[s.fileno()], inbox[s], outbox[s]
    watch.unregister(s)  #@ unwatch
    s.close()  #@ close


def handle(s, event):
    if s is listener:
        conn, addr = s.accept()  #@ accept
        conn.setblocking(False)
        watch.register(conn, EPOLLIN | EPOLLPRI | EPOLLONESHOT)  #@ watchConnection
        sockets[conn.fileno()] = conn
        inbox[conn], outbox[conn] = b"", b""
        return
    if event & EPOLLPRI:
        s.recv(1, socket.MSG_OOB)  #@ recvUrgent
    if event & (EPOLLIN | EPOLLHUP | EPOLLERR):
        data = s.recv(16384)  #@ recv
        if not data:
            return drop(s)
        if feed(s, data):  #~
            return answer(s)  #~
        #~ feed(s, data)
    if event & EPOLLOUT:
        answer(s)


while True:
    events = watch.poll(3.0)  #@ wait
    for fd, event in events:
        try:
            handle(sockets[fd], event)
        except BlockingIOError:
            pass
        except OSError:
            drop(sockets[fd])
        if fd in sockets:
            arm(sockets[fd])
