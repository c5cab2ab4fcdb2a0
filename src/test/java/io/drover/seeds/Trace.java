package io.drover.seeds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All that happened, in order. Two traces of one seed are equal, line by line. */
public final class Trace {
    private static final long PRIME = 1_099_511_628_211L;

    private final Instant start;
    private final List<String> lines = new ArrayList<>();
    private long hash = 0xcbf29ce484222325L;

    Trace(Instant start) {
        this.start = start;
    }

    void add(Instant at, String what) {
        Duration since = Duration.between(start, at);
        String line = "%5d.%03d  %s".formatted(since.toSeconds(), since.toMillisPart(), what);
        lines.add(line);
        for (int index = 0; index < line.length(); index++) {
            hash = (hash ^ line.charAt(index)) * PRIME;
        }
    }

    /** What happened, with the seconds since the beginning. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** FNV-1a of all lines. */
    public String hash() {
        return Long.toHexString(hash);
    }
}
