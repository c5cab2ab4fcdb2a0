/* A lab guest's only work: a heartbeat 10 times a second, one direct disk write a second, and memory dirtied at a set rate.
 * usage: beat NAME STORAGE_ADDRESS PAGES_PER_S WORKING_SET_MIB DISK */
#define _GNU_SOURCE
#include "beat.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

enum { PAGE = 4096 };

static const char *name;
static char boot_id[64] = "unknown";
static atomic_long rate;
static atomic_long disk_sequence;
static atomic_long disk_errors;

static void read_boot_id(void)
{
    FILE *f = fopen("/proc/sys/kernel/random/boot_id", "r");
    if (f == NULL)
        return;
    if (fscanf(f, "%63s", boot_id) != 1)
        strcpy(boot_id, "unknown");
    fclose(f);
}

/* Direct and synchronous, so that a lost disk shows at once; in its own thread, so that a stalled one stops no heartbeat. */
static void *write_disk(void *device)
{
    char *block = aligned_alloc(PAGE, PAGE);
    for (;;) {
        int fd = open(device, O_WRONLY | O_DIRECT | O_SYNC);
        while (fd >= 0) {
            memset(block, 0, PAGE);
            snprintf(block, PAGE, "%s %s %ld\n", name, boot_id, atomic_load(&disk_sequence) + 1);
            if (pwrite(fd, block, PAGE, 0) != PAGE)
                break;
            atomic_fetch_add(&disk_sequence, 1);
            sleep(1);
        }
        atomic_fetch_add(&disk_errors, 1);
        if (fd >= 0)
            close(fd);
        sleep(1);
    }
    return NULL;
}

/* Not connected: a connected socket would hear the rate only from the recorder's own port. */
static int open_socket(void)
{
    int s = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(RATE_PORT)};
    if (s < 0 || bind(s, (struct sockaddr *)&here, sizeof here) != 0) {
        perror("socket");
        exit(1);
    }
    return s;
}

static void hear_rate(int s)
{
    char text[DATAGRAM_SIZE];
    ssize_t n;
    while ((n = recv(s, text, sizeof text - 1, 0)) > 0) {
        long wanted;
        text[n] = '\0';
        if (sscanf(text, "rate %ld", &wanted) == 1 && wanted >= 0)
            atomic_store(&rate, wanted);
    }
}

static void send_beat(int s, const struct sockaddr_in *there, long sequence)
{
    char text[DATAGRAM_SIZE];
    int n = snprintf(text, sizeof text, "%s %s %ld %lld %ld %ld %ld", name, boot_id, sequence,
                     (long long)clock_ms(CLOCK_MONOTONIC), atomic_load(&rate), atomic_load(&disk_sequence),
                     atomic_load(&disk_errors));
    /* A beat that cannot be sent is a lost beat: the next one says so by its sequence. */
    (void)!sendto(s, text, (size_t)n, 0, (const struct sockaddr *)there, sizeof *there);
}

int main(int argc, char **argv)
{
    if (argc != 6) {
        fprintf(stderr, "usage: beat NAME STORAGE_ADDRESS PAGES_PER_S WORKING_SET_MIB DISK\n");
        return 2;
    }
    name = argv[1];
    atomic_store(&rate, atol(argv[3]));
    long pages = atol(argv[4]) * 256;
    read_boot_id();
    volatile char *set = mmap(NULL, (size_t)(pages > 0 ? pages : 1) * PAGE, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    if (set == MAP_FAILED) {
        perror("working set");
        return 1;
    }
    pthread_t disk;
    pthread_create(&disk, NULL, write_disk, argv[5]);

    struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons(BEAT_PORT)};
    if (inet_aton(argv[2], &there.sin_addr) == 0) {
        fprintf(stderr, "beat: the storage address is not an IPv4 address: %s\n", argv[2]);
        return 2;
    }
    int s = open_socket();
    int64_t next = clock_ms(CLOCK_MONOTONIC);
    long owed_ms = 0, at = 0; /* owed_ms: thousandths of pages still to dirty */
    for (long sequence = 1;; sequence++) {
        send_beat(s, &there, sequence);
        hear_rate(s);
        owed_ms += atomic_load(&rate) * BEAT_INTERVAL_MS;
        for (; pages > 0 && owed_ms >= 1000; owed_ms -= 1000, at = (at + 1) % pages)
            set[at * PAGE]++;
        int64_t now = clock_ms(CLOCK_MONOTONIC);
        next += BEAT_INTERVAL_MS;
        if (next < now) /* late: no burst to catch up, or a paused guest would hide its gap */
            next = now;
        usleep((useconds_t)(next - now) * 1000);
    }
}
