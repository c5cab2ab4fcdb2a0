package io.drover.driver.libvirt;

import io.drover.model.Condition;
import io.drover.model.Cpu;
import io.drover.model.Definition;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.StoragePool;
import io.drover.model.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.libvirt.Connect;
import org.libvirt.NodeInfo;

/** Takes the inventory of one host, in as few calls as libvirt allows: each costs the host some work. */
final class Inventory {
    private static final String TOOLSTACK = "libvirt";
    private static final int LIST_PERSISTENT = 1 << 2;
    private static final int LIST_AUTOSTART = 1 << 10;
    private static final int LIST_ALL = 0;

    private final Endpoint endpoint;
    private final Link link;

    Inventory(Endpoint endpoint, Link link) {
        this.endpoint = endpoint;
        this.link = link;
    }

    /** Everything about the host that libvirt tells. */
    Host take(Set<String> wanted) throws LibvirtFailure {
        Observed<List<StoragePool>> pools = new PoolList(link).read();
        NodeInfo node = link.call(Connect::nodeInfo);
        return new Host(
                endpoint.host(),
                platform(),
                cpu(node),
                new Host.Memory(node.memory * 1024, link.freeMemory()),
                new BridgeList(link).read(),
                pools,
                paths(wanted, pools),
                endpoint.linkBytesPerSecond()
                        .map(rate -> Observed.known(rate, "configuration"))
                        .orElseGet(() -> Observed.unknown("the configuration names no link rate for this host")),
                new HostIdentities(link).read(),
                Observed.unknown("the configuration has no login for its Dom0"),
                new TreeMap<>(),
                guests(pools.asOptional().orElse(List.of())));
    }

    /** What is known of some paths. */
    Map<String, Observed<PathSight>> find(Set<String> wanted) {
        return paths(wanted, new PoolList(link).read());
    }

    private Host.Platform platform() {
        return new Host.Platform(
                version(Connect::getVersion, "virConnectGetVersion, which leaves out Xen's patch level")
                        .map(Version::withoutPatch),
                TOOLSTACK,
                version(Connect::getLibVersion, "virConnectGetLibVersion"),
                Set.of(TOOLSTACK),
                endpoint.shadowPaging()
                        .map(built -> Observed.known(built, "configuration"))
                        .orElseGet(() -> Observed.unknown("libvirt does not tell; 'xl info' on the Dom0 shows the word"
                                + " shadow in virt_caps where the hypervisor has it")),
                endpoint.peerUri().isPresent());
    }

    private Observed<Version> version(Link.Call<Long> call, String how) {
        try {
            return Observed.known(Version.ofLibvirtNumber(link.call(call)), how);
        } catch (LibvirtFailure failure) {
            return Observed.unknown(failure.said());
        }
    }

    private Cpu cpu(NodeInfo node) throws LibvirtFailure {
        CapabilitiesXml capabilities = CapabilitiesXml.parse(link.call(Connect::getCapabilities));
        return new Cpu(capabilities.architecture(), capabilities.model(), capabilities.features(), node.cpus, node.mhz);
    }

    private Map<String, Observed<PathSight>> paths(Set<String> wanted, Observed<List<StoragePool>> pools) {
        if (!(pools instanceof Observed.Known<List<StoragePool>> known)) {
            Map<String, Observed<PathSight>> unknown = new TreeMap<>();
            wanted.forEach(path -> unknown.put(path, Observed.unknown(pools.basis())));
            return unknown;
        }
        return new PathLookup(new LinkedVolumes(link), known.value()).look(wanted);
    }

    private List<Guest> guests(List<StoragePool> pools) throws LibvirtFailure {
        Set<GuestId> persistent = ids(LIST_PERSISTENT);
        Set<GuestId> autostart = ids(LIST_AUTOSTART);
        List<Guest> guests = new ArrayList<>();
        List<GuestHandle> handles = link.list(LIST_ALL);
        try {
            for (GuestHandle handle : handles) {
                if (!handle.isDomainZero()) {
                    GuestId id = handle.id();
                    guest(handle, id, new Definition(persistent.contains(id), autostart.contains(id)), pools)
                            .ifPresent(guests::add);
                }
            }
        } finally {
            handles.forEach(GuestHandle::close);
        }
        return guests;
    }

    private Set<GuestId> ids(int flags) throws LibvirtFailure {
        List<GuestHandle> handles = link.list(flags);
        try {
            Set<GuestId> ids = new HashSet<>();
            for (GuestHandle handle : handles) {
                ids.add(handle.id());
            }
            return ids;
        } finally {
            handles.forEach(GuestHandle::close);
        }
    }

    /** A guest, unless it went away since the list was taken. */
    private static Optional<Guest> guest(GuestHandle handle, GuestId id, Definition definition, List<StoragePool> pools)
            throws LibvirtFailure {
        try {
            DomainXml xml = DomainXml.parse(handle.xml(0), name -> targetPath(pools, name));
            Observed<Boolean> job = job(handle);
            Condition condition = Conditions.of(
                    handle.state(), definition.persistent(), job.asOptional().orElse(false));
            return Optional.of(new Guest(
                    id,
                    xml.name(),
                    xml.type(),
                    xml.memoryBytes(),
                    xml.maxMemoryBytes(),
                    xml.vcpus(),
                    condition,
                    definition,
                    xml.devices(),
                    job,
                    Observed.unknown("libvirt's Xen driver measures no writing to memory"),
                    xml.setup()));
        } catch (LibvirtFailure failure) {
            if (failure.is(LibvirtFailure.NO_DOMAIN)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static Observed<Boolean> job(GuestHandle handle) throws LibvirtFailure {
        try {
            return Observed.known(handle.jobActive(), "virDomainGetJobInfo");
        } catch (LibvirtFailure failure) {
            if (failure.is(LibvirtFailure.NO_SUPPORT)) {
                return Observed.unknown(failure.said());
            }
            throw failure;
        }
    }

    private static Optional<String> targetPath(List<StoragePool> pools, String name) {
        return pools.stream()
                .filter(pool -> pool.name().equals(name))
                .map(StoragePool::targetPath)
                .findFirst();
    }
}
