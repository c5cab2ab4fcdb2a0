package io.drover.engine;

import io.drover.model.Bookings;
import io.drover.model.CheckId;
import io.drover.model.Finding;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.Plan;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Why no host can take a guest.
 *
 * @param why host by host, in words
 * @param mayPass whether a host lacks nothing but memory while others are on their way there: what has come of them is counted twice meanwhile
 */
record Nowhere(String why, boolean mayPass) {
    /** A reason that lists more hosts is not read. */
    private static final int MOST_HOSTS = 8;

    private static final CheckId MEMORY = new CheckId("host.memory");

    /**
     * By what the checks said of its destination at its turn, and of every other host now.
     *
     * @param plan one that does not move it
     * @param underWay what those on their way will take
     */
    static Nowhere of(Migration migration, Plan plan, Bookings underWay) {
        SortedMap<HostName, List<Finding>> hosts = new TreeMap<>();
        plan.stranded().stream()
                .filter(stranded -> stranded.guest().equals(migration.move().guest()))
                .forEach(stranded -> hosts.putAll(stranded.reasons()));
        hosts.put(migration.move().to(), migration.findings());
        String told = hosts.entrySet().stream()
                .limit(MOST_HOSTS)
                .map(host -> host.getKey() + ": " + inWords(host.getValue()))
                .collect(Collectors.joining("; "));
        int more = hosts.size() - MOST_HOSTS;
        boolean mayPass = hosts.entrySet().stream()
                .anyMatch(host -> underWay.bytesOn(host.getKey()) > 0 && isForMemory(host.getValue()));
        return new Nowhere("no host can take it: " + told + (more > 0 ? "; and " + more + " more hosts" : ""), mayPass);
    }

    private static boolean isForMemory(Collection<Finding> findings) {
        return findings.stream()
                .filter(Finding::holds)
                .allMatch(finding -> finding.check().equals(MEMORY));
    }

    /** What holds a guest back, in words. */
    static String inWords(Collection<Finding> findings) {
        return findings.stream()
                .filter(Finding::holds)
                .map(finding -> finding.check() + ": " + finding.evidence())
                .collect(Collectors.joining("; "));
    }
}
