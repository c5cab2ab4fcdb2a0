package io.drover.seeds;

import io.drover.driver.sim.Truth;
import io.drover.model.GuestId;
import io.drover.model.Phase;
import java.util.List;
import java.util.Optional;

/** Judges the world between any two events, and once more when all is over. */
final class EndJudge {
    private final Case facts;

    EndJudge(Case facts) {
        this.facts = facts;
    }

    /** No guest runs on two hosts, unless somebody else brought that about. */
    void afterEveryEvent() {
        for (GuestId guest : facts.truth.ranTwice()) {
            if (!facts.isStrange(guest)) {
                facts.violated(guest + " runs twice: on " + facts.truth.runningOn(guest));
            }
        }
    }

    /**
     * When nothing goes wrong any more, every run has ended, and every guest is accounted for.
     *
     * @param calm whether nothing ever went wrong
     */
    void atTheEnd(boolean calm) {
        facts.books.runs().stream().filter(facts.books::isOpen).forEach(run -> {
            List<String> left = facts.books.entries().stream()
                    .filter(entry -> entry.id().run().equals(run) && !entry.rests())
                    .map(entry -> entry.id() + " is " + entry.phase() + ": " + entry.why())
                    .toList();
            facts.violated(run + " does not end: " + left);
        });
        if (calm) {
            facts.books.entries().stream()
                    .filter(entry -> entry.phase() == Phase.NEEDS_OPERATOR || entry.phase() == Phase.FAILED)
                    .forEach(entry -> facts.violated("nothing went wrong, and "
                            + entry.move().name() + " is " + entry.phase() + ": " + entry.why()));
        }
        facts.guests().stream()
                .filter(guest -> !facts.isStrange(guest) && !facts.wasEverDisturbed(guest))
                .forEach(this::isAccountedFor);
    }

    private void isAccountedFor(GuestId guest) {
        Optional<Books.Entry> latest = facts.books.latest(guest);
        if (latest.filter(entry -> entry.phase() == Phase.NEEDS_OPERATOR).isPresent()) {
            return;
        }
        List<Truth.Place> places = facts.truth.places(guest).stream()
                .filter(place -> place.listed() || place.definition().persistent())
                .toList();
        if (places.size() != 1 || !places.get(0).runs()) {
            facts.violated("in the end " + guest + " is at " + places + ", and nobody was told; the journal says "
                    + latest.map(entry -> entry.move() + " " + entry.phase()));
        } else if (facts.wanted(guest).isPresent()
                && !facts.wanted(guest).equals(Optional.of(places.get(0).definition()))) {
            facts.violated("in the end " + guest + " is kept as " + places + " instead of " + facts.wanted(guest));
        }
    }
}
