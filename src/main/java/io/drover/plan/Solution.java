package io.drover.plan;

import io.drover.model.CheckId;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Remedy;
import io.drover.model.Unblocking;
import io.drover.model.Unblocking.Beyond;
import io.drover.model.Unblocking.Opened;
import io.drover.model.Unblocking.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An answer to a puzzle in the words of the fleet that it came from. */
record Solution(Puzzle puzzle, Search.Found found, Names names) {
    private static final long MIB = 1L << 20;

    /** Who is who. */
    record Names(
            List<HostName> hosts, List<Convoy> convoys, List<Convoy> beyond, List<Placed> planned, Remedies remedies) {}

    /** Whether every guest has a destination as things are. */
    boolean isFree() {
        return found.cost() == 0 && found.left() == 0 && names.beyond().isEmpty();
    }

    /** Where a guest goes. */
    Optional<HostName> destination(Guest guest) {
        for (int number = 0; number < names.convoys().size(); number++) {
            if (names.convoys().get(number).ids().contains(guest.id())
                    && found.rooms().get(number) >= 0) {
                return Optional.of(names.hosts().get(found.rooms().get(number)));
            }
        }
        return Optional.empty();
    }

    Unblocking unblocking() {
        Map<Integer, List<Opened>> bought = new TreeMap<>();
        Map<Integer, List<Opened>> lodged = new TreeMap<>();
        List<Beyond> beyond = new ArrayList<>();
        names.beyond().forEach(convoy -> beyond.addAll(beyond(convoy)));
        for (int number = 0; number < names.convoys().size(); number++) {
            var convoy = names.convoys().get(number);
            int room = found.rooms().get(number);
            if (room < 0) {
                beyond.addAll(beyond(convoy));
                continue;
            }
            var opened = opened(convoy, names.hosts().get(room));
            lodged.computeIfAbsent(room, none -> new ArrayList<>()).addAll(opened);
            way(number, room)
                    .remedies()
                    .forEach(remedy -> bought.computeIfAbsent(remedy, none -> new ArrayList<>())
                            .addAll(opened));
        }
        List<Step> steps = new ArrayList<>();
        bought.forEach((remedy, lets) -> {
            var known = names.remedies().known(remedy);
            steps.add(new Step(known.check(), known.remedy(), lets));
        });
        lodged.forEach((room, lets) -> {
            freed(room, lets).ifPresent(steps::add);
            freedVcpus(room, lets).ifPresent(steps::add);
        });
        steps.sort(Comparator.comparing((Step step) -> -step.lets().size())
                .thenComparing(Step::check)
                .thenComparing(step -> step.remedy().advice()));
        return new Unblocking(steps, beyond, found.smallest());
    }

    private static List<Opened> opened(Convoy convoy, HostName to) {
        return convoy.guests().stream()
                .map(Candidate::guest)
                .map(guest -> new Opened(guest.id(), guest.name(), to))
                .toList();
    }

    private static List<Beyond> beyond(Convoy convoy) {
        return convoy.guests().stream()
                .map(Candidate::guest)
                .map(guest -> new Beyond(guest.id(), guest.name()))
                .toList();
    }

    private Puzzle.Way way(int guest, int room) {
        return puzzle.guests().get(guest).ways().stream()
                .filter(way -> way.room() == room)
                .findFirst()
                .orElseThrow();
    }

    /** One remedy for all that go to a host: what they take together beyond what it has. */
    private Optional<Step> freed(int room, List<Opened> lets) {
        long lacking = lodgers(room).mapToLong(Puzzle.Lodger::bytes).sum()
                - puzzle.rooms().get(room).freeBytes();
        var advice = "Free " + (lacking + MIB - 1) / MIB + " MiB on "
                + names.hosts().get(room) + ": move guests away from it, or balloon some down.";
        return lacking > 0 ? Optional.of(step(Unblock.MEMORY, advice, lets)) : Optional.empty();
    }

    private Optional<Step> freedVcpus(int room, List<Opened> lets) {
        int lacking = lodgers(room).mapToInt(Puzzle.Lodger::vcpus).sum()
                - puzzle.rooms().get(room).freeVcpus();
        var advice = "Free " + lacking + " vCPUs on " + names.hosts().get(room)
                + ": move guests away from it, or take vCPUs from some; or raise limits.vcpus-per-thread"
                + " (--vcpus-per-thread).";
        return lacking > 0 ? Optional.of(step(Unblock.VCPUS, advice, lets)) : Optional.empty();
    }

    private Stream<Puzzle.Lodger> lodgers(int room) {
        return IntStream.range(0, found.rooms().size())
                .filter(guest -> found.rooms().get(guest) == room)
                .mapToObj(puzzle.guests()::get);
    }

    private Step step(CheckId check, String advice, List<Opened> lets) {
        var others = lets.stream().filter(opened -> !isPlanned(opened)).toList();
        return new Step(check, Remedy.advice(advice), others.isEmpty() ? lets : others);
    }

    private boolean isPlanned(Opened opened) {
        return names.planned().stream()
                .anyMatch(placed -> placed.guest().id().equals(opened.guest())
                        && placed.to().name().equals(opened.to()));
    }
}
