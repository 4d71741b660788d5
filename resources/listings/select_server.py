import socket
import sys
from select import select

REPLY = b"HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nHello, world\n"

listener = socket.socket()  #@ openListener
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  #@ reuseAddress
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  #@ noDelay
listener.bind(("127.0.0.1", int(sys.argv[1]) if sys.argv[1:] else 8889))  #@ bindListener
listener.listen(128)  #@ listen
listener.setblocking(False)  #@ listenerNonblocking
print("listening on %s:%d" % listener.getsockname(), flush=True)  #@ nameListener

rlist, wlist, xlist = [listener], [], []  #@ watchListener
inbox, outbox = {}, {}  # bytes received, bytes still to be sent


def feed(s, data):
    inbox[s] += data
    *requests, inbox[s] = inbox[s].split(b"\r\n\r\n")
    outbox[s] += REPLY * len(requests)
    return len(outbox[s]) > 0


def answer(s):
    sent = s.send(outbox[s])  #@ send
    outbox[s] = outbox[s][sent:]
    if outbox[s] and s not in wlist:  #~
        wlist.append(s)  #@ watchWriting  #~
    elif not outbox[s] and s in wlist:  #~
    #~ if not outbox[s]:
        wlist.remove(s)  #@ unwatchWriting


def drop(s):
    for watched in (rlist, wlist, xlist, inbox, outbox):
        if s in watched:
            watched.remove(s) if isinstance(watched, list) else watched.pop(s)  #@ unwatch
    s.close()  #@ close


def handle(s, readable, writable, urgent):
    if s is listener:
        conn, addr = s.accept()  #@ accept
        conn.setblocking(False)
        rlist.append(conn), xlist.append(conn)  #@ watchConnection
        inbox[conn], outbox[conn] = b"", b""
        return
    if urgent:
        s.recv(1, socket.MSG_OOB)  #@ recvUrgent
    if readable:
        data = s.recv(16384)  #@ recv
        if not data:
            return drop(s)
        if feed(s, data):
            return answer(s)  #~
            #~ if s not in wlist:
            #~     wlist.append(s)  #@ watchWriting
    if writable:
        answer(s)


while True:
    rs, ws, xs = select(rlist, wlist, xlist, 3.0)  #@ wait
    for s in {*rs, *ws, *xs}:
        try:
            handle(s, s in rs, s in ws, s in xs)
        except BlockingIOError:
            pass
        except OSError:
            drop(s)
