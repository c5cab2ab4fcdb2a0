package io.drover.check;

import io.drover.model.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All checks there are. To add one: write its class, name it here, and let its test regenerate the page of checks. */
public final class Checks {
    private static final List<Check> ALL = Stream.of(
                    new GuestAffinity(),
                    new GuestAutostart(),
                    new GuestBootFiles(),
                    new GuestBridgeState(),
                    new GuestBridges(),
                    new GuestCdrom(),
                    new GuestCpuPool(),
                    new GuestDefinition(),
                    new GuestDiskBackend(),
                    new GuestDisks(),
                    new GuestDisplay(),
                    new GuestDowntime(),
                    new GuestIdentity(),
                    new GuestKind(),
                    new GuestLeftovers(),
                    new GuestLocked(),
                    new GuestMac(),
                    new GuestMigratable(),
                    new GuestNestedHvm(),
                    new GuestNoJob(),
                    new GuestPassthrough(),
                    new GuestPinning(),
                    new GuestRunning(),
                    new GuestTsc(),
                    new GuestVifScripts(),
                    new GuestVnuma(),
                    new HostAutostart(),
                    new HostBridges(),
                    new HostCordoned(),
                    new HostDisksConnected(),
                    new HostDom0Memory(),
                    new HostLibvirtd(),
                    new HostLockedMemory(),
                    new HostLogRoom(),
                    new HostMemory(),
                    new HostMounts(),
                    new HostOrphans(),
                    new HostPendingShutdown(),
                    new HostReachable(),
                    new HostTapModule(),
                    new HostVcpus(),
                    new HostWiredMemory(),
                    new HostXen(),
                    new HostXenconsoled(),
                    new HostXenstored(),
                    new PairClocks(),
                    new PairCpu(),
                    new PairDiskLocks(),
                    new PairDistinct(),
                    new PairDriver(),
                    new PairHap(),
                    new PairIdentity(),
                    new PairLogin(),
                    new PairMigrationPort(),
                    new PairMtu(),
                    new PairToolstackVersion(),
                    new PairXenVersion())
            .sorted(Comparator.comparing(Check::id))
            .toList();

    private static final List<HostCheck> OF_HOSTS = ALL.stream()
            .filter(HostCheck.class::isInstance)
            .map(HostCheck.class::cast)
            .toList();

    private Checks() {}

    /** Every check, by id. */
    static List<Check> all() {
        return ALL;
    }

    /** The catalogue: every check's entry, by id. */
    public static List<About> catalogue() {
        return ALL.stream().map(Check::about).toList();
    }

    /** The checks about hosts, by id. */
    static List<HostCheck> ofHosts() {
        return OF_HOSTS;
    }

    /** Whether nothing that was found holds the migration back. */
    public static boolean allow(List<Finding> findings) {
        return findings.stream().noneMatch(Finding::holds);
    }
}
