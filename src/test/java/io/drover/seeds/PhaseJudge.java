package io.drover.seeds;

import io.drover.driver.sim.Truth;
import io.drover.model.Definition;
import io.drover.model.Fact;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Phase;
import io.drover.model.Recorded;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges what the journal says, in the moment in which it becomes durable, by what is really so. */
final class PhaseJudge {
    /** Two after failures, and three after refusals by a host. */
    private static final int MOST_RETRIES = 5;

    /** The transitions of the design, written down once more. */
    private static final Map<Phase, Set<Phase>> NEXT = Map.of(
            Phase.QUEUED, Set.of(Phase.CHECKING, Phase.CANCELLED),
            Phase.CHECKING, Set.of(Phase.COPYING, Phase.REFUSED, Phase.CANCELLED),
            Phase.COPYING, Set.of(Phase.SWITCHING, Phase.FAILED, Phase.UNKNOWN),
            Phase.SWITCHING, Set.of(Phase.VERIFYING, Phase.FAILED, Phase.UNKNOWN),
            Phase.VERIFYING, Set.of(Phase.SETTLING, Phase.UNKNOWN),
            Phase.SETTLING, Set.of(Phase.DONE, Phase.NEEDS_OPERATOR, Phase.UNKNOWN),
            Phase.UNKNOWN, Set.of(Phase.VERIFYING, Phase.FAILED, Phase.NEEDS_OPERATOR),
            Phase.FAILED, Set.of(Phase.QUEUED),
            Phase.REFUSED, Set.of(Phase.QUEUED),
            Phase.NEEDS_OPERATOR, Set.of(Phase.UNKNOWN, Phase.VERIFYING, Phase.FAILED));

    private final Case facts;
    private final HavenJudge havens;

    PhaseJudge(Case facts) {
        this.facts = facts;
        this.havens = new HavenJudge(facts);
    }

    void recorded(Recorded recorded) {
        if (recorded.fact() instanceof Fact.PhaseEntered entered) {
            mayFollow(entered);
        } else if (recorded.fact() instanceof Fact.RunReplanned replanned) {
            replanned.moves().forEach(again -> mayBePlanned(replanned.run(), again));
        }
        facts.books.read(recorded, facts.time.now());
        if (recorded.fact() instanceof Fact.PhaseEntered entered) {
            facts.books.entry(entered.migration()).ifPresent(this::entered);
        } else if (recorded.fact() instanceof Fact.RivalSeen seen) {
            facts.note(seen.migration() + " has a rival: " + seen.rival());
        } else if (recorded.fact() instanceof Fact.RunClosed closed) {
            closed(closed);
            havens.closed(closed.run());
        }
    }

    /** Only who is queued is planned again, goes to no host that takes nobody, and to no other than an operator named. */
    private void mayBePlanned(RunId run, Fact.RunReplanned.Again again) {
        Books.Entry entry = facts.books.entry(again.migration()).orElseThrow();
        Move move = again.planned().move();
        boolean elsewhere = !move.to().equals(entry.move().to());
        if (entry.phase() != Phase.QUEUED) {
            facts.violated(move.name() + " is planned again while it is " + entry.phase());
        }
        if (elsewhere && !facts.books.isDrain(run)) {
            facts.violated(move.name() + " is sent to " + move.to() + ", and an operator had named "
                    + entry.move().to());
        }
        if (elsewhere && facts.books.cordonedSince(move.to()).isPresent()) {
            facts.violated(move.name() + " is sent to " + move.to() + ", which is cordoned");
        }
    }

    private void mayFollow(Fact.PhaseEntered entered) {
        Optional<Books.Entry> before = facts.books.entry(entered.migration());
        Phase was = before.map(Books.Entry::phase).orElse(Phase.DONE);
        if (!NEXT.getOrDefault(was, Set.of()).contains(entered.phase())) {
            facts.violated(entered.migration() + " went from " + was + " to " + entered.phase());
        }
        if (entered.phase() == Phase.CHECKING
                && facts.books.isCancelled(entered.migration().run())) {
            facts.violated(entered.migration() + " was begun after its run had been cancelled");
        }
    }

    private void entered(Books.Entry entry) {
        facts.note(entry.move().name() + " " + entry.move().from() + " > "
                + entry.move().to() + ": " + entry.phase() + ": " + entry.why());
        switch (entry.phase()) {
            case DONE -> done(entry.move(), entry.copyingAt());
            case FAILED -> failed(entry.move(), entry.copyingAt());
            case REFUSED, CANCELLED -> untouched(entry);
            case QUEUED -> again(entry);
            case NEEDS_OPERATOR -> told(entry);
            default -> {}
        }
    }

    private void again(Books.Entry entry) {
        if (entry.retries() > MOST_RETRIES) {
            facts.violated(entry.move().name() + " is begun again for the " + entry.retries() + "th time");
        }
        if (facts.books.isCalledOff(entry.id())) {
            facts.violated(entry.move().name() + " is begun again although somebody called it off");
        }
        if (facts.books.isCancelled(entry.id().run())) {
            facts.violated(entry.move().name() + " is begun again although its run was cancelled");
        }
    }

    private void told(Books.Entry entry) {
        Move move = entry.move();
        facts.definitionIsLost(move.guest());
        boolean inWords = entry.why().contains(move.to().value()) && entry.why().contains("drover reconcile");
        if (!inWords) {
            facts.violated("an operator is called for " + move.name() + " and not told why: " + entry.why());
        }
    }

    private void untouched(Books.Entry entry) {
        Instant ordered = facts.orderedAt.get(entry.move().guest());
        if (ordered != null && ordered.isAfter(entry.checkedAt())) {
            facts.violated(entry.move().name() + " is said to be untouched, and a transfer of it was ordered");
        }
    }

    private void done(Move move, Instant copyingAt) {
        Optional<Instant> seenAt = seenSince(move, copyingAt);
        if (seenAt.isEmpty()) {
            facts.violated(move.name() + " is called DONE without a look at both hosts");
            return;
        }
        if (facts.seen().sawLostDisk(move.guest())
                && !facts.truth.lostDisks(move.guest()).isEmpty()) {
            facts.violated(move.name() + " is called DONE and runs without " + facts.truth.lostDisks(move.guest()));
        }
        if (!facts.isDisturbedSince(move.guest(), seenAt.get())) {
            isThere(move);
        }
    }

    private void isThere(Move move) {
        GuestId guest = move.guest();
        Optional<Truth.Place> there = placeOn(move.to(), guest);
        if (there.filter(place -> place.held() && place.listed() && !place.arriving())
                .isEmpty()) {
            facts.violated(move.name() + " is called DONE and is not on " + move.to());
        }
        if (placeOn(move.from(), guest).filter(PhaseJudge::isListed).isPresent()) {
            facts.violated(move.name() + " is called DONE and " + move.from() + " still has something of it");
        }
        Optional<Definition> wanted = facts.wanted(guest);
        if (wanted.isPresent() && !there.map(Truth.Place::definition).equals(wanted)) {
            facts.violated(move.name() + " is called DONE, and " + move.to() + " keeps "
                    + there.map(Truth.Place::definition) + " of it instead of " + wanted.get());
        }
        moving(move);
    }

    private void failed(Move move, Instant copyingAt) {
        Optional<Instant> seenAt = seenSince(move, copyingAt);
        if (seenAt.isEmpty()) {
            facts.violated(move.name() + " is called FAILED without a look at both hosts");
            return;
        }
        runsStill(move, seenAt.get());
        if (!facts.isDisturbedSince(move.guest(), seenAt.get())) {
            if (placeOn(move.to(), move.guest())
                    .filter(place -> place.listed() && (place.held() || place.arriving()))
                    .isPresent()) {
                facts.violated(move.name() + " is called FAILED and " + move.to() + " holds a copy of it");
            }
            moving(move);
        }
    }

    /**
     * libvirt calls a guest running whose kernel has crashed, so only processor time used between two looks proves that it ran: what befell it
     * after the first of the two cannot be known yet.
     */
    private void runsStill(Move move, Instant seenAt) {
        Instant provedSince =
                facts.seen().atWorkSince(move.from(), move.guest()).orElse(seenAt);
        if (!facts.isDisturbedSince(move.guest(), provedSince)
                && !facts.truth.runningOn(move.guest()).contains(move.from())) {
            facts.violated(move.name() + " is called FAILED and does not run on " + move.from());
        }
    }

    private void moving(Move move) {
        boolean moves =
                facts.truth.underWay().stream().anyMatch(way -> way.guest().equals(move.guest()));
        if (moves && !facts.isStrange(move.guest())) {
            facts.violated(move.name() + " is said to rest while a transfer of it is under way");
        }
    }

    /** The older of the last two looks, if both hosts answered and both were asked after the transfer was decided. */
    private Optional<Instant> seenSince(Move move, Instant copyingAt) {
        var source = facts.seen().last(move.from(), move.guest());
        var destination = facts.seen().last(move.to(), move.guest());
        return source.flatMap(one -> destination.map(
                        other -> one.askedAt().isBefore(other.askedAt()) ? one.askedAt() : other.askedAt()))
                .filter(asked -> !asked.isBefore(copyingAt));
    }

    private void closed(Fact.RunClosed closed) {
        var phases = facts.books.entries().stream()
                .filter(entry -> entry.id().run().equals(closed.run()))
                .collect(Collectors.partitioningBy(Books.Entry::rests));
        facts.note(closed.run() + " closed: " + closed.outcome());
        if (!phases.getOrDefault(false, List.of()).isEmpty()) {
            facts.violated(closed.run() + " was closed while a migration of it does not rest");
        }
        boolean allDone = phases.getOrDefault(true, List.of()).stream().allMatch(entry -> entry.phase() == Phase.DONE);
        if (closed.outcome() == Run.Outcome.DONE && !allDone) {
            facts.violated(closed.run() + " is called DONE, and not all of its migrations are");
        }
    }

    private Optional<Truth.Place> placeOn(HostName host, GuestId guest) {
        return facts.truth.places(guest).stream()
                .filter(place -> place.host().equals(host))
                .findFirst();
    }

    private static boolean isListed(Truth.Place place) {
        return place.definition().persistent() || (place.listed() && (place.held() || place.arriving()));
    }
}
