package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.DowntimeLimits;
import io.drover.model.Fleet;
import io.drover.model.GuestPattern;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.PlacementRule;
import io.drover.model.Rules;
import io.drover.model.Sample;
import io.drover.model.WhatIf;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SuppositionTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final HostName XEN3 = new HostName("xen3");
    private static final HostName LOST = new HostName("lost");
    private static final HostName XEN9 = new HostName("xen9");

    private final Fleet fleet = Sample.withUnreachable(
                    Sample.fleet(
                            Sample.host("xen1").build(),
                            Sample.host("xen2")
                                    .guest(Sample.guest("web").build())
                                    .build(),
                            Sample.host("xen3").build()),
                    "lost",
                    "no route")
            .withCordons(Set.of(XEN2))
            .withRules(new Rules(
                    List.of(new PlacementRule(
                            "pair",
                            PlacementRule.Kind.APART,
                            List.of(new GuestPattern("web"), new GuestPattern("db")),
                            Set.of(),
                            true)),
                    new DowntimeLimits(
                            Duration.ofSeconds(2),
                            List.of(new DowntimeLimits.OfGuest(new GuestPattern("web"), Duration.ofSeconds(9)))),
                    Overheads.NONE));

    private static WhatIf without(HostName... hosts) {
        return new WhatIf(Set.of(hosts), Optional.empty(), new TreeMap<>(), Optional.empty());
    }

    private static WhatIf links(Optional<Long> every, Map<HostName, Long> certain) {
        return new WhatIf(Set.of(), every, new TreeMap<>(certain), Optional.empty());
    }

    @Test
    void nothingSupposedIsTheFleetItself() {
        // When
        var supposed = Supposition.of(fleet, WhatIf.NOTHING, Set.of(XEN1));
        // Then
        assertThat(supposed).isSameAs(fleet);
    }

    @Test
    void aHostThatIsLeftOutIsGoneWithItsGuestsAndItsCordon() {
        // When
        var supposed = Supposition.of(fleet, without(XEN2, LOST), Set.of(XEN1));
        // Then
        assertThat(supposed.hosts()).containsOnlyKeys(XEN1, XEN3);
        assertThat(supposed.unreachable()).isEmpty();
        assertThat(supposed.cordoned()).isEmpty();
        assertThat(supposed.find("web")).isEmpty();
    }

    @Test
    void theFleetThatWasObservedStaysAsItWas() {
        // When
        Supposition.of(fleet, without(XEN2, LOST), Set.of());
        // Then
        assertThat(fleet.hosts()).containsOnlyKeys(XEN1, XEN2, XEN3);
        assertThat(fleet.unreachable()).containsOnlyKeys(LOST);
    }

    @Test
    void aLinkOfACertainHostWeighsMoreThanThatOfEveryHost() {
        // When
        var supposed = Supposition.of(fleet, links(Optional.of(10L), Map.of(XEN3, 30L)), Set.of());
        // Then
        assertThat(supposed.hosts().values())
                .extracting(host -> host.linkBytesPerSecond())
                .containsExactly(
                        Observed.known(10L, "supposed"),
                        Observed.known(10L, "supposed"),
                        Observed.known(30L, "supposed"));
    }

    @Test
    void aDowntimeLimitHoldsForEveryGuestAndLeavesPlacementAlone() {
        // Given
        var change = new WhatIf(Set.of(), Optional.empty(), new TreeMap<>(), Optional.of(Duration.ofMillis(300)));
        // When
        var rules = Supposition.of(fleet, change, Set.of()).rules();
        // Then
        assertThat(rules.downtime()).isEqualTo(new DowntimeLimits(Duration.ofMillis(300), List.of()));
        assertThat(rules.placement()).isEqualTo(fleet.rules().placement());
        assertThat(rules.overheads()).isEqualTo(fleet.rules().overheads());
    }

    @Test
    void aHostThatThereIsNotIsNotFoundAndTheMessageSaysWhatWouldBeRight() {
        assertThatThrownBy(() -> Supposition.of(fleet, links(Optional.empty(), Map.of(XEN9, 1L)), Set.of()))
                .isInstanceOf(RequestException.class)
                .hasMessage(
                        "whatIf.links names 'xen9', which there is not in the configuration; it must be one of lost,"
                                + " xen1, xen2, xen3")
                .extracting(refused -> ((RequestException) refused).kind())
                .isEqualTo(RequestException.Kind.NOT_FOUND);
    }

    @Test
    void theLinkOfAHostThatDoesNotAnswerCannotBeSupposed() {
        assertThatThrownBy(() -> Supposition.of(fleet, links(Optional.empty(), Map.of(LOST, 1L)), Set.of()))
                .hasMessageContaining("'lost', which does not answer (no route)");
    }

    @Test
    void aHostThatThePlanIsAboutCannotBeLeftOut() {
        assertThatThrownBy(() -> Supposition.of(fleet, without(XEN1), Set.of(XEN1)))
                .isInstanceOf(RequestException.class)
                .hasMessage("whatIf.without names 'xen1', which the plan is about; it must name other hosts")
                .extracting(refused -> ((RequestException) refused).kind())
                .isEqualTo(RequestException.Kind.INVALID);
    }
}
