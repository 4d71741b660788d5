import socket
import sys
import threading

REPLY = b"HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nHello, world\n"

listener = socket.socket()  #@ openListener
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  #@ reuseAddress
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  #@ noDelay
listener.bind(("127.0.0.1", int(sys.argv[1]) if sys.argv[1:] else 8889))  #@ bindListener
listener.listen(128)  #@ listen
print("listening on %s:%d" % listener.getsockname(), flush=True)  #@ nameListener


def serve(conn):
    inbox = b""  # bytes received
    while True:
        data = conn.recv(16384)  #@ recv
        if not data:
            return
        *requests, inbox = (inbox + data).split(b"\r\n\r\n")
        if requests:
            conn.sendall(REPLY * len(requests))  #@ send


def client(conn):
    try:
        serve(conn)
    except OSError:
        pass
    conn.close()  #@ close


while True:
    conn, addr = listener.accept()  #@ accept
    threading.Thread(target=client, args=(conn,), daemon=True).start()  #@ startThread
