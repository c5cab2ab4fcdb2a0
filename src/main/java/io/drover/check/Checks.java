package io.drover.check;

import io.drover.model.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All checks there are. To add one: write its class, name it here, and let its test regenerate the page of checks. */
public final class Checks {
    private static final List<Check> ALL = Stream.of(
                    new GuestBridges(),
                    new GuestCdrom(),
                    new GuestDisks(),
                    new GuestIdentity(),
                    new GuestKind(),
                    new GuestMac(),
                    new GuestNoJob(),
                    new GuestPassthrough(),
                    new GuestRunning(),
                    new HostCordoned(),
                    new HostMemory(),
                    new HostReachable(),
                    new HostVcpus(),
                    new PairCpu(),
                    new PairDistinct(),
                    new PairXenVersion())
            .sorted(Comparator.comparing(Check::id))
            .toList();

    private Checks() {}

    /** Every check, by id. */
    public static List<Check> all() {
        return ALL;
    }

    /** What every check finds, by id. */
    public static List<Finding> examine(Question question) {
        return ALL.stream().map(check -> check.examine(question)).toList();
    }

    /** Whether nothing that was found holds the migration back. */
    public static boolean allow(List<Finding> findings) {
        return findings.stream().noneMatch(Finding::holds);
    }
}
