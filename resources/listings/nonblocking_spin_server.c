#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const char REPLY[] = "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nHello, world\n";
enum { LENGTH = sizeof REPLY - 1 };

// Serves one client until it closes; everybody else waits.
static void serve(int fd)
{
    char in[8192], *end;
    size_t have = 0;
    for (;;) {
        ssize_t got = recv(fd, in + have, sizeof in - have, 0); //@ recv
        if (got <= 0)
            return;
        have += got;
        while ((end = memmem(in, have, "\r\n\r\n", 4))) {
            have -= end + 4 - in;
            memmove(in, end + 4, have);
            if (send(fd, REPLY, LENGTH, MSG_NOSIGNAL) != LENGTH) //@ send
                return;
        }
    }
}

static int openListener(int port)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1; //@ openListener
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(port)};
    socklen_t size = sizeof at;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one); //@ reuseAddress
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one); //@ noDelay
    if (bind(fd, (struct sockaddr *)&at, size) != 0) //@ bindListener
        return -1;
    listen(fd, 128); //@ listen
    fcntl(fd, F_SETFL, O_RDWR | O_NONBLOCK); //@ listenerNonblocking
    getsockname(fd, (struct sockaddr *)&at, &size); //@ nameListener
    printf("listening on 127.0.0.1:%d\n", ntohs(at.sin_port)), fflush(stdout);
    return fd;
}

int main(int argc, char **argv)
{
    int listener = openListener(argc > 1 ? atoi(argv[1]) : 8889);
    if (listener < 0)
        return 1;
    for (;;) {
        int fd = accept4(listener, NULL, NULL, 0); //@ accept
        if (fd < 0)
            continue; // EAGAIN: again, at once
        fcntl(fd, F_SETFL, O_RDWR); // O_NONBLOCK is not inherited //@ connectionNonblocking
        serve(fd);
        close(fd); //@ close
    }
}
