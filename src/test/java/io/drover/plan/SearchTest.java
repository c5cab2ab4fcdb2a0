package io.drover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.plan.Puzzle.Lodger;
import io.drover.plan.Puzzle.Space;
import io.drover.plan.Puzzle.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search against every assignment there is, tried one by one by code that shares nothing with it. */
class SearchTest {
    private static final long ENOUGH = 10_000_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsFoundSufficesAndNothingCheaperDoes(long seed) {
        // Given
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 150; round++) {
            var puzzle = puzzle(random);
            // When
            var found = Search.solve(puzzle, ENOUGH);
            // Then
            var cheapest = cheapest(puzzle, new int[puzzle.guests().size()], 0);
            assertThat(found.left() == 0).as("%s", puzzle).isEqualTo(cheapest.isPresent());
            if (cheapest.isPresent()) {
                assertThat(found.smallest()).isTrue();
                assertThat(price(
                                puzzle,
                                found.rooms().stream()
                                        .mapToInt(Integer::intValue)
                                        .toArray()))
                        .as("%s", puzzle)
                        .hasValue(found.cost());
                assertThat(found.cost()).as("%s", puzzle).isEqualTo(cheapest.getAsInt());
            }
        }
    }

    @Test
    void aSearchThatTiresGivesWhatItHasAndClaimsNothing() {
        // Given
        var puzzle = new Puzzle(
                List.of(1, 1, 1),
                List.of(
                        new Lodger(1, 0, List.of(new Way(0, Set.of(0)), new Way(1, Set.of(2))), -1, Set.of()),
                        new Lodger(1, 0, List.of(new Way(0, Set.of(1)), new Way(1, Set.of(2))), -1, Set.of())),
                List.of(new Space(9, 0), new Space(9, 0)));
        // When
        var found = Search.solve(puzzle, 0);
        // Then
        assertThat(found.left()).isZero();
        assertThat(found.smallest()).isFalse();
    }

    @Test
    void whoCanGoAnywhereGoesWhereItWouldAnyway() {
        // Given
        var ways = List.of(new Way(0, Set.of()), new Way(1, Set.of()));
        var puzzle = new Puzzle(
                List.of(), List.of(new Lodger(1, 0, ways, 1, Set.of())), List.of(new Space(1, 0), new Space(9, 0)));
        // When
        var found = Search.solve(puzzle, ENOUGH);
        // Then
        assertThat(found.rooms()).containsExactly(1);
    }

    @Test
    void manyGuestsThatEachNeedARemedyOfTheirOwnAmongManyHostsAreSolvedAtOnce() {
        // Given
        List<Integer> costs = new ArrayList<>();
        List<Lodger> guests = new ArrayList<>();
        List<Space> rooms = new ArrayList<>();
        for (int room = 0; room < 300; room++) {
            rooms.add(new Space(3, 3));
        }
        for (int guest = 0; guest < 20; guest++) {
            costs.add(1);
            List<Way> ways = new ArrayList<>();
            for (int room = 0; room < rooms.size(); room++) {
                ways.add(new Way(room, Set.of(guest)));
            }
            guests.add(new Lodger(2, 0, ways, -1, Set.of()));
        }
        // When
        var found = Search.solve(new Puzzle(costs, guests, rooms), Search.MOST_LOOKS);
        // Then
        assertThat(found.cost()).isEqualTo(20);
        assertThat(found.smallest()).isTrue();
    }

    private static Puzzle puzzle(SplittableRandom random) {
        List<Integer> costs = new ArrayList<>();
        for (int remedy = 0; remedy < 1 + random.nextInt(6); remedy++) {
            costs.add(random.nextInt(4) == 0 ? 3 : 1);
        }
        List<Space> rooms = new ArrayList<>();
        for (int room = 0; room < 1 + random.nextInt(3); room++) {
            rooms.add(new Space(random.nextInt(-1, 7), random.nextInt(5), random.nextInt(-1, 7), random.nextInt(5)));
        }
        List<Lodger> guests = new ArrayList<>();
        for (int guest = 0; guest < 1 + random.nextInt(5); guest++) {
            List<Way> ways = new ArrayList<>();
            for (int room = 0; room < rooms.size(); room++) {
                if (random.nextInt(5) > 0) {
                    ways.add(new Way(room, remedies(random, costs.size())));
                }
            }
            guests.add(new Lodger(
                    1 + random.nextInt(4), 1 + random.nextInt(4), ways, random.nextInt(-1, rooms.size()), Set.of()));
        }
        for (int pairs = random.nextInt(3); pairs > 0 && guests.size() > 1; pairs--) {
            int one = random.nextInt(guests.size() - 1);
            keepApart(guests, one, random.nextInt(one + 1, guests.size()));
        }
        return new Puzzle(costs, guests, rooms);
    }

    private static void keepApart(List<Lodger> guests, int one, int other) {
        guests.set(one, shunning(guests.get(one), other));
        guests.set(other, shunning(guests.get(other), one));
    }

    private static Lodger shunning(Lodger guest, int other) {
        Set<Integer> shuns = new HashSet<>(guest.shuns());
        shuns.add(other);
        return new Lodger(guest.bytes(), guest.vcpus(), guest.ways(), guest.usual(), shuns);
    }

    private static Set<Integer> remedies(SplittableRandom random, int number) {
        Set<Integer> remedies = new HashSet<>();
        for (int wanted = random.nextInt(3); wanted > 0; wanted--) {
            remedies.add(random.nextInt(number));
        }
        return remedies;
    }

    /** The least price of all assignments that continue this one. */
    private static OptionalInt cheapest(Puzzle puzzle, int[] rooms, int guest) {
        if (guest == rooms.length) {
            return price(puzzle, rooms);
        }
        var least = OptionalInt.empty();
        for (int room = 0; room < puzzle.rooms().size(); room++) {
            rooms[guest] = room;
            var price = cheapest(puzzle, rooms, guest + 1);
            if (price.isPresent() && (least.isEmpty() || price.getAsInt() < least.getAsInt())) {
                least = price;
            }
        }
        return least;
    }

    /** What an assignment costs, if it is one. */
    private static OptionalInt price(Puzzle puzzle, int[] rooms) {
        Set<Integer> remedies = new HashSet<>();
        long[] load = new long[puzzle.rooms().size()];
        int[] vcpus = new int[puzzle.rooms().size()];
        for (int guest = 0; guest < rooms.length; guest++) {
            int room = rooms[guest];
            var way = puzzle.guests().get(guest).ways().stream()
                    .filter(each -> each.room() == room)
                    .findFirst();
            if (way.isEmpty() || puzzle.guests().get(guest).shuns().stream().anyMatch(other -> rooms[other] == room)) {
                return OptionalInt.empty();
            }
            remedies.addAll(way.get().remedies());
            load[room] += puzzle.guests().get(guest).bytes();
            vcpus[room] += puzzle.guests().get(guest).vcpus();
        }
        int price = remedies.stream().mapToInt(puzzle.costs()::get).sum();
        for (int room = 0; room < load.length; room++) {
            var space = puzzle.rooms().get(room);
            boolean taken = load[room] > 0;
            if (taken
                    && (load[room] > space.freeBytes() + space.freeableBytes()
                            || vcpus[room] > space.freeVcpus() + space.freeableVcpus())) {
                return OptionalInt.empty();
            }
            price += taken && load[room] > space.freeBytes() ? 1 : 0;
            price += taken && vcpus[room] > space.freeVcpus() ? 1 : 0;
        }
        return OptionalInt.of(price);
    }
}
