package io.drover.driver.sim;

import io.drover.model.BootGuest;
import io.drover.model.DiskLocks;
import io.drover.model.Dom0;
import io.drover.model.Hypervisor;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a simulated Dom0 tells now: what the fleet says of it, and what follows from the guests that are there.
 *
 * @param state the host
 * @param told what the fleet says of its Dom0; what is unknown there stays unknown
 * @param now the moment that it is now
 */
record Dom0View(HostState state, Dom0 told, Instant now) {
    /** Where libvirt keeps the links that make it start guests. */
    private static final String AUTOSTART = "/etc/libvirt/libxl/autostart/";

    /** All of it, with the paths that were looked up. */
    Dom0 with(Map<String, Observed<PathSight>> paths) {
        Map<String, Observed<PathSight>> looked = new TreeMap<>(told.paths());
        paths.forEach((path, sight) -> looked.put(path, sight.map(Dom0View::withoutPool)));
        return new Dom0(
                told.system(),
                told.identity(),
                told.processor(),
                told.hypervisor().map(this::hypervisor),
                told.domains().map(domains -> new Domains(state, now).beside(domains)),
                told.services(),
                told.settings(),
                told.mounts(),
                looked,
                told.links(),
                told.clock(),
                told.cpuPolicy(),
                told.cpuPools(),
                told.bootGuests().map(this::bootGuests),
                told.locks().map(this::locks),
                told.pendingShutdown());
    }

    /** A Dom0 looks into its file systems and knows no pools. */
    private static PathSight withoutPool(PathSight sight) {
        return new PathSight(sight.exists(), "", sight.file());
    }

    private Hypervisor hypervisor(Hypervisor xen) {
        return new Hypervisor(
                xen.version(),
                xen.capabilities(),
                xen.commandLine(),
                xen.totalBytes(),
                Math.max(0, state.freeBytes()),
                xen.claimedBytes(),
                xen.architecture(),
                xen.threads(),
                xen.kilohertz());
    }

    /** Those that the fleet says, and those that the toolstack is set to start. */
    private List<BootGuest> bootGuests(List<BootGuest> others) {
        Stream<BootGuest> own = state.copies().values().stream()
                .map(Copy::guest)
                .filter(guest ->
                        guest.definition().persistent() && guest.definition().autostart())
                .map(guest -> new BootGuest(guest.name(), Optional.of(guest.id()), AUTOSTART + guest.name() + ".xml"));
        return Stream.concat(others.stream(), own).toList();
    }

    private DiskLocks locks(DiskLocks locks) {
        return locks.isUsed() ? new DiskLocks(locks.kind(), new Domains(state, now).locks()) : locks;
    }
}
