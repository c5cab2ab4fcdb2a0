package io.drover.plan.schedule;

import io.drover.plan.schedule.Schedule.Over;
import io.drover.plan.schedule.Schedule.Timed;
import io.drover.precopy.PreCopy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Plays a schedule on paper, instant by instant, and objects to whatever could not be or may not be. It shares nothing with the scheduler but
 * Xen's rule.
 */
public final class ScheduleAudit {
    /** Rates are whole bytes a second. */
    private static final double ROUNDING = 1e-5;

    private final Instance instance;
    private final Schedule schedule;
    private final List<String> objections = new ArrayList<>();

    private ScheduleAudit(Instance instance, Schedule schedule) {
        this.instance = instance;
        this.schedule = schedule;
    }

    /** What is wrong, in sentences. */
    public static List<String> objections(Instance instance, Schedule schedule) {
        var audit = new ScheduleAudit(instance, schedule);
        audit.everybody();
        schedule.moves().forEach(audit::move);
        audit.instants();
        audit.company();
        if (schedule.makespanNanos() < schedule.bound().duration().toNanos()) {
            audit.objections.add(
                    "it ends after " + schedule.makespanNanos() + " ns, before its bound " + schedule.bound());
        }
        return audit.objections;
    }

    private void everybody() {
        Set<Integer> named = new HashSet<>(schedule.left());
        for (var move : schedule.moves()) {
            if (!named.add(move.guest())) {
                objections.add(name(move) + " is named twice");
            }
        }
        instance.restrictions().leaving().stream()
                .filter(guest -> !named.contains(guest))
                .forEach(guest -> objections.add("guest " + guest + " is forgotten"));
    }

    private void move(Timed move) {
        var need = instance.guests().get(move.guest());
        var limits = instance.restrictions();
        boolean allowed = move.from() == need.host()
                && move.to() != need.host()
                && !limits.closed().get(move.to())
                && !limits.forbidden().forbids(move.guest(), move.to())
                && !limits.staying().get(move.guest());
        if (!allowed) {
            objections.add(name(move) + " may not go from " + move.from() + " to " + move.to());
        }
        if (instance.priors().stream()
                .anyMatch(prior -> prior.to() == move.to() && move.startNanos() < prior.endNanos())) {
            objections.add(name(move) + " sets out for " + move.to() + " while others are on their way there");
        }
        var told = PreCopy.predict(need.memoryBytes(), need.load(), move.bytesPerSecond(), instance.overheads());
        long letsGo = instance.overheads().release().toNanos();
        if (told.duration().toNanos() != move.fare().nanos()
                || told.duration().toNanos() - letsGo != move.fare().arrivalNanos()
                || told.bytes() != move.fare().bytes()
                || told.downtime().toNanos() != move.fare().downNanos()
                || told.longest().toNanos() != move.fare().longestNanos()) {
            objections.add(name(move) + " costs " + told + " at its rate and not " + move.fare());
        }
        var over = schedule.over().stream()
                .filter(each -> each.guest() == move.guest())
                .map(Over::alone)
                .toList();
        var expected = isOver(move.guest(), move.bytesPerSecond())
                ? List.of(isOver(move.guest(), best(move.guest())))
                : List.of();
        if (!over.equals(expected)) {
            objections.add(
                    name(move) + " stands still for " + told.downtime() + "; said is " + over + ", not " + expected);
        }
        if (move.bytesPerSecond() > stream(move.from()) || move.bytesPerSecond() > stream(move.to())) {
            objections.add(name(move) + " is faster than one migration can be");
        }
    }

    private boolean isOver(int guest, long bytesPerSecond) {
        var need = instance.guests().get(guest);
        var told = PreCopy.predict(need.memoryBytes(), need.load(), bytesPerSecond, instance.overheads());
        return told.downtime().compareTo(need.downtimeLimit()) > 0;
    }

    private long best(int guest) {
        long best = IntStream.range(0, instance.hosts().size())
                .filter(host -> instance.allows(guest, host))
                .mapToLong(host ->
                        Math.min(stream(host), instance.hosts().get(host).bytesPerSecond()))
                .max()
                .orElseThrow();
        int home = instance.guests().get(guest).host();
        return Math.min(best, Math.min(stream(home), instance.hosts().get(home).bytesPerSecond()));
    }

    private long stream(int host) {
        return instance.hosts().get(host).streamBytesPerSecond();
    }

    /** One host's use of everything at one instant. */
    private static final class Use {
        private long outgoing;
        private long incoming;
        private int leaving;
        private int arriving;
        private long bytes;
        private long vcpus;
    }

    private void instants() {
        Map<Long, List<Timed>> starts = new HashMap<>();
        Map<Long, List<Timed>> arrivals = new HashMap<>();
        Map<Long, List<Timed>> ends = new HashMap<>();
        var instants = new TreeSet<Long>();
        for (var move : everyone()) {
            starts.computeIfAbsent(move.startNanos(), none -> new ArrayList<>()).add(move);
            arrivals.computeIfAbsent(move.arrivalNanos(), none -> new ArrayList<>())
                    .add(move);
            ends.computeIfAbsent(move.endNanos(), none -> new ArrayList<>()).add(move);
            instants.add(move.startNanos());
            instants.add(move.arrivalNanos());
            instants.add(move.endNanos());
        }
        Map<Integer, Use> uses = new HashMap<>();
        var running = new LinkedHashSet<Timed>();
        for (long instant : instants) {
            for (var move : arrivals.getOrDefault(instant, List.of())) {
                change(uses, move, -1);
                running.remove(move);
            }
            for (var move : ends.getOrDefault(instant, List.of())) {
                hold(use(uses, move.from()), move, -1);
            }
            for (var move : starts.getOrDefault(instant, List.of())) {
                change(uses, move, 1);
                hold(use(uses, move.to()), move, 1);
                running.add(move);
            }
            if (running.size() > instance.mostAtOnce()) {
                objections.add("at " + instant + " " + running.size() + " migrations run");
            }
            shares(instant, List.copyOf(running));
            uses.forEach((host, use) -> look(instant, host, use));
        }
    }

    /** The moves, and with negative numbers those that are in flight before. */
    private List<Timed> everyone() {
        List<Timed> everyone = new ArrayList<>(schedule.moves());
        for (var prior : instance.priors()) {
            if (prior.isInFlight()) {
                var fare = new Fare(prior.endNanos(), prior.endNanos(), 0, 0, prior.endNanos());
                everyone.add(
                        new Timed(-1 - everyone.size(), prior.from(), prior.to(), 0, prior.bytesPerSecond(), fare));
            }
        }
        return everyone;
    }

    /** Those in flight before have spoken for their room, and who leaves has none to give. */
    private void hold(Use use, Timed move, int sign) {
        if (move.guest() >= 0) {
            use.bytes += sign * instance.guests().get(move.guest()).footprintBytes();
            use.vcpus += (long) sign * instance.guests().get(move.guest()).vcpus();
        }
    }

    /** Nothing limits a migration's rate but its links, and those that share one get equal shares: none may be planned to have more. */
    private void shares(long instant, List<Timed> running) {
        double[] fair = FairShare.rates(instance, running);
        for (int each = 0; each < fair.length; each++) {
            if (running.get(each).bytesPerSecond() > fair[each] * (1 + ROUNDING)) {
                objections.add("at " + instant + " " + name(running.get(each)) + " gets " + (long) fair[each]
                        + " bytes a second and not " + running.get(each).bytesPerSecond());
            }
        }
    }

    private static Use use(Map<Integer, Use> uses, int host) {
        return uses.computeIfAbsent(host, none -> new Use());
    }

    private static void change(Map<Integer, Use> uses, Timed move, int sign) {
        use(uses, move.from()).outgoing += sign * move.bytesPerSecond();
        use(uses, move.to()).incoming += sign * move.bytesPerSecond();
        use(uses, move.from()).leaving += sign;
        use(uses, move.to()).arriving += sign;
    }

    private void look(long instant, int number, Use use) {
        var host = instance.hosts().get(number);
        if (use.outgoing > host.bytesPerSecond() || use.incoming > host.bytesPerSecond()) {
            objections.add("at " + instant + " the link of " + host.name() + " carries more than it can");
        }
        if (use.leaving > host.mostLeaving() || use.arriving > host.mostArriving()) {
            objections.add("at " + instant + " " + host.name() + " has more migrations than it may");
        }
        if (!instance.restrictions().closed().get(number)
                && (use.bytes > Math.max(0, host.freeBytes()) || use.vcpus > Math.max(0, host.freeVcpus()))) {
            objections.add("at " + instant + " " + host.name() + " holds more than it has room for");
        }
    }

    private void company() {
        Map<Integer, Integer> to = new HashMap<>();
        schedule.moves().forEach(move -> to.put(move.guest(), move.to()));
        for (var set : instance.restrictions().together()) {
            if (set.stream().map(guest -> to.getOrDefault(guest, -1)).distinct().count() > 1) {
                objections.add(set + " are not kept together");
            }
        }
        for (var set : instance.restrictions().apart()) {
            for (int one : set) {
                for (int other : set) {
                    if (one != other && to.containsKey(one) && meets(to, one, other)) {
                        objections.add("guests " + one + " and " + other + " meet");
                    }
                }
            }
        }
    }

    private boolean meets(Map<Integer, Integer> to, int one, int other) {
        int there = to.getOrDefault(one, -1);
        return there == instance.guests().get(other).host() || to.getOrDefault(other, -2) == there;
    }

    private String name(Timed move) {
        return move.guest() < 0
                ? "one that was in flight from " + move.from()
                : instance.guests().get(move.guest()).name();
    }
}
