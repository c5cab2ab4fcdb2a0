package io.drover.plan.schedule;

import io.drover.plan.schedule.Placer.Aim;
import io.drover.plan.schedule.Placer.Taste;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Who finds room when time is no object.
 *
 * @param placed those who do
 * @param occupancy where
 * @param effort what it took
 * @param speeds at what speed each may go, and who had to be let off to go at any
 */
record Trial(List<Unit> placed, Occupancy occupancy, Effort effort, Speeds speeds) {
    static final long NEVER = Long.MAX_VALUE / 8;

    /** Where units find room, and which find none. */
    record Outcome(Occupancy occupancy, List<Unit> left) {}

    /** Holds units against hosts, until its patience is over. */
    static final class Maker {
        /**
         * How often guests may be held against hosts to make room in one attempt, so that something is left for later horizons; as often as
         * there are pairs of them, if those are more.
         */
        private static final long MOST_LOOKS = 2_000_000;

        /** So many attempts' worth of looks have all attempts for many guests: some tenths of a second for 1,000 hosts. */
        private static final long ATTEMPTS = 4;

        /** The same for few guests, which are tried for more horizons. */
        private static final long LOOKS_FOR_FEW = 64_000_000;

        private final Instance instance;
        private final Costs costs;
        private final Company company;
        private final Placer placer;
        private final Thrift thrift;
        private final List<Effort> efforts;
        private long looks;

        Maker(Instance instance, Costs costs, Company company) {
            this.instance = instance;
            this.costs = costs;
            this.company = company;
            this.placer = new Placer(instance, costs);
            this.thrift = new Thrift(instance, costs, placer);
            this.efforts = Arrays.stream(Effort.values())
                    .filter(effort -> !effort.isThrifty())
                    .filter(effort -> instance.mayMoveOthers() || !effort.movesOthers())
                    .toList();
        }

        /** Finds room for as many as it can by an effort of that kind. */
        Outcome place(List<Unit> units, Effort effort, Aim aim) {
            var occupancy = new Occupancy(instance, costs, company);
            if (effort == Effort.SEARCHING) {
                boolean found = new Backtracking(placer, aim, aim.speeds(), occupancy, units).place(0);
                return new Outcome(occupancy, found ? List.of() : units);
            }
            var left = effort.isThrifty()
                    ? placeThriftily(units, occupancy, effort, aim)
                    : placer.place(units, occupancy, aim);
            if (left.isEmpty() || !effort.isHard()) {
                return new Outcome(occupancy, left);
            }
            long once =
                    Math.max(MOST_LOOKS, (long) units.size() * instance.hosts().size());
            long most = units.size() <= Scheduler.FEW ? LOOKS_FOR_FEW : ATTEMPTS * once;
            var rearrangement = new Rearrangement(occupancy, placer, aim, effort, Math.min(once, most - looks));
            List<Unit> still = new ArrayList<>(left);
            still.removeIf(rearrangement::place);
            looks += rearrangement.looks();
            return new Outcome(occupancy, still);
        }

        /** Fast links are for those who are not to go to slow hosts. */
        private List<Unit> placeThriftily(List<Unit> units, Occupancy occupancy, Effort effort, Aim aim) {
            var frugal = thrift.frugal(units, effort.slowShare(), aim);
            List<Unit> others = new ArrayList<>(units);
            others.removeAll(frugal);
            List<Unit> left = new ArrayList<>(placer.place(others, occupancy, aim.by(Taste.SWIFT)));
            left.addAll(placer.place(frugal, occupancy, aim));
            return left;
        }

        /** Finds room for all with no more than so many let off, whoever they are; by trying every way, if there are few. */
        Optional<Trial> all(List<Unit> units, Speeds strict, int mostLetOff) {
            var everybody = new BitSet();
            everybody.set(0, instance.guests().size());
            var aim = new Aim(NEVER, Effort.SEARCHING.taste(), strict.lettingOff(everybody));
            var occupancy = new Occupancy(instance, costs, company);
            return new Backtracking(placer, aim, strict, occupancy, units).place(mostLetOff)
                    ? Optional.of(new Trial(units, occupancy, Effort.SEARCHING, aim.speeds()))
                    : Optional.empty();
        }

        /** Finds room for as many as it can by the least effort that finds so much. */
        Trial most(List<Unit> units, Speeds speeds) {
            var most = new Trial(List.of(), new Occupancy(instance, costs, company), Effort.SPREAD, speeds);
            for (var effort : efforts) {
                var outcome = place(units, effort, new Aim(NEVER, effort.taste(), speeds));
                if (units.size() - outcome.left().size() > most.placed().size()) {
                    List<Unit> placed = new ArrayList<>(units);
                    placed.removeAll(outcome.left());
                    most = new Trial(placed, outcome.occupancy(), effort, speeds);
                }
                if (outcome.left().isEmpty()) {
                    return most;
                }
            }
            return most;
        }
    }
}
