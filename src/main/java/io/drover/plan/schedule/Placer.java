package io.drover.plan.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gives guests destinations, biggest first, so that what arrives at a host can arrive before a horizon. Each goes where its arrival and all
 * before it would be over soonest, or, to leave larger gaps elsewhere, where it leaves the smallest.
 */
final class Placer {
    private static final int NOWHERE = -1;

    private final Instance instance;
    private final Costs costs;

    Placer(Instance instance, Costs costs) {
        this.instance = instance;
        this.costs = costs;
    }

    Instance instance() {
        return instance;
    }

    /** What counts among destinations. */
    enum Taste {
        /** Links that are free early. */
        SPREAD(0.5),
        /** Fast links. */
        SWIFT(20),
        /** Small gaps in memory. */
        SNUG(0),
        /** Small gaps, and that many find room: the smallest first. */
        MANY(0),
        /** Little of the time of their own host's link; fast hosts are first for those who would send most again on their way to a slow one. */
        SPARING(0.5),
        /** Fast links, first for those who take few processors for their memory: where processors are scarce there, most memory goes so. */
        LEAN(20),
        /** Slow links, wherever in time: what is sent to them takes little of one's own host's link. */
        SLOW(0.5);

        private final double haste;

        Taste(double haste) {
            this.haste = haste;
        }

        /** So much does a host's own link weigh beside that of the destination. */
        double thrift() {
            return switch (this) {
                case SPARING -> 100;
                case SLOW -> 10_000;
                case SPREAD, SWIFT, SNUG, MANY, LEAN -> 0;
            };
        }

        boolean isSnug() {
            return haste == 0;
        }
    }

    /**
     * How destinations are to be chosen.
     *
     * @param horizon by when the last may arrive, in nanoseconds
     * @param taste what counts
     * @param speeds at what speed each guest may go
     */
    record Aim(long horizon, Taste taste, Speeds speeds) {
        /** The same with another taste. */
        Aim by(Taste other) {
            return new Aim(horizon, other, speeds);
        }
    }

    /** Places as many as find room; the others are returned. */
    List<Unit> place(List<Unit> units, Occupancy occupancy, Aim aim) {
        List<Unit> left = new ArrayList<>();
        List<Unit> inOrder = new ArrayList<>(units);
        inOrder.sort(Comparator.comparingInt((Unit unit) -> -needed(unit, aim)).thenComparing(order(aim.taste())));
        for (var unit : inOrder) {
            int best = best(unit, occupancy, aim);
            if (best < 0) {
                left.add(unit);
            } else {
                occupancy.send(unit, best);
            }
        }
        return left;
    }

    private Comparator<Unit> order(Taste taste) {
        return switch (taste) {
            case MANY -> Unit.BIGGEST_FIRST.reversed();
            case SPARING ->
                Comparator.comparingDouble((Unit unit) -> -sentAgain(unit)).thenComparing(Unit.BIGGEST_FIRST);
            case LEAN ->
                Comparator.comparingDouble((Unit unit) -> -unit.bytes() / (double) Math.max(1, unit.vcpus()))
                        .thenComparing(Unit.BIGGEST_FIRST);
            case SPREAD, SWIFT, SNUG, SLOW -> Unit.BIGGEST_FIRST;
        };
    }

    /** What guests send more on the slowest paths than on the fastest, as a share of their memory. */
    private double sentAgain(Unit unit) {
        double bytes = 0;
        for (int guest : unit.guests()) {
            bytes += costs.at(guest, 0).bytes()
                    - costs.at(guest, costs.speeds() - 1).bytes();
        }
        return bytes / Math.max(1, unit.bytes());
    }

    /** The least speed of a host that will do: fast ones are for those who need them. */
    int needed(Unit unit, Aim aim) {
        int needed = 0;
        for (int guest : unit.guests()) {
            needed = Math.max(needed, aim.speeds().needed(guest, aim.speeds().least(guest), aim.horizon()));
        }
        return needed;
    }

    /** The best destination with room, or a negative number. */
    int best(Unit unit, Occupancy occupancy, Aim aim) {
        return aim.taste().isSnug() ? snuggest(unit, occupancy, aim) : soonest(unit, occupancy, aim);
    }

    private int snuggest(Unit unit, Occupancy occupancy, Aim aim) {
        var hosts = occupancy.byRoom();
        for (int rank = hosts.from(unit.bytes()); rank < hosts.size(); rank++) {
            int host = hosts.at(rank);
            if (isPossible(unit, host, occupancy, aim)) {
                return host;
            }
        }
        return NOWHERE;
    }

    private boolean isPossible(Unit unit, int host, Occupancy occupancy, Aim aim) {
        return occupancy.hasSpace(unit, host) && isFit(unit, host, occupancy, aim) && occupancy.isWelcome(unit, host);
    }

    private int soonest(Unit unit, Occupancy occupancy, Aim aim) {
        int best = NOWHERE;
        double least = Double.MAX_VALUE;
        for (int kind = 0; kind < costs.kinds(); kind++) {
            int host = soonest(unit, kind, occupancy, aim);
            if (host != NOWHERE) {
                double cost = occupancy.linkNanos(host) + own(unit, host, aim.taste());
                if (cost < least || (cost == least && host < best)) {
                    least = cost;
                    best = host;
                }
            }
        }
        return best;
    }

    /** Hosts of a kind cost a guest the same but for what else they receive; so no more of them is looked at than up to the first that will do. */
    private int soonest(Unit unit, int kind, Occupancy occupancy, Aim aim) {
        var hosts = occupancy.byLink(kind);
        int size = isSwiftEnough(unit, hosts.at(0), aim) ? hosts.size() : 0;
        for (int rank = 0; rank < size && isInTime(unit, hosts.at(rank), occupancy, aim); rank++) {
            if (isPossible(unit, hosts.at(rank), occupancy, aim)) {
                return hosts.at(rank);
            }
        }
        return NOWHERE;
    }

    private double own(Unit unit, int host, Taste taste) {
        double cost = 0;
        for (int guest : unit.guests()) {
            cost += costs.linkNanos(guest, host, host)
                    + taste.haste * costs.to(guest, host).nanos()
                    + taste.thrift()
                            * costs.linkNanos(
                                    guest, host, instance.guests().get(guest).host());
        }
        return cost;
    }

    /** How long a guest takes to a host with nothing else on the links, in nanoseconds. */
    long nanos(int guest, int host) {
        return costs.to(guest, host).nanos();
    }

    /** Whether guests may go to a host and be there in time, room aside. */
    boolean isFit(Unit unit, int host, Occupancy occupancy, Aim aim) {
        for (int guest : unit.guests()) {
            if (!instance.allows(guest, host)) {
                return false;
            }
        }
        return isSwiftEnough(unit, host, aim) && isInTime(unit, host, occupancy, aim);
    }

    /** Whether the links to a host, with nothing else on them, are fast enough for guests. It is the same for all hosts of a kind. */
    private boolean isSwiftEnough(Unit unit, int host, Aim aim) {
        for (int guest : unit.guests()) {
            if (!aim.speeds().allows(guest, host) || costs.to(guest, host).nanos() > aim.horizon()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a host's link carries guests after all that goes there already. */
    private boolean isInTime(Unit unit, int host, Occupancy occupancy, Aim aim) {
        long arriving = occupancy.linkNanos(host);
        for (int guest : unit.guests()) {
            arriving += occupancy.linkNanos(guest, host);
        }
        return arriving + instance.overheads().release().toNanos() <= aim.horizon();
    }
}
