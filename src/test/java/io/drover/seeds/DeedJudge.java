package io.drover.seeds;

import io.drover.driver.sim.Truth;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Phase;
import io.drover.model.Sighting;
import io.drover.port.Chore;
import io.drover.port.MigrationOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Judges what Drover does to hosts, in the moment in which it does it. */
final class DeedJudge {
    private static final Duration FRESH = Duration.ofSeconds(6);

    private final Case facts;

    DeedJudge(Case facts) {
        this.facts = facts;
    }

    void ordered(HostName from, MigrationOrder order) {
        GuestId guest = order.guest();
        List<Books.Entry> decided = facts.books.entries().stream()
                .filter(entry -> entry.move().guest().equals(guest) && entry.phase() == Phase.COPYING)
                .filter(entry ->
                        entry.move().from().equals(from) && entry.move().to().equals(order.to()))
                .toList();
        if (decided.size() != 1) {
            facts.violated("a transfer of " + guest + " from " + from + " to " + order.to()
                    + " was ordered that the journal does not have (acted before the append)");
            return;
        }
        Books.Entry entry = decided.get(0);
        mayGoAhead(entry);
        hasRoom(entry, order);
        facts.orderedAt.put(guest, facts.time.now());
    }

    private void mayGoAhead(Books.Entry entry) {
        Move move = entry.move();
        boolean moves =
                facts.truth.underWay().stream().anyMatch(way -> way.guest().equals(move.guest()));
        if (moves && !facts.isStrange(move.guest())) {
            facts.violated("a transfer of " + move.name() + " was ordered while one is under way");
        }
        Instant freshAt = entry.checkedAt().minus(FRESH);
        boolean looked = observed(move.from())
                        .filter(at -> !at.isBefore(freshAt))
                        .isPresent()
                && observed(move.to()).filter(at -> !at.isBefore(freshAt)).isPresent();
        if (!looked) {
            facts.violated("a transfer of " + move.name() + " was ordered without a look at both hosts just before");
        }
        facts.books
                .cordonedSince(move.to())
                .filter(number -> number < entry.copyingNumber())
                .ifPresent(number -> facts.violated("a guest was sent to " + move.to() + ", which is cordoned"));
        boolean disturbed = observed(move.from())
                .filter(at -> facts.isDisturbedSince(move.guest(), at))
                .isPresent();
        boolean there = facts.truth.places(move.guest()).stream()
                .anyMatch(place -> place.host().equals(move.from()) && place.held());
        if (!there && !disturbed) {
            facts.violated("a transfer of " + move.name() + " was ordered from " + move.from() + ", where it is not");
        }
    }

    /** Memory that is promised to others on their way is not free. */
    private void hasRoom(Books.Entry entry, MigrationOrder order) {
        long left = facts.truth.freeBytesInTheEnd(order.to()) - order.memoryBytes();
        boolean changed = observed(order.to())
                .filter(at -> facts.isFilledSince(order.to(), at))
                .isPresent();
        if (left < 0 && !changed) {
            facts.violated("memory of " + order.to() + " is oversubscribed by " + -left + " bytes");
        }
        long arriving = facts.truth.underWay().stream()
                .filter(way -> way.to().equals(order.to()) && !hasArrived(way))
                .filter(way -> !facts.isStrange(way.guest()) && !isLeftToAnOperator(way))
                .count();
        int limit = mostArriving(entry);
        if (arriving >= limit && !changed) {
            facts.violated("more than " + limit + " guests arrive at " + order.to() + " at once");
        }
    }

    /** Whose guest runs there sends nothing any more, while its source lets go of it. */
    private boolean hasArrived(Truth.Way way) {
        return facts.truth.runningOn(way.guest()).contains(way.to());
    }

    /**
     * A transfer that hangs while its source is silent is left to an operator in the end, and keeps nobody else waiting: no run would end before
     * he came. It still has its memory.
     */
    private boolean isLeftToAnOperator(Truth.Way way) {
        return facts.books
                .latest(way.guest())
                .filter(entry -> entry.phase() == Phase.NEEDS_OPERATOR)
                .filter(entry -> entry.move().to().equals(way.to()))
                .isPresent();
    }

    /** Runs have limits of their own; the widest of those that send guests there now holds. */
    private int mostArriving(Books.Entry entry) {
        return facts.books.entries().stream()
                .filter(other -> !other.rests() && other.phase() != Phase.QUEUED)
                .filter(other -> other.move().to().equals(entry.move().to()))
                .mapToInt(other -> facts.books.policy(other.id().run()).limits().perDestination())
                .max()
                .orElse(0);
    }

    void chore(HostName host, Chore chore) {
        if (chore instanceof Chore.Undefine undefine) {
            undefined(host, undefine.guest());
        } else if (chore instanceof Chore.Destroy destroy && !isOldNews(destroy.guest())) {
            destroyed(host, destroy.guest());
        } else if (chore instanceof Chore.RunOn runOn && !isOldNews(runOn.guest())) {
            letRun(host, runOn.guest());
        }
    }

    /** Something befell the guest that Drover could not have seen yet. */
    private boolean isOldNews(GuestId guest) {
        return facts.books.latest(guest).map(Books.Entry::move).stream()
                .flatMap(move -> Stream.of(move.from(), move.to()))
                .anyMatch(host -> facts.seen()
                        .last(host, guest)
                        .filter(told -> facts.isDisturbedSince(guest, told.askedAt()))
                        .isPresent());
    }

    /** Nothing is destroyed but what does not run, and only while another host runs the guest. */
    private void destroyed(HostName host, GuestId guest) {
        Set<HostName> runs = facts.truth.runningOn(guest);
        if (runs.contains(host) || runs.isEmpty()) {
            facts.violated("the copy of " + guest + " on " + host + " was to be destroyed while it runs on " + runs);
        }
    }

    /** Nothing is let run while any other host runs the guest. */
    private void letRun(HostName host, GuestId guest) {
        Set<HostName> runs = facts.truth.runningOn(guest);
        if (runs.stream().anyMatch(other -> !other.equals(host))) {
            facts.violated("the copy of " + guest + " on " + host + " was to be let run while it runs on " + runs);
        }
    }

    /** Nothing is forgotten but on the sight of the guest running where it went and gone from here. */
    private void undefined(HostName host, GuestId guest) {
        Optional<HostName> other =
                facts.books.latest(guest).map(entry -> entry.move().to());
        boolean seenThere = other.flatMap(there -> facts.seen().last(there, guest))
                .filter(told -> showsItRunning(told.sighting()))
                .isPresent();
        boolean seenGone = facts.seen()
                .last(host, guest)
                .filter(told -> told.sighting().isOff())
                .isPresent();
        if (!seenThere || !seenGone) {
            facts.violated("the definition of " + guest + " on " + host
                    + " was removed without having been seen safe (cleaned up on the wrong evidence)");
        }
        boolean alone = facts.truth.places(guest).stream()
                .noneMatch(place -> !place.host().equals(host)
                        && (place.held() || place.definition().persistent()));
        if (alone && !facts.wasEverDisturbed(guest)) {
            facts.violated("the last that was left of " + guest + " was removed from " + host);
        }
    }

    /** By Xen's own word where it was heard: toolstacks call suspended guests running, and running ones paused. */
    private static boolean showsItRunning(Sighting sighting) {
        return sighting.xen()
                .asOptional()
                .map(copies -> copies.stream().anyMatch(copy -> copy.state().isScheduled()))
                .orElseGet(() -> sighting.is(GuestState.RUNNING));
    }

    private Optional<Instant> observed(HostName host) {
        return facts.seen().observed(host);
    }
}
