package io.drover.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.GeneratedPage;
import io.drover.model.Bookings;
import io.drover.model.CheckId;
import io.drover.model.Finding;
import io.drover.model.HostName;
import io.drover.model.RandomFleets;
import io.drover.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    @Test
    void idsAreUniqueSortedAndWellFormed() {
        // When
        var ids = Checks.all().stream().map(check -> check.id().value()).toList();
        // Then
        assertThat(ids).doesNotHaveDuplicates().isSorted().allMatch(id -> id.matches("[a-z]+\\.[a-z][a-z0-9-]*"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noFleetMakesACheckThrowAndWhatHoldsFollowsTheRule(long seed) {
        // Given
        var fleets = new RandomFleets(seed);
        for (int round = 0; round < 60; round++) {
            var fleet = fleets.wild();
            for (var host : fleet.hosts().values()) {
                for (var guest : host.guests()) {
                    for (var to : List.of("xen1", "xen2", "xen9", "none")) {
                        var accepted = round % 2 == 0 ? Set.of(new GuestDisks().id()) : Set.<CheckId>of();
                        var name = new HostName(to);
                        // When
                        var findings = Asking.inspection(fleet, accepted)
                                .findings(host, guest, name, Bookings.of(Map.of(name, 5L)));
                        // Then
                        assertThat(findings).hasSameSizeAs(Checks.all());
                        findings.forEach(finding -> assertRule(finding, accepted.contains(finding.check())));
                    }
                }
            }
        }
    }

    private static void assertRule(Finding finding, boolean accepted) {
        var check = Checks.all().stream()
                .filter(each -> each.id().equals(finding.check()))
                .findFirst()
                .orElseThrow();
        boolean expected = switch (finding.verdict()) {
            case PASS, WARN -> false;
            case BLOCK -> true;
            case UNKNOWN -> check.holdsWhenUnknown() && !accepted;
        };
        assertThat(finding.holds()).as("%s", finding).isEqualTo(expected);
        assertThat(check.about().verdicts()).as("%s", finding).contains(finding.verdict());
        assertThat(finding.evidence()).isNotBlank();
        boolean remedyDue = finding.holds() || finding.verdict() == Verdict.WARN;
        assertThat(finding.remedy().isPresent() || !remedyDue).as("%s", finding).isTrue();
    }

    @Test
    void thePageOfChecksIsFresh() {
        new GeneratedPage("checks.md").assertIs(page());
    }

    private static String page() {
        var entries = Checks.all().stream().map(ChecksTest::entry).collect(Collectors.joining("\n"));
        return """
                # Checks

                Before a guest moves, and again just before its transfer starts, Drover asks these questions. Each answer is PASS, WARN,
                BLOCK or UNKNOWN, says what was seen and how, and what to do about it. A BLOCK holds the guest back. An UNKNOWN
                holds it back where its data or its running state is at stake, until an operator accepts it by the check's name.

                Of each disk they say one of three things: PROVED, it was seen to be the same on both hosts; ASSERTED, everything
                agrees and the proof was not to be had; DISPROVED, it is another, or belongs to one host alone.

                This page is written from the code.

                %s""".formatted(entries);
    }

    private static String entry(Check check) {
        var about = check.about();
        return """
                ## `%s`

                Passes when: %s.

                | | |
                |---|---|
                | protects | %s |
                | answers | %s |
                | UNKNOWN holds | %s |
                | rests on | %s |
                | remedy | %s |
                """.formatted(
                        about.id(),
                        about.title(),
                        about.protects(),
                        about.verdicts().stream().sorted().map(Object::toString).collect(Collectors.joining(", ")),
                        holds(about),
                        about.grounds().stream().map(Ground::words).collect(Collectors.joining("; ")),
                        about.remedy().isEmpty() ? "said in the finding" : about.remedy());
    }

    private static String holds(About about) {
        return about.verdicts().contains(Verdict.UNKNOWN)
                ? about.stake() == Stake.DATA ? "yes" : "no"
                : "never answered";
    }
}
