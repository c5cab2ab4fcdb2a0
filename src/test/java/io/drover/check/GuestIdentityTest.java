package io.drover.check;

import static io.drover.model.Sample.guest;
import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.PASS;
import static io.drover.model.Verdict.UNKNOWN;
import static io.drover.model.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.GuestState;
import io.drover.model.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuestIdentityTest {
    private final Asking asking = Asking.about(guest("web1").build());

    @Test
    void aFreeNameAndUuidPass() {
        assertThat(asking.examine("guest.identity").verdict()).isEqualTo(PASS);
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "SHUT_OFF"})
    void aNameTakenByAnotherGuestIsBlocked(GuestState state) {
        // Given
        var other = guest("web1").id(Sample.id("other")).state(state).build();
        asking.destination().guest(other);
        // When
        var finding = asking.examine("guest.identity");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains(Sample.id("other") + " on xen2");
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "PAUSED", "INCOMING"})
    void aCopyThatIsActiveAtTheDestinationIsBlocked(GuestState state) {
        // Given
        asking.destination().guest(guest("web1").state(state).build());
        // When
        var finding = asking.examine("guest.identity");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("on xen2 too");
    }

    @Test
    void aCopyThatRunsOnAThirdHostIsBlocked() {
        // Given
        var third = Sample.host("xen3").guest(guest("web1").build()).build();
        var fleet = Sample.fleet(asking.source().build(), asking.destination().build(), third);
        // When
        var finding = Asking.examine("guest.identity", asking.question(fleet, "xen2"));
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("on xen3 too");
    }

    @Test
    void aStaleDefinitionIsWarnedOf() {
        // Given
        asking.destination()
                .guest(guest("web1").state(GuestState.SHUT_OFF).autostart().build());
        // When
        var finding = asking.examine("guest.identity");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.holds()).isFalse();
        assertThat(finding.evidence()).contains("xen2 keeps a definition").contains("autostart");
    }

    @Test
    void itsUuidUnderAnotherNameIsBlocked() {
        // Given
        asking.destination()
                .guest(guest("renamed")
                        .id(Sample.id("web1"))
                        .state(GuestState.SHUT_OFF)
                        .build());
        // When
        var finding = asking.examine("guest.identity");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
    }

    @Test
    void aNameThatAnotherGuestHasOnAThirdHostIsWarnedOf() {
        // Given
        var third = Sample.host("xen3")
                .guest(guest("web1").id(Sample.id("other")).build())
                .build();
        var fleet = Sample.fleet(asking.source().build(), asking.destination().build(), third);
        // When
        var finding = Asking.examine("guest.identity", asking.question(fleet, "xen2"));
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence()).contains(Sample.id("other") + " on xen3");
    }

    @Test
    void aCopyThatOnlyXenShowsIsBlocked() {
        // Given
        asking.destinationDom0().domain(guest("web1").build(), "--p---");
        // When
        var finding = asking.examine("guest.identity");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("Xen on xen2 holds web1 with its UUID (--p--- by Xen's word)");
        assertThat(finding.remedy().orElseThrow().commands()).contains("xl destroy web1");
    }

    @Test
    void ofAnUnreachableDestinationNothingIsKnown() {
        assertThat(Asking.examine("guest.identity", asking.whenUnreachable()).verdict())
                .isEqualTo(UNKNOWN);
    }
}
