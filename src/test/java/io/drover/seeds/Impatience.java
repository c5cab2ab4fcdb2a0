package io.drover.seeds;

import io.drover.engine.Drover;
import io.drover.engine.RequestException;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.RequestKey;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Somebody who sends one request again and again under its key, whichever Drover lives by then, and calls transfers off. */
final class Impatience {
    private final Case facts;
    private final Chance chance;
    private final Supplier<Optional<Drover>> alive;
    private final List<HostName> hosts;
    private final List<Guest> guests;
    private final Map<String, RunId> led = new HashMap<>();
    private int keys;

    Impatience(Case facts, Chance chance, Supplier<Optional<Drover>> alive, List<HostName> hosts, List<Guest> guests) {
        this.facts = facts;
        this.chance = chance;
        this.alive = alive;
        this.hosts = hosts;
        this.guests = guests;
    }

    /** All that it will do in one story; where nothing goes wrong it calls nothing off. */
    void plan(boolean calm) {
        int requests = chance.below(3);
        for (int request = 0; request < requests; request++) {
            facts.time.after(chance.seconds(1, 600), this::ask);
        }
        int aborts = calm ? 0 : chance.below(4);
        for (int abort = 0; abort < aborts; abort++) {
            facts.time.after(chance.seconds(1, 700), this::abort);
        }
    }

    private void ask() {
        Guest guest = chance.of(guests);
        HostName to = chance.of(hosts);
        boolean drains = chance.oneIn(2);
        RequestKey key =
                new RequestKey("key-" + ++keys, drains ? "drain " + to : "migrate " + guest.name() + " to " + to);
        alive.get()
                .ifPresent(drover ->
                        answer("plan to " + key.fingerprint(), planned(drover, drains, guest, to), plan -> {
                            int times = chance.between(2, 4);
                            for (int time = 0; time < times; time++) {
                                facts.time.after(chance.seconds(0, 90), () -> start(key, plan));
                            }
                        }));
    }

    private static CompletionStage<Plan> planned(Drover drover, boolean drains, Guest guest, HostName to) {
        return drains ? drover.planDrain(to, Policy.STANDARD) : drover.planMove(guest.name(), to, Policy.STANDARD);
    }

    private void start(RequestKey key, Plan plan) {
        alive.get()
                .ifPresent(drover -> answer(
                        key.key() + ", " + key.fingerprint(),
                        drover.start(plan, Policy.STANDARD, Optional.of(key)),
                        run -> isTheSame(key, run)));
    }

    private void isTheSame(RequestKey key, Run run) {
        RunId before = led.putIfAbsent(key.key(), run.id());
        if (before != null && !before.equals(run.id())) {
            facts.violated(key.key() + " led to " + before + " and then to " + run.id());
        }
    }

    private void abort() {
        alive.get()
                .ifPresent(drover -> drover.runs().stream()
                        .flatMap(run -> run.migrations().stream())
                        .filter(migration -> migration.phase().isInFlight())
                        .map(Migration::id)
                        .findFirst()
                        .ifPresent(id -> answer("abort " + id, drover.abort(id, Optional.empty()), run -> {})));
    }

    private <T> void answer(String what, CompletionStage<T> asked, Consumer<T> accepted) {
        facts.note("somebody impatient asks: " + what);
        asked.whenComplete((value, failure) -> {
            if (failure == null) {
                facts.note("accepted: " + what);
                accepted.accept(value);
                return;
            }
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            facts.note("refused: " + what + ": " + cause.getMessage());
            if (!(cause instanceof RequestException)) {
                facts.violated(what + " was answered with " + cause);
            }
        });
    }
}
