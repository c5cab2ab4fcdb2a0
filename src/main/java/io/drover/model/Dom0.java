package io.drover.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a Dom0 told in one round trip. Each part is known, or says why not.
 *
 * @param system its operating system
 * @param identity what it calls itself
 * @param processor what its processors call themselves
 * @param hypervisor the hypervisor under it
 * @param domains every domain that Xen holds, Dom0 among them
 * @param services the services that guests and migrations depend on
 * @param settings settings by name, such as {@code vm.max_wired} or {@code autoballoon}; one that does not apply is absent
 * @param mounts mounted file systems
 * @param paths what was found at the paths that were asked for
 * @param links network interfaces
 * @param clock its clock
 * @param cpuPolicy what guests see of the processors
 * @param cpuPools pools of processors
 * @param bootGuests guests that it starts at boot
 * @param locks what keeps two guests from one disk
 * @param pendingShutdown when it is about to go down, in its own words; empty text when it is not
 */
public record Dom0(
        Observed<OperatingSystem> system,
        Observed<HostIdentity> identity,
        Observed<String> processor,
        Observed<Hypervisor> hypervisor,
        Observed<List<XenDomain>> domains,
        Observed<List<Service>> services,
        Map<String, Observed<String>> settings,
        Observed<List<Mount>> mounts,
        Map<String, Observed<PathSight>> paths,
        Observed<List<NetworkLink>> links,
        Observed<HostClock> clock,
        Observed<CpuPolicy> cpuPolicy,
        Observed<List<CpuPool>> cpuPools,
        Observed<List<BootGuest>> bootGuests,
        Observed<DiskLocks> locks,
        Observed<String> pendingShutdown) {

    public Dom0 {
        settings = new TreeMap<>(settings);
        paths = new TreeMap<>(paths);
    }

    /** The same Dom0 over other domains, and starting other guests at boot. */
    public Dom0 withGuests(Observed<List<XenDomain>> others, Observed<List<BootGuest>> starting) {
        return new Dom0(
                system,
                identity,
                processor,
                hypervisor,
                others,
                services,
                settings,
                mounts,
                paths,
                links,
                clock,
                cpuPolicy,
                cpuPools,
                starting,
                locks,
                pendingShutdown);
    }
}
