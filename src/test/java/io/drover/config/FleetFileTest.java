package io.drover.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Disk;
import io.drover.model.Fleet;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.GuestType;
import io.drover.model.HostName;
import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.PassedThrough;
import io.drover.model.PathSight;
import io.drover.model.Version;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetFileTest {
    private static final HostName XEN1 = new HostName("xen1");

    @Test
    void theDemonstrationHasRoomForADrainOfItsFirstHost() {
        // When
        var fleet = FleetFile.demo(Instant.EPOCH);
        // Then
        assertThat(fleet.hosts()).hasSize(4);
        assertThat(fleet.hosts().values()).flatMap(host -> host.guests()).hasSize(15);
        var first = fleet.host(XEN1).orElseThrow();
        assertThat(first.guests()).hasSize(5);
        long wanted =
                first.guests().stream().mapToLong(guest -> guest.memoryBytes()).sum();
        long free = fleet.hosts().values().stream()
                .filter(host -> !host.name().equals(XEN1))
                .mapToLong(host -> host.memory().freeBytes())
                .sum();
        assertThat(free).isGreaterThan(wanted);
        assertThat(first.guests())
                .allSatisfy(guest -> assertThat(guest.condition().state()).isEqualTo(GuestState.RUNNING));
    }

    @Test
    void aFileAlwaysGivesTheSameFleet() {
        assertThat(FleetFile.demo(Instant.EPOCH)).isEqualTo(FleetFile.demo(Instant.EPOCH));
    }

    @Test
    void whatIsNotSaidHasADefault() {
        // When
        var fleet = parse("hosts: [{name: xen1}]\nguests: [{name: a, host: xen1, memory: 1 GiB}]");
        // Then
        var host = fleet.host(XEN1).orElseThrow();
        assertThat(host.memory().freeBytes()).isEqualTo(29L << 30);
        assertThat(host.platform().xen()).isEqualTo(Observed.known(new Version(4, 17, 5), "f.yaml"));
        var guest = host.guests().get(0);
        assertThat(guest.type()).isEqualTo(GuestType.PVH);
        assertThat(guest.definition().persistent()).isTrue();
        assertThat(guest.devices().disks())
                .singleElement()
                .extracting(Disk::target)
                .isEqualTo("xvda");
        assertThat(guest.devices().nics())
                .singleElement()
                .satisfies(nic -> assertThat(nic.mac()).matches("00:16:3e(:[0-9a-f]{2}){3}"));
    }

    @Test
    void allThatIsSaidIsRead() {
        // Given
        var text = """
                pools: [{name: vm, path: /srv/vm, identity: "nfs://s/"}, {name: own, path: /own}]
                hosts:
                  - {name: xen1, memory: 8 GiB, dom0-memory: 1 GiB, xen: 4.19.1, cpus: 4, cpu-model: EPYC, link: 9 Mb/s,
                     shadow-paging: true, bridges: [br1, br2], pools: [vm, own]}
                  - {name: xen2, pools: [vm], peer-to-peer: false}
                guests:
                  - {name: a, host: xen1, memory: 1 GiB, uuid: 6c6f3a1e-3b1f-4a7e-9d36-0d5a52b5f001, type: hvm, vcpus: 3,
                     dirty-rate: 1 MiB/s, working-set: 2 MiB, disks: [/srv/vm/a, /own/b], iso: /own/c.iso, bridges: [br2],
                     autostart: true, persistent: false, passthrough: ["0000:03:00.0"], state: paused}
                """;
        // When
        var fleet = parse(text);
        // Then
        var guest = fleet.find(GuestId.of("6c6f3a1e-3b1f-4a7e-9d36-0d5a52b5f001"))
                .get(0)
                .guest();
        assertThat(guest.load()).isEqualTo(Observed.known(new Load(1 << 20, 2 << 20), "f.yaml"));
        assertThat(guest.devices().disks())
                .extracting(Disk::kind)
                .containsExactly(Disk.Kind.DISK, Disk.Kind.DISK, Disk.Kind.CDROM);
        assertThat(guest.devices().passedThrough()).containsExactly(new PassedThrough("pci", "0000:03:00.0"));
        assertThat(guest.condition().state()).isEqualTo(GuestState.PAUSED);
        var second = fleet.host(new HostName("xen2")).orElseThrow();
        assertThat(second.platform().peerToPeer()).isFalse();
        assertThat(second.paths()).isEmpty();
        assertThat(fleet.host(XEN1).orElseThrow().paths())
                .containsEntry("/srv/vm/a", Observed.known(new PathSight(true, "vm"), "f.yaml"))
                .containsEntry("/own/c.iso", Observed.known(new PathSight(true, "own"), "f.yaml"));
        assertThat(fleet.host(XEN1).orElseThrow().linkBytesPerSecond()).isEqualTo(Observed.known(1L << 20, "f.yaml"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "guests: [{name: a, host: xen2, memory: 1 GiB}] | f.yaml:2: field 'guests[0].host' is 'xen2'; it must be one of xen1",
                "guests: [{name: a, host: xen1}] | field 'guests[0].memory' is missing; it must be a size",
                "guests: [{name: a, host: xen1, memory: 40 GiB}] | it must be 42 GiB or more",
                "guests: [{name: a, host: xen1, memory: 1 GiB, typ: pv}] | did you mean 'type'?",
                "guests: [{name: a, host: xen1, memory: 1 GiB}, {name: a, host: xen1, memory: 1 GiB}] | another guest has",
                "pools: [{name: vm}] | field 'pools[0].path' is missing",
            })
    void aFleetThatIsNotRightIsRefused(String line, String problem) {
        assertThatThrownBy(() -> parse("hosts: [{name: xen1}]\n" + line))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void aFleetBringsItsRules() {
        // When
        var fleet = parse("""
                hosts: [{name: xen1}, {name: xen2}]
                placement: {only-on: [{name: licence, guests: [a], hosts: [xen2]}]}
                downtime: {guests: {a: 300ms}}
                overheads: {setup: 2s, release: 0s}
                """);
        // Then
        assertThat(fleet.rules().placement())
                .singleElement()
                .satisfies(rule -> assertThat(rule.name()).isEqualTo("licence"));
        assertThat(fleet.rules().downtime().guests()).hasSize(1);
        assertThat(fleet.rules().overheads().setup()).isEqualTo(Duration.ofSeconds(2));
        assertThat(fleet.rules().overheads().release()).isEqualTo(Duration.ZERO);
        assertThat(fleet.rules().overheads().down()).isEqualTo(Overheads.STANDARD.down());
    }

    private static Fleet parse(String text) {
        return FleetFile.parse("f.yaml", text, Instant.EPOCH);
    }
}
