package io.drover.check;

import static io.drover.model.Sample.guest;
import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.PASS;
import static io.drover.model.Verdict.UNKNOWN;
import static io.drover.model.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.GuestState;
import io.drover.model.GuestType;
import io.drover.model.Nic;
import io.drover.model.Observed;
import io.drover.model.Sample;
import io.drover.model.Verdict;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GuestChecksTest {

    @ParameterizedTest
    @CsvSource({
        "RUNNING, PASS",
        "PAUSED, BLOCK",
        "SUSPENDED, BLOCK",
        "INCOMING, BLOCK",
        "SHUT_OFF, BLOCK",
        "CRASHED, BLOCK",
        "SHUTTING_DOWN, BLOCK",
        "OTHER, UNKNOWN"
    })
    void onlyARunningGuestMoves(GuestState state, Verdict verdict) {
        // Given
        var asking = Asking.about(guest("web1").state(state).build());
        asking.sourceDom0().domains(Observed.unknown("no login"));
        // When
        var finding = asking.examine("guest.running");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.holds()).isEqualTo(verdict != PASS);
        assertThat(finding.evidence()).startsWith("xen1 says ");
    }

    @Test
    void aPausedGuestsRemedyQuotesItsName() {
        // Given
        var asking = Asking.about(guest("it's; rm -rf").state(GuestState.PAUSED).build());
        asking.sourceDom0().domains(Observed.unknown("no login"));
        // When
        var finding = asking.examine("guest.running");
        // Then
        assertThat(finding.remedy().orElseThrow().commands()).contains("virsh resume 'it'\\''s; rm -rf'");
    }

    @Test
    void aGuestWithoutAJobPasses() {
        assertThat(Asking.about(guest("web1").build()).examine("guest.no-job").verdict())
                .isEqualTo(PASS);
    }

    @Test
    void aGuestThatIsBeingMigratedIsBlocked() {
        // Given
        var asking = Asking.about(
                guest("web1").job(Observed.known(true, "domjobinfo")).build());
        // When
        var finding = asking.examine("guest.no-job");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("xen1").contains("domjobinfo");
    }

    @Test
    void notKnowingOfAJobHolds() {
        // Given
        var asking = Asking.about(
                guest("web1").job(Observed.unknown("xl does not tell")).build());
        // When
        var finding = asking.examine("guest.no-job");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isTrue();
        assertThat(finding.evidence()).contains("xl does not tell");
    }

    @ParameterizedTest
    @EnumSource(names = {"PVH", "HVM"})
    void hardwareVirtualisedGuestsMove(GuestType type) {
        assertThat(Asking.about(guest("web1").type(type).build())
                        .examine("guest.kind")
                        .verdict())
                .isEqualTo(PASS);
    }

    @Test
    void aPvGuestMovesWhereXenHasShadowPaging() {
        // Given
        var asking = Asking.about(guest("old").type(GuestType.PV).build());
        asking.source().shadowPaging(Observed.known(true, "xl info"));
        // When
        var finding = asking.examine("guest.kind");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
    }

    @Test
    void aPvGuestIsBlockedWhereXenLacksShadowPaging() {
        // Given
        var asking = Asking.about(guest("old").type(GuestType.PV).build());
        asking.sourceDom0().hypervisor(Observed.unknown("no login"));
        // When
        var finding = asking.examine("guest.kind");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("lacks shadow paging (xl info)");
    }

    @Test
    void aPvGuestIsHeldWhileShadowPagingIsNotKnown() {
        // Given
        var asking = Asking.about(guest("old").type(GuestType.PV).build());
        asking.source().shadowPaging(Observed.unknown("libvirt does not tell"));
        asking.sourceDom0().hypervisor(Observed.unknown("no login"));
        // When
        var finding = asking.examine("guest.kind");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isTrue();
    }

    @Test
    void aGuestWithAPhysicalDeviceIsBlocked() {
        // Given
        var plain = Asking.about(guest("web1").build());
        var tied =
                Asking.about(guest("gpu").passedThrough("pci", "0000:03:00.0").build());
        // When
        var finding = tied.examine("guest.passthrough");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("pci 0000:03:00.0").contains("xen1");
        assertThat(plain.examine("guest.passthrough").verdict()).isEqualTo(PASS);
    }

    @Test
    void aMissingBridgeIsBlockedWithTheCommandThatMakesIt() {
        // Given
        var asking = Asking.about(guest("web1")
                .nic(new Nic("00:16:3e:00:00:01", Optional.of("dmz"), Optional.empty()))
                .build());
        // When
        var finding = asking.examine("guest.bridges");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).isEqualTo("xen2 lacks bridge dmz; it has xenbr0 (ip link)");
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("ip link add name dmz up type bridge");
    }

    @Test
    void bridgesThatAreThereOrNotNeededPass() {
        assertThat(Asking.about(guest("web1").build()).examine("guest.bridges").verdict())
                .isEqualTo(PASS);
        assertThat(Asking.about(guest("web1").nicless().build())
                        .examine("guest.bridges")
                        .verdict())
                .isEqualTo(PASS);
    }

    @Test
    void aBridgeThatLibvirtLeavesOutIsSeenByTheDom0() {
        // Given
        var asking = Asking.about(guest("web1").build());
        asking.destination().bridges(Observed.known(Set.of(), "iface-list"));
        // When
        var finding = asking.examine("guest.bridges");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).isEqualTo("xen2 has xenbr0 (ip link)");
    }

    @Test
    void notKnowingTheBridgesDoesNotHoldSinceTheGuestWouldStay() {
        // Given
        var asking = Asking.about(guest("web1").build());
        asking.destination().bridges(Observed.<Set<String>>unknown("no permission"));
        asking.destinationDom0().links(Observed.unknown("no login"));
        // When
        var finding = asking.examine("guest.bridges");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isFalse();
    }

    @Test
    void anAddressThatARunningGuestUsesThereIsWarnedOf() {
        // Given
        var nic = new Nic("00:16:3e:00:00:01", Optional.empty(), Optional.empty());
        var asking = Asking.about(guest("web1").nic(nic).build());
        asking.destination().guest(guest("twin").nic(nic).build());
        // When
        var finding = asking.examine("guest.mac");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence()).isEqualTo("twin on xen2 uses 00:16:3e:00:00:01 too");
    }

    @Test
    void anAddressThatARunningGuestUsesOnAThirdHostIsWarnedOf() {
        // Given
        var nic = new Nic("00:16:3E:00:00:01", Optional.empty(), Optional.empty());
        var asking = Asking.about(guest("web1").nic(nic).build());
        var third = Sample.host("xen3").guest(guest("twin").nic(nic).build()).build();
        var fleet = Sample.fleet(asking.source().build(), asking.destination().build(), third);
        // When
        var finding = Asking.examine("guest.mac", asking.question(fleet, "xen2"));
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence()).isEqualTo("twin on xen3 uses 00:16:3e:00:00:01 too");
    }

    @Test
    void anAddressOfAGuestThatIsOffPasses() {
        // Given
        var nic = new Nic("00:16:3e:00:00:01", Optional.empty(), Optional.empty());
        var asking = Asking.about(guest("web1").nic(nic).build());
        asking.destination()
                .guest(guest("twin").nic(nic).state(GuestState.SHUT_OFF).build());
        // When
        var finding = asking.examine("guest.mac");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
    }

    @Test
    void sampleGuestsHaveAddressesOfTheirOwn() {
        assertThat(guest("web1").build().devices().nics().get(0).mac())
                .isNotEqualTo(guest("web2").build().devices().nics().get(0).mac())
                .matches("[0-9a-f:]{17}");
        assertThat(Sample.id("web1")).isEqualTo(guest("web1").build().id());
    }
}
