package io.drover.seeds;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Runs seeds on all processors, each on one thread. */
final class SeedRun {
    private SeedRun() {}

    /** The seeds from one to another, both among them, that broke something, lowest first; how migrations ended is added up. */
    static List<Verdict> broken(long first, long last, Map<String, Integer> ended) {
        return LongStream.rangeClosed(first, last)
                .parallel()
                .mapToObj(seed -> counted(new SeededWorld(seed, Launcher.PRODUCTION).run(), ended))
                .filter(verdict -> verdict.violation().isPresent())
                .toList();
    }

    private static Verdict counted(Verdict verdict, Map<String, Integer> ended) {
        synchronized (ended) {
            verdict.ended().forEach((phase, number) -> ended.merge(phase, number, Integer::sum));
        }
        return verdict;
    }
}
