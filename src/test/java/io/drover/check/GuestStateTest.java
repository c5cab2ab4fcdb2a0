package io.drover.check;

import static io.drover.model.GuestState.INCOMING;
import static io.drover.model.GuestState.PAUSED;
import static io.drover.model.GuestState.SHUT_OFF;
import static io.drover.model.Sample.guest;
import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.PASS;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Guest;
import io.drover.model.GuestState;
import io.drover.model.Observed;
import io.drover.model.OperatingSystem;
import io.drover.model.Os;
import io.drover.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guest does, by its toolstack's word and by Xen's. */
class GuestStateTest {
    private static final Guest WEB = guest("web1").build();

    private static Asking xenSays(Guest guest, String flags) {
        var asking = Asking.about(guest);
        asking.sourceDom0().only(guest, flags);
        return asking;
    }

    @ParameterizedTest
    @CsvSource({
        "r-----, PASS, ''",
        "------, PASS, ''",
        "--p---, BLOCK, 'xl unpause web1'",
        "---ss-, BLOCK, 'systemctl restart libvirtd'",
        "---sc-, BLOCK, 'xl destroy web1'",
        "-----d, BLOCK, 'xl list'"
    })
    void ofAGuestThatTheToolstackCallsRunningXensWordCounts(String flags, Verdict verdict, String command) {
        // Given
        var asking = xenSays(WEB, flags);
        // When
        var finding = asking.examine("guest.running");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).isEqualTo("xen1 says running; Xen says " + flags + " (xl list)");
        if (verdict == BLOCK) {
            assertThat(finding.remedy().orElseThrow().commands()).contains(command);
        }
    }

    @Test
    void aPausedGuestThatXenRunsIsMendedByRestartingLibvirtd() {
        // Given
        var asking = xenSays(guest("web1").state(PAUSED).build(), "-b----");
        // When
        var finding = asking.examine("guest.running");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence())
                .contains("xen1 says paused; Xen says -b----")
                .contains("record is wrong");
        assertThat(finding.remedy().orElseThrow().commands()).contains("systemctl restart libvirtd");
    }

    @Test
    void onFreeBsdLibvirtdIsRestartedItsOwnWay() {
        // Given
        var asking = xenSays(guest("web1").state(PAUSED).build(), "-b----");
        asking.sourceDom0().system(Observed.known(new OperatingSystem(Os.FREEBSD, "FreeBSD 14.1", "b"), "uname"));
        // When
        var finding = asking.examine("guest.running");
        // Then
        assertThat(finding.remedy().orElseThrow().commands())
                .contains("service libvirtd restart")
                .doesNotContain("systemctl restart libvirtd");
    }

    @Test
    void aGuestThatXenDoesNotHoldIsBlocked() {
        // Given
        var asking = Asking.about(WEB);
        asking.sourceDom0().domains(Observed.known(List.of(), "xl list"));
        // When
        var finding = asking.examine("guest.running");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("Xen holds no such guest");
    }

    @Test
    void aGuestThatIsOffEverywhereIsToldToBeStarted() {
        // Given
        var asking = Asking.about(guest("web1").state(SHUT_OFF).build());
        asking.sourceDom0().domains(Observed.known(List.of(), "xl list"));
        // When
        var finding = asking.examine("guest.running");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("virsh start web1");
    }

    @ParameterizedTest
    @CsvSource({"SHUTTING_DOWN, BLOCK", "OTHER, UNKNOWN"})
    void whatTheToolstackSeesOnTheWayDownIsNoWrongRecord(GuestState state, Verdict verdict) {
        // Given
        var asking = xenSays(guest("web1").state(state).build(), "-b----");
        // When
        var finding = asking.examine("guest.running");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).doesNotContain("record is wrong");
    }

    @Test
    void withoutTheDom0OnlyTheToolstackWasHeardAndTheEvidenceSaysSo() {
        // Given
        var asking = Asking.about(WEB);
        asking.sourceDom0().domains(Observed.unknown("xl list timed out"));
        // When
        var finding = asking.examine("guest.running");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).isEqualTo("xen1 says running; only the toolstack was heard (xl list timed out)");
    }

    @Test
    void aJobOfAGuestThatXenHoldsSuspendedHangs() {
        // Given
        var asking =
                xenSays(guest("web1").job(Observed.known(true, "domjobinfo")).build(), "---ss-");
        // When
        var finding = asking.examine("guest.no-job");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("holds the guest suspended");
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("systemctl restart libvirtd");
    }

    @Test
    void aRecordOfAMigrationWithoutAJobHangs() {
        // Given
        var asking =
                Asking.about(guest("web1").saying(PAUSED, "paused (migrating)").build());
        // When
        var finding = asking.examine("guest.no-job");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("xen1 says paused (migrating), and has no job");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCopyThatWaitsWithoutASenderHangs(boolean seenAsIncoming) {
        // Given
        var asking = Asking.about(WEB);
        var copy = guest("web1").fleeting().state(seenAsIncoming ? INCOMING : SHUT_OFF);
        asking.destination().guest(copy.build());
        // When
        var finding = asking.examine("guest.no-job");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("xen2 waits for it to arrive").contains("nobody sends it");
        assertThat(finding.remedy().orElseThrow().commands()).contains("xl list web1", "systemctl restart libvirtd");
    }

    @Test
    void aCopyThatIsBeingSentIsOnlyTheJob() {
        // Given
        var asking = Asking.about(
                guest("web1").job(Observed.known(true, "domjobinfo")).build());
        asking.destination().guest(guest("web1").fleeting().state(INCOMING).build());
        // When
        var finding = asking.examine("guest.no-job");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).doesNotContain("nobody sends it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"web1--incoming", "web1--migratedaway"})
    void aHalfThatOnlyXenListsIsBlockedWhereverItIs(String name) {
        // Given
        var asking = Asking.about(WEB);
        asking.destinationDom0().domain(guest(name).build(), "--p---");
        // When
        var finding = asking.examine("guest.leftovers");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence())
                .isEqualTo("xen2 has " + name + " (--p--- by Xen's word), left from a migration that did" + " not end");
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("xl list", "xl destroy " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web1--incoming", "web1--migratedaway"})
    void aHalfThatTheToolstackListsIsBlockedOnBothHosts(String name) {
        // Given
        var there = Asking.about(WEB);
        var here = Asking.about(WEB);
        there.destination().guest(guest(name).build());
        here.source().guest(guest(name).build());
        // When
        var finding = there.examine("guest.leftovers");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(here.examine("guest.leftovers").verdict()).isEqualTo(BLOCK);
    }

    @Test
    void halvesOfOtherGuestsDoNotCount() {
        // Given
        var asking = Asking.about(WEB);
        asking.destinationDom0().domain(guest("web10--incoming").build());
        // When
        var finding = asking.examine("guest.leftovers");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
    }
}
