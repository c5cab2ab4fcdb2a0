package io.drover.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Dom0;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Mount;
import io.drover.model.NetworkLink;
import io.drover.model.Observed;
import io.drover.model.Os;
import io.drover.model.Reach;
import io.drover.model.Service;
import io.drover.model.Setup;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the file of a simulated fleet makes of its Dom0s and of how its guests are set up. */
class FleetDom0Test {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");

    @Test
    void aDom0IsHealthyUnlessTheFileSaysOtherwise() {
        // When
        var dom0 = dom0("hosts: [{name: xen1}]");
        // Then
        assertThat(known(dom0.system()).os()).isEqualTo(Os.LINUX);
        assertThat(known(dom0.hypervisor()).capabilities())
                .contains("hvm", "hap")
                .doesNotContain("shadow");
        assertThat(known(dom0.hypervisor()).commandLine()).isEqualTo("dom0_mem=2048M,max:2048M");
        assertThat(known(dom0.services())).allMatch(Service::running).allMatch(Service::atBoot);
        assertThat(known(dom0.links()))
                .allMatch(NetworkLink::up)
                .extracting(NetworkLink::mtu)
                .containsOnly(1_500);
        assertThat(known(dom0.clock()).ahead()).isZero();
        assertThat(known(dom0.locks()).isUsed()).isFalse();
        assertThat(known(dom0.domains()))
                .singleElement()
                .satisfies(domain -> assertThat(domain.isDomainZero()).isTrue());
        assertThat(known(dom0.pendingShutdown())).isEmpty();
        assertThat(dom0.settings()).containsEntry("autoballoon", Observed.known("off", "f.yaml"));
    }

    @Test
    void noTwoHostsAreTheSame() {
        // When
        var fleet = FleetFile.parse("f.yaml", "hosts: [{name: xen1}, {name: xen2}]", Instant.EPOCH);
        // Then
        var first = fleet.host(XEN1).orElseThrow();
        var second = fleet.host(XEN2).orElseThrow();
        assertThat(known(first.identity()).uuid())
                .isNotEqualTo(known(second.identity()).uuid());
        assertThat(known(first.identity()).hostname()).isEqualTo("xen1");
        assertThat(known(known(first.dom0()).system()).bootId())
                .isNotEqualTo(known(known(second.dom0()).system()).bootId());
    }

    @Test
    void whatOperatorsMeetCanBeSaidOfADom0() {
        // When
        var dom0 = dom0("""
                hosts:
                  - {name: xen1, os: freebsd, mtu: 9000, clock-ahead: -60s, lock-manager: lockd, services-down: [xenconsoled],
                     virt-caps: [pv, shadow], pending-shutdown: at 22:00, xen-auto: [web1], cpu-lacks: [avx2]}
                """);
        // Then
        assertThat(known(dom0.system()).os()).isEqualTo(Os.FREEBSD);
        assertThat(known(dom0.links())).extracting(NetworkLink::mtu).containsOnly(9_000);
        assertThat(known(dom0.clock()).ahead()).isEqualTo(Duration.ofMinutes(-1));
        assertThat(known(dom0.locks()).kind()).isEqualTo("lockd");
        assertThat(known(dom0.services()))
                .contains(new Service("xenconsoled", false, true), new Service("virtlockd", true, true));
        assertThat(known(dom0.hypervisor()).capabilities()).isEqualTo(Set.of("pv", "shadow"));
        assertThat(known(dom0.pendingShutdown())).isEqualTo("at 22:00");
        assertThat(known(dom0.bootGuests()))
                .singleElement()
                .satisfies(guest -> assertThat(guest.file()).isEqualTo("/etc/xen/auto/web1.cfg"));
        assertThat(dom0.settings()).containsEntry("vm.max_wired", Observed.known("-1", "f.yaml"));
        assertThat(Objects.requireNonNull(known(dom0.cpuPolicy()).most().get("00000007.0.ebx")) & 1 << 5)
                .as("the bit of avx2")
                .isZero();
    }

    @Test
    void aHypervisorWithTheWordHasShadowPaging() {
        // When
        var host = host("hosts: [{name: xen1, virt-caps: [pv, shadow]}]");
        // Then
        assertThat(host.platform().shadowPaging().asOptional()).contains(true);
    }

    @Test
    void aSharedPoolIsMountedAndAHostsOwnIsNot() {
        // When
        var dom0 = dom0("""
                pools: [{name: vm, path: /srv/vm, identity: "nfs://stor/vm", available: 1 GiB}, {name: own, path: /own}]
                hosts: [{name: xen1}]
                """);
        // Then
        assertThat(known(dom0.mounts())).extracting(Mount::target).containsExactly("/", "/srv/vm");
        assertThat(known(dom0.mounts())).element(1).satisfies(mount -> {
            assertThat(mount.source()).isEqualTo("stor:/vm");
            assertThat(mount.type()).isEqualTo("nfs4");
            assertThat(mount.availableBytes()).isEqualTo(1L << 30);
        });
    }

    @Test
    void withoutALoginNothingOfItIsKnown() {
        // When
        var host = host("hosts: [{name: xen1, dom0: false}, {name: xen2}]");
        // Then
        assertThat(host.dom0().basis()).contains("no login");
        assertThat(host.reachOf(XEN2).login().basis()).contains("no login");
    }

    @Test
    void whatAHostDoesNotReachIsSaidAndTheRestIsLeftToTheHosts() {
        // When
        var host = host("""
                hosts:
                  - {name: xen1, unreachable-ports: [xen2], unknown-host-keys: [xen3], mtu: 9000}
                  - {name: xen2}
                  - {name: xen3}
                  - {name: xen4}
                """);
        // Then
        assertThat(host.reachOf(XEN2).migrationPort().asOptional()).contains(false);
        assertThat(host.reachOf(XEN2).pathMtu().asOptional()).contains(1_500);
        assertThat(host.reachOf(new HostName("xen3")).login().asOptional()).contains(Reach.Login.UNKNOWN_KEY);
        assertThat(host.reach()).doesNotContainKey(new HostName("xen4"));
    }

    @Test
    void aGuestIsFreeToMoveUnlessTheFileSaysOtherwise() {
        // When
        var setup = guest("{name: a, host: xen1, memory: 1 GiB}").setup();
        // Then
        assertThat(setup.migratable().asOptional()).contains(true);
        assertThat(setup.vnuma().asOptional()).contains(false);
        assertThat(setup.nestedHvm().asOptional()).contains(false);
        assertThat(setup.tscMode().asOptional()).contains("default");
        assertThat(setup.pinnedTo().asOptional()).contains(Set.of());
        assertThat(setup.cpuPool().asOptional()).contains("Pool-0");
        assertThat(setup.bootFiles()).isEmpty();
        assertThat(setup.displays()).isEmpty();
    }

    @Test
    void whatOperatorsMeetCanBeSaidOfAGuest() {
        // When
        var setup = guest(
                        "{name: a, host: xen1, memory: 1 GiB, nomigrate: true, vnuma: true, nested-hvm: true,"
                                + " tsc-mode: native, pinned-to: [0, 3], vnc-listen: 0.0.0.0, kernel: /boot/guest, cpu-pool: fast}")
                .setup();
        // Then
        assertThat(setup.migratable().asOptional()).contains(false);
        assertThat(setup.vnuma().asOptional()).contains(true);
        assertThat(setup.nestedHvm().asOptional()).contains(true);
        assertThat(setup.tscMode().asOptional()).contains("native");
        assertThat(setup.pinnedTo().asOptional()).contains(Set.of(0, 3));
        assertThat(setup.cpuPool().asOptional()).contains("fast");
        assertThat(setup.bootFiles()).isEqualTo(Map.of("kernel", "/boot/guest"));
        assertThat(setup.displays()).containsExactly(new Setup.Display("vnc", "0.0.0.0", 0));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "clock-ahead: 60 | it must be a time such as 60s",
                "lock-manager: fcntl | it must be one of lockd, sanlock, none",
                "services-down: [cron] | it must name services of xenstored",
                "cpu-lacks: [avx1024] | it must name some of aes",
                "unreachable-ports: [xen9] | it must name hosts of this file: xen1",
                "os: hurd | it must be one of linux, freebsd",
                "unreachable-port: [xen1] | did you mean 'unreachable-ports'?",
            })
    void aDom0ThatIsNotRightIsRefused(String field, String problem) {
        assertThatThrownBy(() -> host("hosts: [{name: xen1, " + field + "}]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void aModeThatXenDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> guest("{name: a, host: xen1, memory: 1 GiB, tsc-mode: fast}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("it must be one of default, always_emulate");
    }

    private static Guest guest(String fields) {
        return host("hosts: [{name: xen1}]\nguests: [" + fields + "]").guests().get(0);
    }

    private static Dom0 dom0(String text) {
        return known(host(text).dom0());
    }

    private static Host host(String text) {
        return FleetFile.parse("f.yaml", text, Instant.EPOCH).host(XEN1).orElseThrow();
    }

    private static <T> T known(Observed<T> observed) {
        return observed.asOptional().orElseThrow(() -> new AssertionError(observed.basis()));
    }
}
