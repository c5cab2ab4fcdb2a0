package io.drover.driver.sim;

import io.drover.model.Disk;
import io.drover.model.Dom0;
import io.drover.model.DomainConfig;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.Observed;
import io.drover.model.Sighting;
import io.drover.model.VirtualDisk;
import io.drover.model.XenCopy;
import io.drover.model.XenDomain;
import io.drover.model.XenState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Xen holds on a simulated host.
 *
 * @param state the host
 * @param now the moment that it is now
 */
record Domains(HostState state, Instant now) {
    private static final String TOLD = "simulated Xen";
    private static final int INITIALISED = 3;

    /** All domains: those that the fleet says and that are no guests of its toolstack, such as the Dom0, and the guests. */
    List<XenDomain> beside(List<XenDomain> described) {
        Set<GuestId> guests = Stream.concat(
                        state.described().guests().stream().map(Guest::id), state.copies().keySet().stream())
                .collect(Collectors.toSet());
        Stream<XenDomain> others = described.stream()
                .filter(domain -> domain.id().filter(guests::contains).isEmpty());
        return Stream.concat(
                        others,
                        state.copies().values().stream().filter(Copy::isHeld).map(this::domain))
                .toList();
    }

    /** What Xen holds of one guest, where the fleet says that somebody can ask it. */
    Observed<List<XenCopy>> copies(GuestId guest, boolean moving) {
        return state.described().dom0() instanceof Observed.Known<Dom0> dom0
                ? dom0.value().domains().map(told -> copiesOf(guest, moving))
                : Sighting.UNASKED;
    }

    private List<XenCopy> copiesOf(GuestId guest, boolean moving) {
        return state
                .copy(guest)
                .filter(Copy::isHeld)
                .map(copy -> new XenCopy(
                        copy.domid(), copy.guest().name(), flags(copy), copy.cpuTime(now), moving || copy.isReceived()))
                .stream()
                .toList();
    }

    /** Names of the locks of all disks that guests here write to; lockd names them by their paths. */
    Set<String> locks() {
        return state.copies().values().stream()
                .filter(copy -> copy.isHeld() && !copy.guest().isArriving())
                .filter(copy -> copy.guest().condition().state() != GuestState.SUSPENDED)
                .flatMap(copy -> copy.guest().devices().disks().stream())
                .filter(disk -> !disk.readOnly())
                .flatMap(disk -> disk.source().stream())
                .map(Domains::sha256)
                .collect(Collectors.toSet());
    }

    private XenDomain domain(Copy copy) {
        Guest guest = copy.guest();
        return new XenDomain(
                copy.domid(),
                Optional.of(guest.id()),
                guest.name(),
                flags(copy),
                copy.heldBytes(),
                guest.vcpus(),
                copy.cpuTime(now),
                Observed.known(
                        new DomainConfig(guest.type(), guest.maxMemoryBytes(), guest.devices(), guest.setup()), TOLD),
                Observed.known(disks(copy), TOLD));
    }

    /** As Xen shows it, whatever the toolstack says; a guest with nothing to do is blocked most of the time. */
    private static XenState flags(Copy copy) {
        if (copy.scheduled()) {
            return new XenState("-b----");
        }
        return new XenState(
                switch (copy.guest().condition().state()) {
                    case INCOMING, PAUSED -> "--p---";
                    case SUSPENDED -> "---ss-";
                    case SHUTTING_DOWN -> "---s--";
                    case CRASHED, RUNNING -> "---sc-";
                    default -> "------";
                });
    }

    /** A guest that is arriving has no disks yet; one that arrived without a disk has it for ever unconnected. */
    private static List<VirtualDisk> disks(Copy copy) {
        if (copy.guest().isArriving()) {
            return List.of();
        }
        return copy.guest().devices().disks().stream()
                .flatMap(disk -> disk
                        .source()
                        .map(path -> new VirtualDisk(
                                disk.target(),
                                disk.transport() == Disk.Transport.BLOCK ? "vbd" : "qdisk",
                                copy.lostDisks().contains(path) ? INITIALISED : VirtualDisk.CONNECTED))
                        .stream())
                .toList();
    }

    private static String sha256(String path) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(path.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
