package io.drover.check;

import static io.drover.model.Sample.GIB;
import static io.drover.model.Sample.MIB;
import static io.drover.model.Sample.guest;
import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.UNKNOWN;
import static io.drover.model.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.CpuPool;
import io.drover.model.DowntimeLimits;
import io.drover.model.Finding;
import io.drover.model.GuestPattern;
import io.drover.model.Hypervisor;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.Rules;
import io.drover.model.Setup;
import io.drover.model.SetupSample;
import io.drover.model.Verdict;
import io.drover.model.Version;
import io.drover.model.XenDomain;
import io.drover.model.XenState;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a guest asks of the destination's processors, clock and memory, and how long it stands still. */
class GuestPlacementTest {

    private static Asking setUp(Setup setup) {
        return Asking.about(guest("web1").setup(setup).build());
    }

    private static Hypervisor xen(long kilohertz, long claimed, String commandLine) {
        return new Hypervisor(
                new Version(4, 17, 5),
                Set.of("hvm"),
                commandLine,
                64 * GIB,
                32 * GIB,
                claimed,
                "x86_64",
                16,
                kilohertz);
    }

    @ParameterizedTest
    @CsvSource({"'', PASS", "0 3, PASS", "0 16, WARN", "16 17, BLOCK"})
    void theProcessorsThatItIsBoundToExistThere(String cpus, Verdict verdict) {
        // Given
        var bound = Arrays.stream(cpus.split(" ", -1))
                .filter(cpu -> !cpu.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        var asking = setUp(new SetupSample()
                .pinnedTo(Observed.known(bound, "xl vcpu-list"))
                .build());
        // When
        var finding = asking.examine("guest.pinning");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).contains("(xl vcpu-list)");
    }

    @ParameterizedTest
    @CsvSource({"Pool-0, PASS", "fast, PASS", "empty, BLOCK", "gone, BLOCK"})
    void itsPoolOfProcessorsExistsThere(String pool, Verdict verdict) {
        // Given
        var asking = setUp(
                new SetupSample().cpuPool(Observed.known(pool, "xl list -c")).build());
        asking.destinationDom0()
                .cpuPools(Observed.known(
                        List.of(new CpuPool("Pool-0", 8), new CpuPool("fast", 8), new CpuPool("empty", 0)),
                        "xl cpupool-list"));
        // When
        var finding = asking.examine("guest.cpu-pool");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        if (verdict == BLOCK) {
            assertThat(finding.evidence()).contains("it runs in " + pool).contains("(xl cpupool-list)");
            assertThat(finding.remedy().orElseThrow().commands()).contains("xl cpupool-migrate web1 Pool-0");
        }
    }

    @Test
    void poolsAndPinningThatNobodyToldOfAreNotKnown() {
        // Given
        var untold = setUp(Setup.untold("libvirt does not tell"));
        var unseen = setUp(
                new SetupSample().cpuPool(Observed.known("fast", "xl list -c")).build());
        unseen.destinationDom0().cpuPools(Observed.unknown("no login"));
        // When
        var findings = List.of(
                untold.examine("guest.pinning"), untold.examine("guest.cpu-pool"), unseen.examine("guest.cpu-pool"));
        // Then
        assertThat(findings).extracting(Finding::verdict).containsOnly(UNKNOWN);
        assertThat(findings).noneMatch(Finding::holds);
    }

    @ParameterizedTest
    @CsvSource({"1000, PASS", "1001, WARN"})
    void standingStillForLongerThanASecondIsWarnedOf(long millis, Verdict verdict) {
        // Given
        var asking = Asking.about(guest("web1").build())
                .foreseen(Observed.known(Duration.ofMillis(millis), "the pre-copy rule"));
        // When
        var finding = asking.examine("guest.downtime");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).contains(millis + " ms (the pre-copy rule)");
    }

    @ParameterizedTest
    @CsvSource({
        "web1, 300, PASS, 'within the limit of web1, 300 ms'",
        "web1, 301, WARN, 'longer than the limit of web1, 300 ms'",
        "web2, 500, PASS, 'within the limit of web*, 500 ms'",
        "db1, 2000, PASS, 'within the default limit, 2000 ms'",
        "db1, 2001, WARN, 'longer than the default limit, 2000 ms'"
    })
    void aGuestIsHeldToItsOwnLimit(String name, long millis, Verdict verdict, String words) {
        // Given
        var limits = new DowntimeLimits(
                Duration.ofSeconds(2),
                List.of(
                        new DowntimeLimits.OfGuest(new GuestPattern("web1"), Duration.ofMillis(300)),
                        new DowntimeLimits.OfGuest(new GuestPattern("web*"), Duration.ofMillis(500))));
        var asking = Asking.about(guest(name).build())
                .foreseen(Observed.known(Duration.ofMillis(millis), "the pre-copy rule"))
                .under(new Rules(List.of(), limits, Overheads.STANDARD));
        // When
        var finding = asking.examine("guest.downtime");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).contains(words);
    }

    @Test
    void aDowntimeThatCannotBeForeseenIsNotKnown() {
        // Given
        var asking = Asking.about(guest("web1").build()).foreseen(Observed.unknown("it never moved"));
        // When
        var finding = asking.examine("guest.downtime");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.evidence()).contains("it never moved");
    }

    @ParameterizedTest
    @CsvSource({
        "default, 2400600, PASS, ticks at",
        "default, 2400601, WARN, emulated there",
        "default, 2399399, WARN, emulated there",
        "native, 3000000, WARN, its clock would run wrong",
        "always_emulate, 3000000, PASS, never reads the counter itself"
    })
    void aClockThatTicksOtherwiseIsWarnedOf(String mode, long kilohertz, Verdict verdict, String words) {
        // Given
        var asking = setUp(
                new SetupSample().tscMode(Observed.known(mode, "xl list -l")).build());
        asking.destinationDom0().hypervisor(Observed.known(xen(kilohertz, 0, ""), "xl info"));
        // When
        var finding = asking.examine("guest.tsc");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).contains(words);
    }

    @Test
    void aClockThatNobodyToldOfIsNotKnown() {
        // Given
        var asking = Asking.about(guest("web1").build());
        asking.destinationDom0().hypervisor(Observed.unknown("no login"));
        // When
        var finding = asking.examine("guest.tsc");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.evidence()).contains("no login");
    }

    @Test
    void memoryThatXenPromisedToOthersIsNotFree() {
        // Given
        var asking = Asking.about(guest("web1").memory(GIB).build());
        asking.destination().free(2 * GIB);
        asking.destinationDom0().hypervisor(Observed.known(xen(2_400_000, GIB, "dom0_mem=4096M"), "xl info"));
        // When
        var finding = asking.examine("host.memory");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("xen2 has 1024 MiB free");
    }

    @ParameterizedTest
    @CsvSource({
        "on, dom0_mem=4096M, 4096, WARN",
        "auto, '', 4096, WARN",
        "auto, dom0_mem=4096M, 4096, BLOCK",
        "off, '', 4096, BLOCK",
        "on, '', 512, BLOCK"
    })
    void aDom0ThatCanBeShrunkMakesRoomAndIsWarnedOf(String autoballoon, String line, long mib, Verdict verdict) {
        // Given
        var asking = Asking.about(guest("web1").memory(2 * GIB).build());
        asking.destination().free(GIB);
        asking.destinationDom0()
                .hypervisor(Observed.known(xen(2_400_000, 0, line), "xl info"))
                .setting("autoballoon", Observed.known(autoballoon, "xl.conf"))
                .domain(new XenDomain(
                        0,
                        Optional.empty(),
                        "Domain-0",
                        new XenState("r-----"),
                        mib * MIB,
                        4,
                        Duration.ZERO,
                        Observed.unknown("not kept"),
                        Observed.unknown("none")));
        // When
        var finding = asking.examine("host.memory");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.remedy()).isPresent();
        assertThat(verdict == WARN).isEqualTo(finding.evidence().contains("shrinks Dom0"));
    }
}
