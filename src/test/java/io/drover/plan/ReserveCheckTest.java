package io.drover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.check.Footprint;
import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestState;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Overheads;
import io.drover.model.PlacementRule;
import io.drover.model.Policy;
import io.drover.model.Policy.Limits;
import io.drover.model.Reserve;
import io.drover.model.RuleSample;
import io.drover.model.Rules;
import io.drover.model.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reserve of fleets as they are, against every way to seat the guests of each host that may fail. */
class ReserveCheckTest {
    private static final Limits LIMITS = Limits.STANDARD;

    /** Three processors for the guests of a sample host, which has 16 threads. */
    private static final Limits THREE = new Limits(1, 1, 1, Optional.of(3 / 16.0));

    private static Guest guest(String name, long gib) {
        return Sample.guest(name).memory(gib * Sample.GIB).build();
    }

    private static Host host(String name, long freeGib, Guest... guests) {
        var host = Sample.host(name).free(freeGib * Sample.GIB + Sample.GIB / 2);
        List.of(guests).forEach(host::guest);
        return host.build();
    }

    private static Reserve of(Fleet fleet) {
        return ReserveCheck.now(fleet, LIMITS, Bookings.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsSaidIsWhatEveryWayToSeatThemSays(long seed) {
        // Given
        var random = new SplittableRandom(seed);
        int kept = 0;
        for (int round = 0; round < 300; round++) {
            var fleet = fleet(random);
            var limits = random.nextBoolean() ? LIMITS : THREE;
            // When
            var reserve = ReserveCheck.now(fleet, limits, Bookings.NONE);
            // Then
            boolean bearable = fleet.hosts().values().stream().allMatch(failed -> isBearable(fleet, failed, limits));
            assertThat(reserve.isKept())
                    .as("seed %d, round %d: %s", seed, round, reserve)
                    .isEqualTo(bearable);
            assertThat(reserve.state()).isNotEqualTo(Reserve.State.NOT_PROVED);
            kept += bearable ? 1 : 0;
        }
        assertThat(kept).isBetween(30, 270);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void thePlansVerifierFindsTheSame(long seed) {
        // Given
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            var fleet = fleet(random);
            var limits = random.nextBoolean() ? LIMITS : THREE;
            var nothing = new Planner(Overheads.NONE)
                    .plan(new Wish.Drain(new HostName("xen9")), fleet, Policy.STANDARD, Bookings.NONE);
            // When
            var objections = new ReserveAudit(nothing, fleet, limits, Bookings.NONE).objections();
            // Then
            assertThat(objections.isEmpty())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(ReserveCheck.now(fleet, limits, Bookings.NONE).isKept());
        }
    }

    /** Hosts xen1 to xen4 with guests and rules, and an empty, cordoned xen9. */
    private static Fleet fleet(SplittableRandom random) {
        List<Host> hosts = new ArrayList<>();
        int number = 0;
        for (int host = 1; host <= 2 + random.nextInt(3); host++) {
            var sample = Sample.host("xen" + host).free(random.nextLong(9) * Sample.GIB + Sample.GIB / 2);
            for (int each = random.nextInt(4); each > 0; each--) {
                sample.guest(Sample.guest("g" + number++)
                        .memory((1 + random.nextLong(4)) * Sample.GIB)
                        .state(random.nextInt(9) == 0 ? GuestState.SHUT_OFF : GuestState.RUNNING)
                        .build());
            }
            hosts.add(sample.build());
        }
        hosts.add(Sample.host("xen9").build());
        Set<HostName> cordoned = random.nextInt(4) == 0
                ? Set.of(new HostName("xen1"), new HostName("xen9"))
                : Set.of(new HostName("xen9"));
        return Sample.fleet(hosts.toArray(Host[]::new))
                .withRules(rules(random, number))
                .withCordons(cordoned);
    }

    private static Rules rules(SplittableRandom random, int guests) {
        List<PlacementRule> rules = new ArrayList<>();
        for (int rule = random.nextInt(3); rule > 0 && guests > 2; rule--) {
            int one = random.nextInt(guests - 1);
            var first = "g" + one;
            var second = "g" + random.nextInt(one + 1, guests);
            var made = switch (random.nextInt(3)) {
                case 0 -> RuleSample.apart(first, second);
                case 1 -> RuleSample.together(first, second);
                default -> RuleSample.onlyOn(first, "xen1", "xen2", "xen3");
            };
            rules.add(random.nextInt(5) == 0 ? RuleSample.lax(made) : made);
        }
        return RuleSample.rules(rules.toArray(PlacementRule[]::new));
    }

    private static boolean isBearable(Fleet fleet, Host failed, Limits limits) {
        var guests = active(failed);
        var open = fleet.hosts().keySet().stream()
                .filter(host -> !host.equals(failed.name()) && !fleet.cordoned().contains(host))
                .toList();
        int ways = (int) Math.pow(open.size(), guests.size());
        return IntStream.range(0, ways).anyMatch(way -> {
            Map<Guest, HostName> seats = new HashMap<>();
            int rest = way;
            for (var guest : guests) {
                seats.put(guest, open.get(rest % open.size()));
                rest /= open.size();
            }
            return isGood(seats, fleet, limits);
        });
    }

    private static List<Guest> active(Host host) {
        return host.guests().stream().filter(Guest::isActive).toList();
    }

    private static boolean isGood(Map<Guest, HostName> seats, Fleet fleet, Limits limits) {
        Map<Guest, HostName> all = new HashMap<>();
        for (var host : fleet.hosts().values()) {
            active(host).forEach(guest -> all.put(guest, host.name()));
            long taken = seats.entrySet().stream()
                    .filter(seat -> seat.getValue().equals(host.name()))
                    .mapToLong(seat -> Footprint.bytes(seat.getKey()))
                    .sum();
            int vcpus = active(host).size()
                    + (int) seats.values().stream().filter(host.name()::equals).count();
            if (taken > 0
                    && (taken > host.memory().freeBytes()
                            || vcpus > limits.mostVcpus(host.cpu()).orElse(vcpus))) {
                return false;
            }
        }
        all.putAll(seats);
        return fleet.rules().placement().stream()
                .filter(PlacementRule::strict)
                .allMatch(rule -> seats.entrySet().stream()
                        .filter(seat -> rule.covers(seat.getKey()))
                        .allMatch(seat -> holds(rule, seat.getKey(), seat.getValue(), seats.keySet(), all)));
    }

    private static boolean holds(
            PlacementRule rule, Guest guest, HostName host, Set<Guest> seated, Map<Guest, HostName> all) {
        var others = all.keySet().stream()
                .filter(other -> !other.equals(guest) && rule.covers(other))
                .toList();
        var stayed = others.stream().filter(other -> !seated.contains(other)).toList();
        var company = stayed.isEmpty() ? others : stayed;
        return switch (rule.kind()) {
            case ONLY_ON -> rule.hosts().contains(host);
            case APART -> others.stream().noneMatch(other -> host.equals(all.get(other)));
            case TOGETHER -> company.isEmpty() || company.stream().anyMatch(other -> host.equals(all.get(other)));
        };
    }

    @Test
    void guestsThatFitInSumButNotOneByOneHaveNoPlace() {
        // Given
        var fleet = Sample.fleet(host("xen1", 0, guest("db", 8)), host("xen2", 5), host("xen3", 5), host("xen4", 0));
        // When
        var reserve = of(fleet);
        // Then
        assertThat(reserve.state()).isEqualTo(Reserve.State.NOT_KEPT);
        var failure = reserve.failure().orElseThrow();
        assertThat(failure.host()).isEqualTo(new HostName("xen1"));
        assertThat(failure.homeless()).containsExactly("db");
        assertThat(failure.spareBytes()).isPositive();
        assertThat(failure.lackingBytes()).isEqualTo(Footprint.bytes(guest("db", 8)) - 11 * Sample.GIB / 2);
        assertThat(failure.evidence())
                .isEqualTo("db would find no host: they need 8260 MiB, and most is left on xen2, 5632 MiB");
        assertThat(failure.remedy()).isEqualTo("free 2628 MiB on xen2");
    }

    @Test
    void processorsThatAreMissingAreTold() {
        // Given
        var fleet = Sample.fleet(
                host("xen1", 9, guest("a", 1), guest("b", 1)),
                host("xen2", 9, guest("c", 1), guest("d", 1)),
                host("xen3", 9, guest("e", 1), guest("f", 1), guest("g", 1)));
        // When
        var failure = ReserveCheck.now(fleet, THREE, Bookings.NONE).failure().orElseThrow();
        // Then
        assertThat(failure.host()).isEqualTo(new HostName("xen1"));
        assertThat(failure.lackingBytes()).isZero();
        assertThat(failure.evidence())
                .isEqualTo(
                        "b would find no host: they need 1036 MiB and 1 vCPUs, and most is left on xen2, 8692 MiB and 0 vCPUs");
        assertThat(failure.remedy()).isEqualTo("free 1 vCPUs on xen2");
    }

    @Test
    void aGuestThatMayRunOnOneHostOnlyHasNoOtherAndTheRuleIsNamed() {
        // Given
        var fleet = Sample.fleet(host("xen1", 9, guest("db", 1)), host("xen2", 9))
                .withRules(RuleSample.rules(RuleSample.onlyOn("db", "xen1")));
        // When
        var failure = of(fleet).failure().orElseThrow();
        // Then
        assertThat(failure.lackingBytes()).isZero();
        assertThat(failure.evidence()).isEqualTo("db would find no host: that is what rules 'only-on' leave");
        assertThat(failure.remedy()).isEqualTo("change rules 'only-on' in the configuration, section placement");
    }

    @Test
    void theTightestFailureIsTheOneThatLeavesLeast() {
        // Given
        var fleet = Sample.fleet(
                host("xen1", 4, guest("a", 1)), host("xen2", 4, guest("b", 3)), host("xen3", 4, guest("c", 2)));
        // When
        var reserve = of(fleet);
        // Then
        assertThat(reserve.isKept()).isTrue();
        assertThat(reserve.failure().orElseThrow().host()).isEqualTo(new HostName("xen2"));
        assertThat(reserve.failure().orElseThrow().spareBytes())
                .isEqualTo(9 * Sample.GIB - Footprint.bytes(guest("b", 3)));
    }

    @Test
    void memoryThatOtherMovesHaveSpokenForIsNotFreeAndTheirGuestsCountAtBothEnds() {
        // Given
        var going = guest("going", 3);
        var fleet = Sample.fleet(host("xen1", 4, going), host("xen2", 4), host("xen3", 3));
        var move = new Move(going.id(), "going", new HostName("xen1"), new HostName("xen2"), going.memoryBytes());
        // When
        var reserve = ReserveCheck.now(
                fleet,
                LIMITS,
                Bookings.of(Map.of(new HostName("xen2"), 4 * Sample.GIB, new HostName("xen3"), 2 * Sample.GIB))
                        .with(List.of(move)));
        // Then
        assertThat(reserve.failure().orElseThrow().host()).isEqualTo(new HostName("xen1"));
        assertThat(reserve.state()).isEqualTo(Reserve.State.NOT_KEPT);
    }

    @Test
    void aFleetWithoutGuestsHasNothingToLose() {
        // Given
        var fleet = Sample.fleet(host("xen1", 1), host("xen2", 1));
        // When
        var reserve = of(fleet);
        // Then
        assertThat(reserve.isKept()).isTrue();
        assertThat(reserve.failure()).isEmpty();
    }
}
