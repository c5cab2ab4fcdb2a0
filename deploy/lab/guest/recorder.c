/* Hears the guests' heartbeats and keeps what matters of them: every gap, every lost beat, every change of boot.
 * usage: recorder DIRECTORY
 * DIRECTORY/NAME.json is the last beat, DIRECTORY/NAME.log one JSON object a line for each event. Times are this machine's. */
#define _GNU_SOURCE
#include "beat.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MAX_GUESTS = 64, GAP_MS = 250, STATE_EVERY_MS = 200, MAX_LOG_BYTES = 2 << 20 };

struct guest {
    char name[NAME_SIZE], boot[64], address[INET_ADDRSTRLEN];
    long sequence, rate, disk_sequence, disk_errors;
    long long uptime_ms;
    int64_t heard_ms, heard_wall_ms;
    int changed;
};

static struct guest guests[MAX_GUESTS];
static const char *directory;

static struct guest *find(const char *name)
{
    for (int i = 0; i < MAX_GUESTS; i++) {
        if (guests[i].name[0] == '\0')
            memcpy(guests[i].name, name, strlen(name) + 1);
        if (strcmp(guests[i].name, name) == 0)
            return &guests[i];
    }
    return NULL;
}

static int safe(const char *name)
{
    return name[0] != '\0' && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name);
}

static void log_event(const struct guest *g, const char *event, int64_t gap_ms, long lost)
{
    char path[512], old[520];
    snprintf(path, sizeof path, "%s/%.31s.log", directory, g->name);
    FILE *f = fopen(path, "a");
    if (f == NULL)
        return;
    fprintf(f,
            "{\"at\":%.3f,\"event\":\"%s\",\"gap_ms\":%lld,\"lost\":%ld,\"seq\":%ld,\"uptime_ms\":%lld,\"boot_id\":\"%s\"}\n",
            g->heard_wall_ms / 1000.0, event, (long long)gap_ms, lost, g->sequence, g->uptime_ms, g->boot);
    long size = ftell(f);
    fclose(f);
    if (size > MAX_LOG_BYTES) {
        snprintf(old, sizeof old, "%s.old", path);
        rename(path, old);
    }
}

static void hear(const char *text, const char *address)
{
    struct guest b = {0};
    int n = sscanf(text, "%31s %63s %ld %lld %ld %ld %ld", b.name, b.boot, &b.sequence, &b.uptime_ms, &b.rate,
                   &b.disk_sequence, &b.disk_errors);
    if (n != 7 || !safe(b.name))
        return;
    struct guest *g = find(b.name);
    if (g == NULL)
        return;
    b.heard_ms = clock_ms(CLOCK_MONOTONIC);
    b.heard_wall_ms = clock_ms(CLOCK_REALTIME);
    b.changed = 1;
    snprintf(b.address, sizeof b.address, "%s", address);
    int64_t gap_ms = b.heard_ms - g->heard_ms;
    long lost = b.sequence - g->sequence - 1;
    if (g->boot[0] == '\0')
        log_event(&b, "first", 0, 0);
    else if (strcmp(g->boot, b.boot) != 0)
        log_event(&b, "restart", gap_ms, 0);
    else if (gap_ms >= GAP_MS || lost != 0)
        log_event(&b, "gap", gap_ms, lost);
    *g = b;
}

static void write_state(struct guest *g)
{
    char path[512], next[520];
    snprintf(path, sizeof path, "%s/%.31s.json", directory, g->name);
    snprintf(next, sizeof next, "%s.new", path);
    FILE *f = fopen(next, "w");
    if (f == NULL)
        return;
    fprintf(f,
            "{\"name\":\"%s\",\"boot_id\":\"%s\",\"seq\":%ld,\"uptime_ms\":%lld,\"rate\":%ld,\"disk_seq\":%ld,"
            "\"disk_errors\":%ld,\"address\":\"%s\",\"heard\":%.3f,\"gap_threshold_ms\":%d}\n",
            g->name, g->boot, g->sequence, g->uptime_ms, g->rate, g->disk_sequence, g->disk_errors, g->address,
            g->heard_wall_ms / 1000.0, GAP_MS);
    fclose(f);
    rename(next, path);
    g->changed = 0;
}

int main(int argc, char **argv)
{
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(BEAT_PORT)};
    struct timeval wait = {.tv_usec = STATE_EVERY_MS * 1000};
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    if (argc != 2 || s < 0 || bind(s, (struct sockaddr *)&here, sizeof here) != 0) {
        fprintf(stderr, "usage: recorder DIRECTORY (with port %d free)\n", BEAT_PORT);
        return 2;
    }
    directory = argv[1];
    setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    for (int64_t written = 0;;) {
        char text[DATAGRAM_SIZE];
        struct sockaddr_in from;
        socklen_t size = sizeof from;
        ssize_t n = recvfrom(s, text, sizeof text - 1, 0, (struct sockaddr *)&from, &size);
        if (n > 0) {
            text[n] = '\0';
            hear(text, inet_ntoa(from.sin_addr));
        }
        if (clock_ms(CLOCK_MONOTONIC) - written < STATE_EVERY_MS)
            continue;
        for (int i = 0; i < MAX_GUESTS && guests[i].name[0] != '\0'; i++)
            if (guests[i].changed)
                write_state(&guests[i]);
        written = clock_ms(CLOCK_MONOTONIC);
    }
}
