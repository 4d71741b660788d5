#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

static const char REPLY[] = "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nHello, world\n";
enum { LENGTH = sizeof REPLY - 1, MOST = 1024 };
static struct {
    char in[8192];
    size_t have, owed; // bytes received, bytes of replies still to be sent
} conns[MOST];
static int epfd;

static void watch(int how, int fd, unsigned bits)
{
    struct epoll_event event = {.events = bits, .data.fd = fd};
    epoll_ctl(epfd, how, fd, &event);
}

static int feed(int fd)
{
    char *end;
    while ((end = memmem(conns[fd].in, conns[fd].have, "\r\n\r\n", 4))) {
        conns[fd].have -= end + 4 - conns[fd].in;
        memmove(conns[fd].in, end + 4, conns[fd].have);
        conns[fd].owed += LENGTH;
    }
    return conns[fd].owed > 0;
}

static void answer(int fd)
{
    size_t rest = (conns[fd].owed - 1) % LENGTH + 1; // of the reply under way
    ssize_t sent = send(fd, REPLY + LENGTH - rest, rest, MSG_NOSIGNAL); //@ send
    if (sent > 0)
        conns[fd].owed -= sent;
    if (conns[fd].owed > 0) //~
        watch(EPOLL_CTL_MOD, fd, EPOLLIN | EPOLLPRI | EPOLLOUT); //@ watchWriting //~
    else //~
    //~ if (conns[fd].owed == 0)
        watch(EPOLL_CTL_MOD, fd, EPOLLIN | EPOLLPRI); //@ unwatchWriting
}

static void drop(int fd)
{
    watch(EPOLL_CTL_DEL, fd, 0); //@ unwatch
    close(fd); //@ close
}

static void take(int listener)
{
    int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK); //@ accept
    if (fd >= MOST)
        close(fd); // no room in this program's table
    if (fd < 0 || fd >= MOST)
        return;
    watch(EPOLL_CTL_ADD, fd, EPOLLIN | EPOLLPRI); //@ watchConnection
    conns[fd].have = conns[fd].owed = 0;
}

static void handle(int fd, int readable, int writable, int urgent)
{
    char byte;
    if (urgent)
        recv(fd, &byte, 1, MSG_OOB); //@ recvUrgent
    if (readable) {
        ssize_t got = recv(fd, conns[fd].in + conns[fd].have, //@ recv
                           sizeof conns[fd].in - conns[fd].have, 0);
        if (got == 0 || (got < 0 && errno != EAGAIN)) {
            drop(fd);
            return;
        }
        conns[fd].have += got > 0 ? got : 0;
        writable = feed(fd); //~
        //~ if (feed(fd))
        //~     watch(EPOLL_CTL_MOD, fd, EPOLLIN | EPOLLPRI | EPOLLOUT); //@ watchWriting
    }
    if (writable)
        answer(fd);
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
    epfd = epoll_create1(EPOLL_CLOEXEC); //@ createMux
    watch(EPOLL_CTL_ADD, listener, EPOLLIN); //@ watchListener
    for (;;) {
        struct epoll_event events[64];
        int n = epoll_wait(epfd, events, 64, 3000); //@ wait
        for (int i = 0; i < n; i++) {
            int fd = events[i].data.fd, bits = events[i].events;
            if (fd != listener)
                handle(fd, bits & (EPOLLIN | EPOLLHUP | EPOLLERR), bits & EPOLLOUT,
                       bits & EPOLLPRI);
            else
                take(listener);
        }
    }
}
