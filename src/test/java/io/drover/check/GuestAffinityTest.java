package io.drover.check;

import static io.drover.model.RuleSample.apart;
import static io.drover.model.RuleSample.lax;
import static io.drover.model.RuleSample.onlyOn;
import static io.drover.model.RuleSample.rules;
import static io.drover.model.RuleSample.together;
import static io.drover.model.Sample.GIB;
import static io.drover.model.Sample.fleet;
import static io.drover.model.Sample.guest;
import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.PASS;
import static io.drover.model.Verdict.UNKNOWN;
import static io.drover.model.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Bookings;
import io.drover.model.Finding;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestState;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.PlacementRule;
import io.drover.model.Policy;
import io.drover.model.Sample;
import io.drover.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** May db1 go from xen1 to xen2, as the rules of placement see it? */
class GuestAffinityTest {
    private static final Guest DB1 = guest("db1").build();
    private static final HostName XEN2 = new HostName("xen2");

    private static Host host(String name, Guest... guests) {
        var host = Sample.host(name);
        for (var guest : guests) {
            host.guest(guest);
        }
        return host.build();
    }

    private static Fleet with(Guest there, String host) {
        return switch (host) {
            case "xen1" -> fleet(host("xen1", DB1, there), host("xen2"), host("xen3"));
            case "xen2" -> fleet(host("xen1", DB1), host("xen2", there), host("xen3"));
            case "xen3" -> fleet(host("xen1", DB1), host("xen2"), host("xen3", there));
            default -> fleet(host("xen1", DB1), host("xen2"), host("xen3"));
        };
    }

    private static Finding asked(Fleet fleet, Bookings bookings, PlacementRule... rules) {
        var inspection = new Inspection(fleet.withRules(rules(rules)), Policy.STANDARD, Foresight.NONE);
        var source = fleet.host(new HostName("xen1")).orElseThrow();
        return Asking.examine("guest.affinity", new Question(inspection, source, DB1, XEN2, bookings));
    }

    private static Bookings moving(String guest, String from, String to) {
        var move = new Move(Sample.id(guest), guest, new HostName(from), new HostName(to), GIB);
        return new Bookings(Map.of(), List.of(move), Set.of());
    }

    @ParameterizedTest
    @CsvSource({"xen1, PASS", "xen2, BLOCK", "xen3, PASS", "nowhere, PASS"})
    void whoMustBeApartFromItIsNotAtTheDestination(String where, Verdict verdict) {
        // When
        var finding = asked(with(guest("db2").build(), where), Bookings.NONE, apart("db1", "db2"));
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.holds()).isEqualTo(verdict == BLOCK);
        assertThat(finding.evidence()).contains("rule 'apart'");
        if (verdict == BLOCK) {
            assertThat(finding.evidence()).contains("db2, which is running on xen2");
            assertThat(finding.remedy().orElseThrow().advice())
                    .contains("Move db2 away from xen2 first")
                    .contains("change rule 'apart'");
        }
    }

    @Test
    void whoIsStillArrivingAtTheDestinationIsThere() {
        // Given
        var arriving = guest("db2").state(GuestState.INCOMING).build();
        // When
        var finding = asked(with(arriving, "xen2"), Bookings.NONE, apart("db1", "db2"));
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
    }

    @Test
    void whoIsOffMayBeDefinedThere() {
        // Given
        var off = guest("db2").state(GuestState.SHUT_OFF).build();
        // When
        var finding = asked(with(off, "xen2"), Bookings.NONE, apart("db1", "db2"));
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
    }

    @ParameterizedTest
    @CsvSource({"xen3, xen2, BLOCK", "xen2, xen3, BLOCK", "xen3, xen4, PASS"})
    void whoIsOnItsWayCountsWhereItIsAndWhereItGoes(String from, String to, Verdict verdict) {
        // When
        var finding = asked(with(guest("db2").build(), from), moving("db2", from, to), apart("db*", "none"));
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
    }

    @Test
    void aRuleThatIsNotStrictIsOnlyWarnedOf() {
        // When
        var finding = asked(with(guest("db2").build(), "xen2"), Bookings.NONE, lax(apart("db1", "db2")));
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence()).contains("not strict");
    }

    @ParameterizedTest
    @CsvSource({
        "xen1, BLOCK, 'by draining xen1'",
        "xen2, PASS, ''",
        "xen3, BLOCK, 'Choose xen3 instead'",
        "nowhere, PASS, ''"
    })
    void whomItMustBeTogetherWithIsAtTheDestination(String where, Verdict verdict, String advice) {
        // When
        var finding = asked(with(guest("app").build(), where), Bookings.NONE, together("db1", "app"));
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.remedy().map(remedy -> remedy.advice()).orElse("")).contains(advice);
    }

    @ParameterizedTest
    @CsvSource({"xen2, PASS", "xen3, BLOCK"})
    void whoFollowsItWithinTheSameRunIsWithIt(String to, Verdict verdict) {
        // When
        var finding = asked(with(guest("app").build(), "xen1"), moving("app", "xen1", to), together("db1", "app"));
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
    }

    @Test
    void whoLeavesTooAndHasNoDestinationYetHoldsNobodyBack() {
        // Given
        var app = guest("app").build();
        // When
        var finding = asked(with(app, "xen1"), Bookings.NONE.leaving(List.of(DB1, app)), together("db1", "app"));
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
    }

    @Test
    void joiningOneOfThoseThatAreScatteredIsWarnedOf() {
        // Given
        var fleet = fleet(
                host("xen1", DB1),
                host("xen2", guest("app").build()),
                host("xen3", guest("cache").build()));
        // When
        var finding = asked(fleet, Bookings.NONE, together("db1", "app", "cache"));
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence()).contains("app (xen2), cache (xen3)");
    }

    @Test
    void whereSomebodyMayRunUnseenTogetherIsNotKnown() {
        // Given
        var fleet = Sample.withUnreachable(with(DB1, "nowhere"), "xen9", "no route");
        // When
        var finding = asked(fleet, Bookings.NONE, together("db1", "app"));
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isFalse();
    }

    @Test
    void onAHostThatDoesNotAnswerItIsNotKnownWhomItWouldMeet() {
        // Given
        var fleet = Sample.withUnreachable(fleet(host("xen1", DB1)), "xen2", "no route");
        // When
        var finding = asked(fleet, Bookings.NONE, apart("db1", "db2"));
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"xen2, PASS", "xen3, BLOCK"})
    void aGuestThatIsBoundToHostsGoesToThemAlone(String allowed, Verdict verdict) {
        // When
        var finding = asked(with(DB1, "nowhere"), Bookings.NONE, onlyOn("db1", "xen1", allowed));
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).contains("rule 'only-on' lets it run on xen1, " + allowed);
    }

    @Test
    void aGuestThatNoRuleIsAboutGoesAnywhere() {
        // When
        var finding = asked(with(guest("db2").build(), "xen2"), Bookings.NONE, apart("web1", "db2"));
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).isEqualTo("no rule of placement is about it");
    }
}
