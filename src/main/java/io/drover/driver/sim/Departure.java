package io.drover.driver.sim;

import io.drover.model.Guest;
import io.drover.model.GuestState;
import io.drover.model.GuestType;
import io.drover.model.HostName;
import io.drover.model.Nic;
import io.drover.model.Observed;
import io.drover.port.HostException;
import io.drover.port.MigrationOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands in the way of a migration, and when it shows: before the first page, on the way, or only at the end. */
final class Departure {
    private Departure() {}

    /** What the source alone refuses. */
    static Optional<HostException> refusedAtSource(World world, HostName from, MigrationOrder order) {
        Optional<Copy> copy = world.host(from).shown(order.guest(), world.now());
        if (copy.isEmpty()) {
            return Optional.of(Errors.absent(order.guest()));
        }
        if (copy.get().guest().condition().state() != GuestState.RUNNING) {
            return Optional.of(Errors.notRunning());
        }
        Optional<HostState> destination = world.find(order.to());
        if (destination.isEmpty()) {
            return Optional.of(Errors.unknownHost(order.to()));
        }
        if (order.to().equals(from)) {
            return Optional.of(Errors.toItself(from));
        }
        for (HostState host : List.of(world.host(from), destination.get())) {
            if (host.described().platform().isOnlyLookedAt()) {
                return Optional.of(Errors.onlyLookedAt(host.name()));
            }
        }
        return destination.get().answers() ? Optional.empty() : Optional.of(Errors.unreachable(order.to()));
    }

    /** What the destination refuses when it prepares; libvirt's source then tells a lie about the guest. */
    static Optional<HostException> refusedAtDestination(HostState destination, Copy copy) {
        Optional<Copy> same = destination.copy(copy.guest().id());
        if (same.isPresent() && same.get().guest().isActive()) {
            boolean incoming = same.get().guest().condition().state() == GuestState.INCOMING;
            return Optional.of(Errors.alreadyThere(same.get().guest(), incoming));
        }
        return destination
                .named(copy.guest().name())
                .filter(other -> !other.guest().id().equals(copy.guest().id()))
                .map(other -> Errors.nameTaken(other.guest()));
    }

    /** Whether Xen holds a domain of the guest's name there that the toolstack does not know: libxl cannot make another. */
    static boolean hasOrphan(HostState destination, Copy copy) {
        return destination
                .copy(copy.guest().id())
                .filter(there -> !there.listed())
                .isPresent();
    }

    /** Whether the transfer will break on the way: no way through, no memory there, or no way to see what a PV guest writes. */
    static boolean breaksOnTheWay(HostState source, HostState destination, Copy copy) {
        boolean noShadow = copy.guest().type() == GuestType.PV
                && !source.described().platform().shadowPaging().asOptional().orElse(true);
        boolean shut = !source.described()
                .reachOf(destination.name())
                .migrationPort()
                .asOptional()
                .orElse(true);
        return shut || noShadow || destination.freeBytes() < copy.guest().memoryBytes();
    }

    /** Whether the destination cannot plug the guest into one of its bridges, which shows only when all has gone over. */
    static boolean lacksBridge(HostState destination, Guest guest) {
        Observed<Set<String>> bridges = destination.described().bridges();
        return bridges.asOptional()
                .filter(there -> guest.devices().nics().stream()
                        .map(Nic::bridge)
                        .flatMap(Optional::stream)
                        .anyMatch(bridge -> !there.contains(bridge)))
                .isPresent();
    }
}
