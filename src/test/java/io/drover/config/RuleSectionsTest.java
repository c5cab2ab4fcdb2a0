package io.drover.config;

import static io.drover.model.PlacementRule.Kind.APART;
import static io.drover.model.PlacementRule.Kind.ONLY_ON;
import static io.drover.model.PlacementRule.Kind.TOGETHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.DowntimeLimits;
import io.drover.model.GuestPattern;
import io.drover.model.HostName;
import io.drover.model.Overheads;
import io.drover.model.PlacementRule;
import io.drover.model.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sections about guests and what it costs to move them: placement, downtime and overheads. */
class RuleSectionsTest {
    private static final String ONE_HOST = "hosts: [{name: xen1, uri: xen+tls://10.0.0.1/system}]\n";

    @Test
    void rulesHaveDefaults() {
        assertThat(parse(ONE_HOST).rules()).isEqualTo(Rules.NONE);
    }

    @Test
    void rulesAreRead() {
        // Given
        var text = ONE_HOST + """
                placement:
                  apart: [{name: databases, guests: [db1, db2, "spare*"]}]
                  together: [{name: shop, guests: [app, cache], strict: false}]
                  only-on: [{name: licence, guests: [6c6f3a1e-3b1f-4a7e-9d36-0d5a52b5f001], hosts: [xen1]}]
                downtime: {default: 2s, guests: {db1: 300ms, "web*": 1m}}
                overheads: {setup: 1s, suspend: 80ms, device: 400ms, resume: 20ms, release: 0s}
                """;
        // When
        var rules = parse(text).rules();
        // Then
        assertThat(rules.placement())
                .containsExactly(
                        new PlacementRule("databases", APART, patterns("db1", "db2", "spare*"), Set.of(), true),
                        new PlacementRule("shop", TOGETHER, patterns("app", "cache"), Set.of(), false),
                        new PlacementRule(
                                "licence",
                                ONLY_ON,
                                patterns("6c6f3a1e-3b1f-4a7e-9d36-0d5a52b5f001"),
                                Set.of(new HostName("xen1")),
                                true));
        assertThat(rules.downtime())
                .isEqualTo(new DowntimeLimits(
                        Duration.ofSeconds(2),
                        List.of(
                                new DowntimeLimits.OfGuest(new GuestPattern("db1"), Duration.ofMillis(300)),
                                new DowntimeLimits.OfGuest(new GuestPattern("web*"), Duration.ofMinutes(1)))));
        assertThat(rules.overheads())
                .isEqualTo(new Overheads(
                        Duration.ofSeconds(1),
                        Duration.ofMillis(80),
                        Duration.ofMillis(400),
                        Duration.ofMillis(20),
                        Duration.ZERO));
    }

    private static List<GuestPattern> patterns(String... texts) {
        return Stream.of(texts).map(GuestPattern::new).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "placement: {apart: [{name: a, guests: [db1]}]} | t.yaml:2: field 'placement.apart[0].guests' names too few; it must be a list of two guests or more",
                "placement: {together: [{guests: [a, b]}]} | field 'placement.together[0].name' is missing; it must be a text",
                "placement: {apart: [{name: a, guests: [a, b], hosts: [xen1]}]} | there is no field 'placement.apart[0].hosts'",
                "placement: {only-on: [{name: a, guests: [a]}]} | field 'placement.only-on[0].hosts' names no host; it must be a list of xen1",
                "placement: {only-on: [{name: a, guests: [a], hosts: [xen9]}]} | names 'xen9'; it must name hosts of this file: xen1",
                "placement: {only-on: [{name: a, guests: [], hosts: [xen1]}]} | names too few; it must be a list of one guest or more",
                "placement: {apart: [{name: a, guests: [a, b]}, {name: a, guests: [c, d]}]} | is 'a' again; each rule must have a name of its own",
                "placement: {apart: [{name: a, guests: [a, b]}], together: [{name: t, guests: [b, a, c]}]} | keeps together what rule 'a' keeps apart",
                "placement: {apart: [{name: a, guests: ['', b]}]} | it must be a guest's name, its UUID or a pattern such as web*",
                "placement: {aprt: []} | did you mean 'apart'?",
                "downtime: {default: 0s} | field 'downtime.default' is '0s'; it must be a time such as 300ms or 2s, more than none",
                "overheads: {release: -1s} | t.yaml:2: field 'overheads.release' is '-1s'; it must be a time such as 500ms or 2s, or 0s for none",
                "overheads: {relaese: 1s} | field 'overheads.relaese'",
                "downtime: {guests: {db1: -1s}} | field 'downtime.guests.db1' is '-1s'; it must be a time",
                "downtime: {guests: {db1: soon}} | field 'downtime.guests.db1' is 'soon'",
            })
    void rulesThatAreNotRightAreRefused(String line, String problem) {
        assertThatThrownBy(() -> parse(ONE_HOST + line))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(problem);
    }

    private static Configuration parse(String text) {
        return Configuration.parse("t.yaml", text);
    }
}
