#define _GNU_SOURCE
#include <arpa/inet.h>
#include <liburing.h> // cc io_uring_server.c -luring
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static const char REPLY[] = "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nHello, world\n";
enum { LENGTH = sizeof REPLY - 1, MOST = 1024 };
enum { ACCEPT, RECV, SEND, CLOSE, CANCEL };
static struct {
    char in[8192];
    size_t have, owed;              // bytes received, bytes of replies still to be sent
    int receiving, sending, ending; // under way in the kernel
} conns[MOST];
static struct io_uring ring;

// An operation is a request in memory that the kernel reads too; nothing happens yet.
static struct io_uring_sqe *operation(int what, int fd)
{
    struct io_uring_sqe *sqe = io_uring_get_sqe(&ring);
    if (!sqe) { // the queue is full: hand it over
        io_uring_submit(&ring);
        sqe = io_uring_get_sqe(&ring);
    }
    sqe->user_data = (unsigned long long)what << 32 | fd; // comes back with the result
    return sqe;
}

#define SUBMIT(what, fd, prepare, ...)                                                            \
    do {                                                                                          \
        struct io_uring_sqe *sqe = operation(what, fd);                                           \
        unsigned long long data = sqe->user_data;                                                 \
        prepare(sqe, __VA_ARGS__);                                                                \
        sqe->user_data = data;                                                                    \
    } while (0)

static void receive(int fd)
{
    conns[fd].receiving = 1;
    SUBMIT(RECV, fd, io_uring_prep_recv, fd, conns[fd].in + conns[fd].have, //@ submitRecv
           sizeof conns[fd].in - conns[fd].have, 0);
}

static void answer(int fd)
{
    size_t rest = (conns[fd].owed - 1) % LENGTH + 1; // of the reply under way
    if (conns[fd].owed == 0 || conns[fd].sending)
        return;
    conns[fd].sending = 1;
    SUBMIT(SEND, fd, io_uring_prep_send, fd, REPLY + LENGTH - rest, rest, MSG_NOSIGNAL); //@ submitSend
}

// The buffers stay the kernel's until what is under way has completed.
static void drop(int fd)
{
    if (!conns[fd].ending && conns[fd].receiving)
        SUBMIT(CANCEL, fd, io_uring_prep_cancel64, (unsigned long long)RECV << 32 | fd, 0); //@ submitCancel
    if (!conns[fd].ending && conns[fd].sending)
        SUBMIT(CANCEL, fd, io_uring_prep_cancel64, (unsigned long long)SEND << 32 | fd, 0);
    conns[fd].ending = 1;
    if (!conns[fd].receiving && !conns[fd].sending)
        SUBMIT(CLOSE, fd, io_uring_prep_close, fd); //@ submitClose
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

static void takeNext(int listener)
{
    SUBMIT(ACCEPT, listener, io_uring_prep_accept, listener, NULL, NULL, 0); //@ submitAccept
}

static void done(int what, int fd, int result)
{
    switch (what) {
    case ACCEPT:
        takeNext(fd);
        if (result >= MOST)
            SUBMIT(CLOSE, result, io_uring_prep_close, result); // no room in this program's table
        if (result < 0 || result >= MOST)
            return;
        memset(&conns[result], 0, sizeof conns[result]);
        receive(result);
        return;
    case RECV:
        conns[fd].receiving = 0;
        if (result <= 0 || conns[fd].ending) {
            drop(fd);
            return;
        }
        conns[fd].have += result;
        feed(fd);
        receive(fd);
        answer(fd);
        return;
    case SEND:
        conns[fd].sending = 0;
        if (result < 0 || conns[fd].ending) {
            drop(fd);
            return;
        }
        conns[fd].owed -= result;
        answer(fd);
        return;
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
    getsockname(fd, (struct sockaddr *)&at, &size); //@ nameListener
    printf("listening on 127.0.0.1:%d\n", ntohs(at.sin_port)), fflush(stdout);
    return fd;
}

int main(int argc, char **argv)
{
    int listener = openListener(argc > 1 ? atoi(argv[1]) : 8889);
    if (listener < 0 || io_uring_queue_init(256, &ring, 0) < 0) //@ createRing
        return 1;
    takeNext(listener);
    for (;;) {
        struct io_uring_cqe *cqe;
        io_uring_submit_and_wait(&ring, 1); //@ enterRing
        while (io_uring_peek_cqe(&ring, &cqe) == 0) {
            unsigned long long data = cqe->user_data;
            int result = cqe->res;
            io_uring_cqe_seen(&ring, cqe);
            done(data >> 32, data & 0xffffffff, result);
        }
    }
}
