package io.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Doctor.Diagnosis;
import io.drover.model.DowntimeLimits;
import io.drover.model.GuestPattern;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Overheads;
import io.drover.model.RuleSample;
import io.drover.model.Rules;
import io.drover.model.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What doctor says of rules. */
class RuleCheckTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final Map<HostName, Host> SEEN =
            Map.of(XEN1, Sample.host("xen1").guest(Sample.guest("db1").build()).build());

    @Test
    void aNameThatMeansNobodyIsWarnedOfAndIsNoFault() {
        // Given
        var limit = new DowntimeLimits.OfGuest(new GuestPattern("db3"), Duration.ofMillis(300));
        var rules = new Rules(
                List.of(RuleSample.apart("db1", "db2")),
                new DowntimeLimits(Duration.ofSeconds(1), List.of(limit)),
                Overheads.STANDARD);
        // When
        var found = RuleCheck.of(rules, SEEN, Set.of(XEN1, new HostName("xen2")));
        // Then
        assertThat(found).extracting(Diagnosis::healthy).containsOnly(true);
        assertThat(found)
                .extracting(Diagnosis::seen)
                .containsExactly(
                        "no guest is called 'db2' on a host that answers",
                        "no guest is called 'db3' on a host that answers");
        assertThat(found).allMatch(diagnosis -> diagnosis.remedy().isPresent());
    }

    @Test
    void namesThatAreAllMetAreSaidOnce() {
        // When
        var found = RuleCheck.of(RuleSample.rules(RuleSample.apart("db*", "db1")), SEEN, Set.of(XEN1));
        // Then
        assertThat(found)
                .singleElement()
                .satisfies(diagnosis -> assertThat(diagnosis.remedy()).isEmpty());
    }

    @Test
    void whereThereAreNoRulesNothingIsSaid() {
        assertThat(RuleCheck.of(Rules.NONE, SEEN, Set.of(XEN1))).isEmpty();
    }
}
