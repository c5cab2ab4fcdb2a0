/* What a guest of the lab tells the storage VM, one datagram a beat:
 *   NAME BOOT_ID SEQUENCE UPTIME_MS PAGES_PER_S DISK_SEQUENCE DISK_ERRORS
 * and what it is told, on its own port: "rate PAGES_PER_S". */
#ifndef LAB_BEAT_H
#define LAB_BEAT_H

#include <stdint.h>
#include <time.h>

enum { BEAT_PORT = 7700, RATE_PORT = 7701, BEAT_INTERVAL_MS = 100, NAME_SIZE = 32, DATAGRAM_SIZE = 256 };

static inline int64_t clock_ms(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

#endif
