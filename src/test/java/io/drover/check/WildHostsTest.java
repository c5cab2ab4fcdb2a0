package io.drover.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Bookings;
import io.drover.model.CheckId;
import io.drover.model.Finding;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import io.drover.model.WildHosts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WildHostsTest {
    private static final Map<CheckId, About> CATALOGUE =
            Checks.catalogue().stream().collect(Collectors.toMap(About::id, Function.identity()));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverAHostTellsItsChecksAnswerAsTheCatalogueSays(long seed) {
        // Given
        var hosts = new WildHosts(seed);
        for (int round = 0; round < 60; round++) {
            var fleet = hosts.fleet();
            var inspection = Asking.inspection(fleet, Set.of());
            for (var host : fleet.hosts().values()) {
                // When
                var findings = inspection.findings(host);
                // Then
                findings.forEach(WildHostsTest::assertSound);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverTwoHostsTellTheirChecksAnswerAsTheCatalogueSays(long seed) {
        // Given
        var hosts = new WildHosts(seed);
        for (int round = 0; round < 30; round++) {
            var fleet = hosts.fleet();
            var inspection = Asking.inspection(fleet, Set.of());
            for (var host : fleet.hosts().values()) {
                for (var guest : host.guests()) {
                    for (var to : fleet.hosts().keySet()) {
                        // When
                        var findings = inspection.findings(host, guest, to, Bookings.NONE);
                        // Then
                        findings.stream()
                                .filter(finding -> !finding.check().value().startsWith("guest."))
                                .forEach(WildHostsTest::assertSound);
                    }
                }
            }
        }
    }

    private static void assertSound(Finding finding) {
        assertThat(verdictsOf(finding.check())).as("%s", finding).contains(finding.verdict());
        assertThat(finding.evidence()).isNotBlank();
        boolean due = finding.verdict() == Verdict.WARN || finding.verdict() == Verdict.BLOCK;
        assertThat(finding.remedy().isPresent() || !due).as("%s", finding).isTrue();
        var commands = finding.remedy().map(Remedy::commands).orElse(List.of());
        assertThat(commands).allSatisfy(command -> assertThat(unquoted(command)).doesNotContain("$(x)", "`y`"));
    }

    private static Set<Verdict> verdictsOf(CheckId check) {
        return Optional.ofNullable(CATALOGUE.get(check)).map(About::verdicts).orElse(Set.of());
    }

    /** What a shell would read as its own: a command without what stands in single quotes. */
    private static String unquoted(String command) {
        return command.replace("'\\''", "").replaceAll("(?s)'[^']*'", "");
    }
}
