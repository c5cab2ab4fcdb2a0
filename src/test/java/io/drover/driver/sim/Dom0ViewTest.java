package io.drover.driver.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Dom0;
import io.drover.model.Dom0Sample;
import io.drover.model.FileIdentity;
import io.drover.model.Guest;
import io.drover.model.GuestState;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.NetworkLink;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.Sample;
import io.drover.model.StoragePool;
import io.drover.model.VirtualDisk;
import io.drover.model.XenDomain;
import io.drover.model.XenState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What simulated Dom0s tell while their guests move. */
class Dom0ViewTest {
    private static final Guest WEB = Sample.guest("web").autostart().build();
    private static final String DISK = "/srv/guests/web.img";
    private static final String OWN = "/var/lib/guests/own.img";
    private static final String LOGICAL_VOLUME = "/dev/vg0/db";
    private static final StoragePool VOLUMES =
            new StoragePool("vg0", "logical", "/dev/vg0", Optional.of("iscsi://stor/vg0"), true, 0, 0);

    @Test
    void xenHoldsTheGuestsThatRunAndTheDom0TellsItsFreeMemory() {
        // Given
        var simulation = Simulation.of(withDom0("xen1").guest(WEB).build());
        // When
        var host = simulation.observe("xen1");
        // Then
        var domain = host.domain(WEB).orElseThrow();
        assertThat(domain.state().isScheduled()).isTrue();
        assertThat(domain.memoryBytes()).isEqualTo(WEB.memoryBytes());
        assertThat(known(domain.disks())).containsExactly(new VirtualDisk("xvda", "qdisk", VirtualDisk.CONNECTED));
        assertThat(known(domain.config()).devices()).isEqualTo(WEB.devices());
        assertThat(known(told(simulation, "xen1").hypervisor()).freeBytes())
                .isEqualTo(host.memory().freeBytes());
    }

    @Test
    void aCopyThatArrivesIsHeldPausedWithTheMemoryThatCame() {
        // Given
        var simulation = Simulation.of(
                withDom0("xen1").guest(WEB).build(), withDom0("xen2").build());
        // When
        simulation.begin(WEB, "xen1", "xen2");
        simulation.time().advance(Duration.ofSeconds(5));
        // Then
        var arriving = simulation.observe("xen2").domain(WEB).orElseThrow();
        assertThat(arriving.state()).isEqualTo(new XenState("--p---"));
        assertThat(arriving.memoryBytes()).isBetween(1L, WEB.memoryBytes());
        assertThat(arriving.name()).isEqualTo("web");
        assertThat(simulation.observe("xen1").domain(WEB).orElseThrow().state().isScheduled())
                .isTrue();
    }

    @Test
    void aGuestHasAnotherNumberOnEveryHost() {
        // Given
        var simulation = Simulation.of(
                withDom0("xen1").guest(WEB).build(),
                withDom0("xen2").guest(Sample.guest("db").build()).build());
        // When
        simulation.move(WEB, "xen1", "xen2");
        // Then
        assertThat(known(told(simulation, "xen2").domains()))
                .extracting(XenDomain::domid)
                .containsExactlyInAnyOrder(0, 1, 2);
        assertThat(known(told(simulation, "xen1").domains())).allMatch(XenDomain::isDomainZero);
    }

    @Test
    void aGuestThatArrivedWithoutItsDiskHasItUnconnected() {
        // Given
        var guest =
                Sample.guest("web").diskless().disk(Sample.disk("xvda", OWN)).build();
        var simulation = Simulation.of(
                withDom0("xen1").guest(guest).build(), withDom0("xen2").build());
        // When
        simulation.move(guest, "xen1", "xen2");
        // Then
        var disks = known(simulation.observe("xen2").domain(guest).orElseThrow().disks());
        assertThat(disks)
                .singleElement()
                .satisfies(disk -> assertThat(disk.isConnected()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"PAUSED, --p---", "CRASHED, ---sc-", "SUSPENDED, ---ss-", "RUNNING, -b----", "OTHER, ------"})
    void xenShowsEachStateInItsOwnFlags(GuestState state, String flags) {
        // Given
        var guest = Sample.guest("web").state(state).build();
        var simulation = Simulation.of(withDom0("xen1").guest(guest).build());
        // When
        var host = simulation.observe("xen1");
        // Then
        assertThat(host.domain(guest)).map(XenDomain::state).contains(new XenState(flags));
    }

    @Test
    void aGuestThatIsOffIsNothingToXen() {
        // Given
        var guest = Sample.guest("web").state(GuestState.SHUT_OFF).build();
        var simulation = Simulation.of(withDom0("xen1").guest(guest).build());
        // When
        var host = simulation.observe("xen1");
        // Then
        assertThat(host.domain(guest)).isEmpty();
    }

    @Test
    void whatTheFleetSaysBesideTheGuestsStays() {
        // Given
        var leftover = new XenDomain(
                7,
                Optional.of(Sample.id("left")),
                "web--incoming",
                new XenState("--p---"),
                0,
                1,
                Duration.ZERO,
                Observed.unknown("none"),
                Observed.known(List.of(), "xenstore"));
        var simulation = Simulation.of(Sample.host("xen1")
                .dom0(new Dom0Sample().domain(leftover).told())
                .guest(WEB)
                .build());
        // When
        var domains = known(told(simulation, "xen1").domains());
        // Then
        assertThat(domains).extracting(XenDomain::name).containsExactly("Domain-0", "web--incoming", "web");
    }

    @Test
    void aHostThatStartsAGuestAtBootStartsItNoMoreOnceItIsGone() {
        // Given
        var simulation = Simulation.of(
                withDom0("xen1").guest(WEB).build(), withDom0("xen2").build());
        var before = known(told(simulation, "xen1").bootGuests());
        // When
        simulation.move(WEB, "xen1", "xen2");
        // Then
        assertThat(before)
                .singleElement()
                .satisfies(guest -> assertThat(guest.id()).contains(WEB.id()));
        assertThat(known(told(simulation, "xen1").bootGuests())).isEmpty();
    }

    @Test
    void theLockOfADiskIsHeldWhereItsGuestRuns() {
        // Given
        var simulation = Simulation.of(
                withDom0("xen1").guest(WEB).build(), withDom0("xen2").build());
        var before = known(told(simulation, "xen1").locks()).held();
        // When
        simulation.move(WEB, "xen1", "xen2");
        // Then
        assertThat(before).hasSize(1);
        assertThat(known(told(simulation, "xen2").locks()).held()).isEqualTo(before);
        assertThat(known(told(simulation, "xen1").locks()).held()).isEmpty();
    }

    @Test
    void aSharedFileIsOneAndAnOwnFileIsAnotherOnEachHost() {
        // Given
        var own = Observed.known(new PathSight(true, "local"), "fleet");
        var simulation = Simulation.of(
                withDom0("xen1").guest(WEB).path(OWN, own).build(),
                withDom0("xen2").path(OWN, own).build());
        // When
        var first = simulation.observe("xen1", DISK, OWN);
        var second = simulation.observe("xen2", DISK, OWN);
        // Then
        var here = file(first.sight(DISK));
        assertThat(here.fileSystemType()).isEqualTo("nfs4");
        assertThat(here).isEqualTo(file(second.sight(DISK)));
        assertThat(file(first.sight(OWN)).fileSystemType()).isEqualTo("ext4");
        assertThat(file(first.sight(OWN)).number())
                .isNotEqualTo(file(second.sight(OWN)).number());
    }

    @Test
    void pathsThatAreLookedUpLaterHaveIdentitiesToo() {
        // Given
        var simulation = Simulation.of(withDom0("xen1").guest(WEB).build());
        // When
        var found = simulation.answer(simulation.driver("xen1").find(Set.of(DISK, "/nowhere")));
        // Then
        assertThat(file(Objects.requireNonNull(found.get(DISK))).kind()).isEqualTo(FileIdentity.Kind.FILE);
        assertThat(known(Objects.requireNonNull(found.get("/nowhere"))).exists())
                .isFalse();
    }

    @Test
    void whatAHostHasOfItsOwnIsNotToldOfAnotherThatSeesTheSameStorage() {
        // Given
        var wanted = Set.of(DISK, OWN, LOGICAL_VOLUME);
        var pools = Observed.known(List.of(Sample.SHARE, Sample.LOCAL, VOLUMES), "pool-list");
        var own = Observed.known(new PathSight(true, ""), "fleet");
        var volume =
                Sample.guest("db").disk(Sample.disk("xvda", LOGICAL_VOLUME)).build();
        var simulation = Simulation.of(
                withDom0("xen1").pools(pools).guest(WEB).path(OWN, own).build(),
                withDom0("xen2").pools(pools).build(),
                withDom0("xen3").pools(pools).guest(volume).build());
        simulation.answer(simulation.driver("xen1").find(wanted));
        // When
        var found = simulation.answer(simulation.driver("xen2").find(wanted));
        // Then
        var elsewhere = simulation.answer(simulation.driver("xen3").find(wanted));
        assertThat(found.get(DISK)).isEqualTo(elsewhere.get(DISK));
        assertThat(known(Objects.requireNonNull(found.get(OWN))).exists()).isFalse();
        assertThat(file(Objects.requireNonNull(found.get(LOGICAL_VOLUME))).number())
                .as("a device has another number on each host")
                .isNotEqualTo(file(Objects.requireNonNull(elsewhere.get(LOGICAL_VOLUME)))
                        .number());
    }

    @Test
    void withoutALoginNobodyLooksIntoTheDom0() {
        // Given
        var simulation = Simulation.of(Sample.host("xen1").guest(WEB).build());
        // When
        var host = simulation.observe("xen1", DISK);
        // Then
        assertThat(host.dom0().asOptional()).isEmpty();
        assertThat(known(host.sight(DISK)).file()).isEmpty();
    }

    @Test
    void theSmallestPacketOfTwoHostsGetsThrough() {
        // Given
        var simulation = Simulation.of(withMtu("xen1", 9_000), withMtu("xen2", 1_400));
        // When
        var reach = simulation.answer(simulation.driver("xen1").reach(Set.of(new HostName("xen2")), Set.of()));
        // Then
        assertThat(reach.get(new HostName("xen2")))
                .satisfies(tried -> assertThat(tried.pathMtu().asOptional()).contains(1_400));
    }

    private static Host withMtu(String name, int mtu) {
        return Sample.host(name)
                .dom0(new Dom0Sample()
                        .links(Observed.known(
                                List.of(new NetworkLink("eth0", true, mtu, false, 0, "/etc/network/interfaces")),
                                "ip link"))
                        .told())
                .build();
    }

    private static HostSample withDom0(String name) {
        return Sample.host(name).dom0(new Dom0Sample().told());
    }

    private static Dom0 told(Simulation simulation, String host) {
        return known(simulation.observe(host).dom0());
    }

    private static FileIdentity file(Observed<PathSight> sight) {
        return known(sight).file().orElseThrow();
    }

    private static <T> T known(Observed<T> observed) {
        return observed.asOptional().orElseThrow(() -> new AssertionError(observed.basis()));
    }
}
