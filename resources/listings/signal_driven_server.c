#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const char REPLY[] = "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nHello, world\n";
enum { LENGTH = sizeof REPLY - 1, MOST = 1024 };
static struct {
    char in[8192];
    size_t have, owed; // bytes received, bytes of replies still to be sent
    int open;
} conns[MOST];
static int listener, ready; // ready: a realtime signal, queued, and tells the descriptor

static void watch(int fd)
{
    struct f_owner_ex owner = {F_OWNER_TID, gettid()};
    fcntl(fd, F_SETOWN_EX, &owner); //@ signalOwner
    fcntl(fd, F_SETSIG, ready); //@ signalNumber
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_ASYNC); //@ signalAsync
}

static void feed(int fd)
{
    char *end;
    while ((end = memmem(conns[fd].in, conns[fd].have, "\r\n\r\n", 4))) {
        conns[fd].have -= end + 4 - conns[fd].in;
        memmove(conns[fd].in, end + 4, conns[fd].have);
        conns[fd].owed += LENGTH;
    }
}

static void drop(int fd)
{
    conns[fd].open = 0;
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_ASYNC); //@ unwatch
    close(fd); //@ close
}

// 0: EAGAIN, room will be a signal; -1: the peer is gone.
static int answer(int fd)
{
    while (conns[fd].owed > 0) {
        size_t rest = (conns[fd].owed - 1) % LENGTH + 1; // of the reply under way
        ssize_t sent = send(fd, REPLY + LENGTH - rest, rest, MSG_NOSIGNAL); //@ send
        if (sent < 0)
            return errno == EAGAIN ? 0 : -1;
        conns[fd].owed -= sent;
    }
    return 1;
}

// A signal says that something is new: everything is taken until EAGAIN. It may be old, too, and
// its number another connection's by now: trouble is believed when a call says so.
static void handle(int fd, int band)
{
    char byte;
    int error = 0;
    socklen_t size = sizeof error;
    if (band & POLLPRI)
        recv(fd, &byte, 1, MSG_OOB); //@ recvUrgent
    getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size); //@ socketError
    ssize_t got = error == 0 ? 1 : 0;
    while (got > 0) {
        int sent = answer(fd);
        if (sent == 0)
            return;
        got = sent < 0 ? 0
                       : recv(fd, conns[fd].in + conns[fd].have, //@ recv
                              sizeof conns[fd].in - conns[fd].have, 0);
        if (got < 0 && errno == EAGAIN)
            return;
        conns[fd].have += got > 0 ? got : 0;
        feed(fd);
    }
    drop(fd);
}

static void take(void)
{
    int fd;
    while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) { //@ accept
        if (fd >= MOST) {
            close(fd); // no room in this program's table
            continue;
        }
        conns[fd].have = conns[fd].owed = 0;
        conns[fd].open = 1;
        watch(fd);
        handle(fd, POLLIN); // it may have sent before it was watched
    }
}

static void pollAll(void) // the queue of signals was full
{
    struct pollfd fds[MOST] = {{.fd = listener, .events = POLLIN}};
    int n = 1;
    for (int fd = 0; fd < MOST; fd++)
        if (conns[fd].open)
            fds[n++] = (struct pollfd){.fd = fd, .events = POLLIN | POLLOUT};
    poll(fds, n, 0); //@ pollAll
    if (fds[0].revents)
        take();
    for (int i = 1; i < n; i++)
        if (fds[i].revents)
            handle(fds[i].fd, fds[i].revents);
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
    struct timespec time = {.tv_sec = 3};
    siginfo_t info;
    sigset_t signals;
    listener = openListener(argc > 1 ? atoi(argv[1]) : 8889);
    if (listener < 0)
        return 1;
    ready = SIGRTMIN + 4;
    sigemptyset(&signals);
    sigaddset(&signals, ready);
    sigaddset(&signals, SIGIO);
    sigprocmask(SIG_BLOCK, &signals, NULL); // taken by sigtimedwait only
    watch(listener);
    take(); // who came before it was watched
    for (;;) {
        int number = sigtimedwait(&signals, &info, &time); //@ wait
        if (number == SIGIO)
            pollAll();
        else if (number == ready && info.si_fd == listener)
            take();
        else if (number == ready && info.si_fd < MOST && conns[info.si_fd].open)
            handle(info.si_fd, info.si_band);
    }
}
