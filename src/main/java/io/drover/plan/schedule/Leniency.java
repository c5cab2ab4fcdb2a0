package io.drover.plan.schedule;

import io.drover.plan.schedule.Placer.Aim;
import io.drover.plan.schedule.Placer.Taste;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Lets guests off who find no room behind a link that is fast enough for their downtime, so that they may take any: as few as are found, and
 * only where more guests find room so. Whom to let off is asked of those who find no room when the biggest come first, when the smallest do,
 * and when nobody has a limit; from the fewest each is then held to its limit again where that can be. Where there are few ways, every way is
 * tried to do with fewer still.
 */
final class Leniency {
    private static final int MOST_TRIES = 64;

    private final Trial.Maker maker;
    private final Speeds strict;
    private final List<Unit> all;
    private final int wanted;
    private Trial fewest;
    private int tries;

    private Leniency(Trial.Maker maker, Speeds strict, List<Unit> all, Trial lenient) {
        this.maker = maker;
        this.strict = strict;
        this.all = all;
        this.wanted = lenient.placed().size();
        this.fewest = lenient;
    }

    /** Room for as many as possible, with as few as possible let off. */
    static Trial trial(Trial.Maker maker, Speeds strict, List<Unit> all) {
        var trial = maker.most(all, strict);
        if (trial.placed().size() == all.size()) {
            return trial;
        }
        var lenient = maker.most(all, strict.lettingOff(guests(all)));
        return lenient.placed().size() > trial.placed().size()
                ? new Leniency(maker, strict, all, lenient).fewest()
                : trial;
    }

    private Trial fewest() {
        fewest = told(fewest);
        for (var taste : new Taste[] {Taste.SPREAD, Taste.MANY}) {
            widen(guests(maker.place(all, Effort.SPREAD, new Aim(Trial.NEVER, taste, strict))
                    .left()));
        }
        narrow();
        int most = fewest.speeds().letOff().cardinality();
        return IntStream.range(1, most)
                .mapToObj(letOff -> maker.all(fewest.placed(), strict, letOff))
                .flatMap(Optional::stream)
                .findFirst()
                .map(this::told)
                .orElse(fewest);
    }

    /** Lets off those who are left, and those who are left then, until all find room. */
    private void widen(BitSet letOff) {
        int before = 0;
        while (tries < MOST_TRIES
                && letOff.cardinality() > before
                && letOff.cardinality() < fewest.speeds().letOff().cardinality()) {
            before = letOff.cardinality();
            var trial = attempt(letOff);
            List<Unit> still = new ArrayList<>(all);
            still.removeAll(trial.placed());
            letOff.or(guests(still));
        }
    }

    /** Holds one after the other to its limit again. */
    private void narrow() {
        var candidates = fewest.speeds().letOff().stream().toArray();
        for (int guest : candidates) {
            var letOff = (BitSet) fewest.speeds().letOff().clone();
            if (letOff.get(guest) && tries < MOST_TRIES) {
                letOff.clear(guest);
                attempt(letOff);
            }
        }
    }

    private Trial attempt(BitSet letOff) {
        tries++;
        var trial = maker.most(all, strict.lettingOff(letOff));
        if (trial.placed().size() >= wanted) {
            var told = told(trial);
            if (told.speeds().letOff().cardinality() < fewest.speeds().letOff().cardinality()) {
                fewest = told;
            }
        }
        return trial;
    }

    /** The same with only those let off who make use of it. */
    private Trial told(Trial trial) {
        var letOff = new BitSet();
        for (int guest : guests(trial.placed()).stream().toArray()) {
            letOff.set(guest, !strict.allows(guest, trial.occupancy().destination(guest)));
        }
        return new Trial(trial.placed(), trial.occupancy(), trial.effort(), strict.lettingOff(letOff));
    }

    private static BitSet guests(List<Unit> units) {
        var guests = new BitSet();
        for (var unit : units) {
            for (int guest : unit.guests()) {
                guests.set(guest);
            }
        }
        return guests;
    }
}
