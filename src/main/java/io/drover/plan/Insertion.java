package io.drover.plan;

import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.PlannedMove;
import io.drover.model.Policy.Limits;
import io.drover.plan.schedule.Link;
import io.drover.precopy.Lessons;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Fits moves in between those that a run has planned already, each as early as its rate lets it: at no instant of it are there more migrations on its
 * links than may be, or less than each of them was planned at ({@link Link}).
 */
public final class Insertion {
    private final Fleet fleet;
    private final Limits limits;
    private final Paths paths;
    private final List<PlannedMove> moves;
    private final List<Span> taken;

    /**
     * What is to be fitted in, and between what.
     *
     * @param fleet the hosts as they were seen
     * @param limits how many migrations may be on a host's link at once
     * @param lessons what past migrations teach of the links
     * @param taken what is in flight or queued already
     * @param moves planned together, as if nothing else were on their links, each at a rate that its links give it
     */
    public Insertion(
            Fleet fleet, Limits limits, Lessons lessons, Collection<Span> taken, Collection<PlannedMove> moves) {
        this.fleet = fleet;
        this.limits = limits;
        this.taken = new ArrayList<>(taken);
        this.moves =
                moves.stream().sorted(Comparator.comparing(PlannedMove::start)).toList();
        this.paths = new Paths(
                fleet,
                lessons.on(Links.between(
                        hosts(Move::from)
                                .flatMap(name -> fleet.host(name).stream())
                                .toList(),
                        hosts(Move::to).toList(),
                        fleet)));
    }

    private Stream<HostName> hosts(Function<Move, HostName> end) {
        return Stream.concat(taken.stream().map(Span::move), moves.stream().map(PlannedMove::move))
                .map(end)
                .distinct();
    }

    /** The same moves at times from a certain one on. One that is planned after others have left its destination still comes after them. */
    public List<PlannedMove> from(Duration earliest) {
        List<PlannedMove> fitted = new ArrayList<>();
        for (var move : moves) {
            var fit = move.startingAt(start(move, later(earliest, vacated(move, fitted))));
            fitted.add(fit);
            taken.add(Span.of(fit));
        }
        return List.copyOf(fitted);
    }

    private Duration vacated(PlannedMove move, List<PlannedMove> fitted) {
        var vacated = Duration.ZERO;
        for (int each = 0; each < fitted.size(); each++) {
            var other = moves.get(each);
            if (other.move().from().equals(move.move().to()) && other.end().compareTo(move.start()) <= 0) {
                vacated = later(vacated, fitted.get(each).end());
            }
        }
        return vacated;
    }

    /** Nothing is on the links any more after the last of their moves; so there is a time. */
    private Duration start(PlannedMove move, Duration earliest) {
        var beside = taken.stream()
                .filter(span -> span.end().compareTo(earliest) > 0)
                .filter(span -> span.move().from().equals(move.move().from())
                        || span.move().to().equals(move.move().to()))
                .toList();
        return Stream.concat(Stream.of(earliest), beside.stream().map(Span::end).sorted())
                .filter(start -> isFit(move.startingAt(start), beside))
                .findFirst()
                .orElseThrow();
    }

    private boolean isFit(PlannedMove move, List<Span> beside) {
        return Stream.concat(Stream.of(move.start()), beside.stream().map(Span::start))
                .filter(Span.of(move)::covers)
                .map(instant ->
                        beside.stream().filter(span -> span.covers(instant)).toList())
                .allMatch(running -> isFit(move, running, Move::from, limits.perSource())
                        && isFit(move, running, Move::to, limits.perDestination()));
    }

    /** Whether one end of its path has place for one more, and enough for its rate. */
    private boolean isFit(PlannedMove move, List<Span> running, Function<Move, HostName> end, int limit) {
        var own = end.apply(move.move());
        var there = running.stream()
                .filter(span -> end.apply(span.move()).equals(own))
                .toList();
        var host = fleet.host(own);
        if (there.isEmpty() || host.isEmpty()) {
            return there.isEmpty();
        }
        var link = new Link(paths.capacity(host.get()));
        there.forEach(span -> link.add(paths.peak(span), span.bytesPerSecond()));
        return there.size() < LinkRate.atOnce(host.get(), limit)
                && link.share(paths.peak(Span.of(move))) >= move.bytesPerSecond();
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
