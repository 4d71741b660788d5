import socket
import sys
import time

REPLY = b"HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nHello, world\n"

listener = socket.socket()  #@ openListener
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  #@ reuseAddress
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  #@ noDelay
listener.bind(("127.0.0.1", int(sys.argv[1]) if sys.argv[1:] else 8889))  #@ bindListener
listener.listen(128)  #@ listen
listener.setblocking(False)  #@ listenerNonblocking
print("listening on %s:%d" % listener.getsockname(), flush=True)  #@ nameListener


def serve(conn):
    inbox = b""  # bytes received
    while True:
        data = conn.recv(16384)  # blocks: O_NONBLOCK is not inherited  #@ recv
        if not data:
            return
        *requests, inbox = (inbox + data).split(b"\r\n\r\n")
        if requests:
            conn.sendall(REPLY * len(requests))  #@ send


while True:
    try:
        conn, addr = listener.accept()  #@ accept
    except BlockingIOError:  # EAGAIN: nobody is there
        time.sleep(2)  #@ sleep
        continue
    conn.setblocking(True)  # False would not hold up the others  #@ connectionNonblocking
    try:
        serve(conn)
    except OSError:
        pass
    conn.close()  #@ close
