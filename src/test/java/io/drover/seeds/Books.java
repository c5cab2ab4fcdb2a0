package io.drover.seeds;

import io.drover.model.Course;
import io.drover.model.Fact;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.Recorded;
import io.drover.model.RunId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the journal says, read without the engine's help. */
final class Books {
    private static final Set<Phase> RESTING =
            Set.of(Phase.DONE, Phase.REFUSED, Phase.CANCELLED, Phase.FAILED, Phase.NEEDS_OPERATOR);

    private final Map<MigrationId, Entry> migrations = new LinkedHashMap<>();
    private final Map<RunId, Policy> policies = new HashMap<>();
    private final Map<RunId, Boolean> open = new LinkedHashMap<>();
    private final Map<RunId, Long> cancelled = new HashMap<>();
    private final Set<MigrationId> calledOff = new HashSet<>();
    private final Map<HostName, Long> cordoned = new HashMap<>();
    private final Set<HostName> closed = new HashSet<>();
    private final Set<RunId> drains = new HashSet<>();

    /**
     * A migration.
     *
     * @param checkedAt when its checks began, or its wait for another try, in the world's time
     * @param copyingAt when its transfer was decided
     * @param copyingNumber the number of that fact
     * @param enteredNumber the number of the fact that gave it its phase
     * @param retries how often it was begun again
     */
    record Entry(
            MigrationId id,
            Move move,
            Phase phase,
            String why,
            Instant checkedAt,
            Instant copyingAt,
            long copyingNumber,
            long enteredNumber,
            int retries) {

        boolean rests() {
            return RESTING.contains(phase);
        }

        private Entry entering(Fact.PhaseEntered fact, long number, Instant now) {
            boolean copies = fact.phase() == Phase.COPYING;
            return new Entry(
                    id,
                    move,
                    fact.phase(),
                    fact.why(),
                    fact.phase() == Phase.CHECKING || fact.phase() == Phase.QUEUED ? now : checkedAt,
                    copies ? now : copyingAt,
                    copies ? number : copyingNumber,
                    number,
                    fact.phase() == Phase.QUEUED ? retries + 1 : retries);
        }

        private Entry going(Move other) {
            return new Entry(id, other, phase, why, checkedAt, copyingAt, copyingNumber, enteredNumber, retries);
        }
    }

    void read(Recorded recorded, Instant now) {
        Fact fact = recorded.fact();
        if (fact instanceof Fact.RunOpened opened) {
            policies.put(opened.run(), opened.policy());
            open.put(opened.run(), true);
            closed.addAll(opened.plan().purpose().drained());
            if (opened.plan().purpose().kind() == Plan.Purpose.Kind.DRAIN) {
                drains.add(opened.run());
            }
            int number = 0;
            for (PlannedMove planned : opened.plan().moves()) {
                MigrationId id = new MigrationId(opened.run(), ++number);
                migrations.put(
                        id, new Entry(id, planned.move(), Phase.QUEUED, "", now, now, 0, recorded.sequence(), 0));
            }
        } else if (fact instanceof Fact.PhaseEntered entered) {
            migrations.computeIfPresent(
                    entered.migration(), (id, entry) -> entry.entering(entered, recorded.sequence(), now));
            if (!RESTING.contains(entered.phase())) {
                open.put(entered.migration().run(), true);
            }
        } else if (fact instanceof Fact.RunReplanned replanned) {
            replanned
                    .moves()
                    .forEach(again -> migrations.computeIfPresent(
                            again.migration(),
                            (id, entry) -> entry.going(again.planned().move())));
        } else if (fact instanceof Fact.AbortRequested wanted) {
            if (wanted.by() != Course.Caller.RIVAL) {
                calledOff.add(wanted.migration());
            }
        } else if (fact instanceof Fact.AbortRefused refused) {
            calledOff.remove(refused.migration());
        } else if (fact instanceof Fact.RunClosed closed) {
            open.put(closed.run(), false);
        } else if (fact instanceof Fact.CancelRequested cancel) {
            cancelled.put(cancel.run(), recorded.sequence());
        } else if (fact instanceof Fact.HostCordoned cordon) {
            cordoned.putIfAbsent(cordon.host(), recorded.sequence());
            closed.add(cordon.host());
        } else if (fact instanceof Fact.HostUncordoned uncordon) {
            cordoned.remove(uncordon.host());
        }
    }

    Optional<Entry> entry(MigrationId id) {
        return Optional.ofNullable(migrations.get(id));
    }

    Collection<Entry> entries() {
        return migrations.values();
    }

    /** The migration of that guest that was spoken of last. */
    Optional<Entry> latest(GuestId guest) {
        return migrations.values().stream()
                .filter(entry ->
                        entry.move().guest().equals(guest) && (entry.phase() != Phase.QUEUED || entry.retries() > 0))
                .max(Comparator.comparingLong(Entry::enteredNumber));
    }

    Set<RunId> runs() {
        return open.keySet();
    }

    boolean isOpen(RunId run) {
        return open.getOrDefault(run, false);
    }

    boolean isCancelled(RunId run) {
        return cancelled.containsKey(run);
    }

    /** Whether somebody wanted its transfer called off for good, and no host said that it could not. */
    boolean isCalledOff(MigrationId migration) {
        return calledOff.contains(migration);
    }

    Optional<Long> cordonedSince(HostName host) {
        return Optional.ofNullable(cordoned.get(host));
    }

    /** Whether a host was ever cordoned, or was to be emptied. */
    boolean wasEverClosed(HostName host) {
        return closed.contains(host);
    }

    boolean isDrain(RunId run) {
        return drains.contains(run);
    }

    Policy policy(RunId run) {
        return policies.getOrDefault(run, Policy.STANDARD);
    }
}
