package io.drover.model;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Any facts of a Dom0 whatever, true to the types and to nothing else. */
record ArbitraryDom0(Arbitrary any) {

    Dom0 dom0() {
        return new Dom0(
                any.observed(() -> new OperatingSystem(any.oneOf(Os.class), any.text(), any.text())),
                identity(),
                any.observed(any::text),
                any.observed(this::hypervisor),
                any.observed(() -> any.listOf(this::domain)),
                any.observed(() -> any.listOf(() -> new Service(any.text(), any.yesOrNo(), any.yesOrNo()))),
                mapOf(() -> any.observed(any::text)),
                any.observed(() -> any.listOf(this::mount)),
                mapOf(() -> any.observed(any::pathSight)),
                any.observed(() -> any.listOf(this::link)),
                any.observed(() -> new HostClock(any.duration(), any.duration(), any.yesOrNo())),
                any.observed(this::cpuPolicy),
                any.observed(() -> any.listOf(() -> new CpuPool(any.text(), any.number()))),
                any.observed(() -> any.listOf(() -> new BootGuest(any.text(), any.optional(any::guestId), any.text()))),
                any.observed(() -> new DiskLocks(any.text(), any.setOf(any::text))),
                any.observed(any::text));
    }

    Setup setup() {
        return new Setup(
                mapOf(any::text),
                any.listOf(() -> new Setup.Display(any.text(), any.text(), any.number())),
                any.observed(any::yesOrNo),
                any.observed(any::yesOrNo),
                any.observed(any::yesOrNo),
                any.observed(any::text),
                any.observed(() -> any.setOf(any::number)),
                any.observed(any::text));
    }

    Observed<HostIdentity> identity() {
        return any.observed(() -> new HostIdentity(new UUID(any.number(), any.number()), any.text()));
    }

    SortedMap<HostName, Reach> reach() {
        SortedMap<HostName, Reach> reach = new TreeMap<>();
        any.listOf(any::hostName)
                .forEach(host -> reach.put(
                        host,
                        new Reach(
                                any.observed(any::yesOrNo),
                                any.observed(() -> any.oneOf(Reach.Login.class)),
                                any.observed(any::number),
                                mapOf(() -> any.observed(any::yesOrNo)),
                                any.text())));
        return reach;
    }

    FileIdentity fileIdentity() {
        return new FileIdentity(
                any.oneOf(FileIdentity.Kind.class),
                any.bytes(),
                any.bytes(),
                any.text(),
                any.text(),
                any.optional(any::text));
    }

    private Hypervisor hypervisor() {
        return new Hypervisor(
                any.version(),
                any.setOf(any::text),
                any.text(),
                any.bytes(),
                any.bytes(),
                any.bytes(),
                any.text(),
                any.number(),
                any.bytes());
    }

    private XenDomain domain() {
        return new XenDomain(
                any.number(),
                any.optional(any::guestId),
                any.text(),
                new XenState(any.text()),
                any.bytes(),
                any.number(),
                any.duration(),
                any.observed(() -> new DomainConfig(
                        any.oneOf(GuestType.class), any.bytes(), any.guest().devices(), setup())),
                any.observed(() -> any.listOf(() -> new VirtualDisk(any.text(), any.text(), any.number()))));
    }

    private Mount mount() {
        return new Mount(any.text(), any.text(), any.text(), any.yesOrNo(), any.bytes(), any.bytes(), any.yesOrNo());
    }

    private NetworkLink link() {
        return new NetworkLink(any.text(), any.yesOrNo(), any.number(), any.yesOrNo(), any.number(), any.text());
    }

    private CpuPolicy cpuPolicy() {
        return new CpuPolicy(any.text(), mapOf(any::bytes), mapOf(any::bytes));
    }

    private <T> SortedMap<String, T> mapOf(Supplier<T> value) {
        Map<String, T> map = new TreeMap<>();
        any.listOf(any::text).forEach(key -> map.put(key, value.get()));
        return new TreeMap<>(map);
    }
}
