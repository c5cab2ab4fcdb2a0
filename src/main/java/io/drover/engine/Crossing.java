package io.drover.engine;

import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.Move;
import io.drover.model.Plan;
import io.drover.model.Run;
import java.util.HashSet;
import java.util.Set;

/** One run at a time moves a guest, one at a time empties a host, and none fills it meanwhile. */
final class Crossing {
    private Crossing() {}

    /**
     * Refuses a plan that an open run stands against.
     *
     * @throws RequestException that names the run
     */
    static void refuse(State state, Plan plan) {
        refuseGuestsOfOtherRuns(state, plan);
        refuseDrains(state, plan);
    }

    private static void refuseGuestsOfOtherRuns(State state, Plan plan) {
        Set<GuestId> wanted = new HashSet<>();
        plan.moves().forEach(planned -> wanted.add(planned.move().guest()));
        state.open()
                .flatMap(run -> run.migrations().stream())
                .filter(migration -> !migration.phase().isResting())
                .filter(migration -> wanted.contains(migration.move().guest()))
                .findFirst()
                .ifPresent(Crossing::refuseBusyGuest);
    }

    private static void refuseBusyGuest(Migration migration) {
        Move move = migration.move();
        throw new RequestException(
                RequestException.Kind.CONFLICT,
                "guest '" + move.name() + "' is already moving from " + move.from() + " to " + move.to() + " in run "
                        + migration.id().run() + " (" + migration.phase()
                        + "); wait for it, or cancel that run");
    }

    private static void refuseDrains(State state, Plan plan) {
        plan.purpose().drained().forEach(host -> {
            state.open()
                    .filter(run -> isDraining(run, host))
                    .findFirst()
                    .ifPresent(run -> refuse("host '" + host + "' is already being drained by run " + run.id()
                            + "; watch that run, or cancel it"));
            state.open()
                    .filter(run -> isFilling(run, host))
                    .findFirst()
                    .ifPresent(run -> refuse("host '" + host
                            + "' cannot be drained yet: run " + run.id()
                            + " moves guests to it; wait for that run, or cancel it"));
        });
        plan.moves().forEach(planned -> {
            HostName to = planned.move().to();
            state.open()
                    .filter(run -> isDraining(run, to))
                    .findFirst()
                    .ifPresent(run -> refuse("guest '"
                            + planned.move().name() + "' cannot go to host '" + to + "', which is being drained by run "
                            + run.id() + "; plan again for another host, or wait for that run"));
        });
    }

    private static boolean isDraining(Run run, HostName host) {
        return run.plan().purpose().drains(host);
    }

    private static boolean isFilling(Run run, HostName host) {
        return run.migrations().stream()
                .filter(migration -> !migration.phase().isResting())
                .map(Migration::move)
                .anyMatch(move -> move.to().equals(host));
    }

    private static void refuse(String why) {
        throw new RequestException(RequestException.Kind.CONFLICT, why);
    }
}
