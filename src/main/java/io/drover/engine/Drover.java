package io.drover.engine;

import io.drover.model.Bookings;
import io.drover.model.CatalogueEntry;
import io.drover.model.CheckMatrix;
import io.drover.model.Drain;
import io.drover.model.Explanation;
import io.drover.model.Finding;
import io.drover.model.Fix;
import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.model.KeptDefinition;
import io.drover.model.Mending;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Outage;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.Recorded;
import io.drover.model.RequestKey;
import io.drover.model.Run;
import io.drover.model.RunId;
import io.drover.model.UpgradePlan;
import io.drover.model.WhatIf;
import io.drover.model.Whereabouts;
import io.drover.plan.PlanVerifier;
import io.drover.port.Ids;
import io.drover.port.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Everything that can be asked of Drover: its one face to API and command line. No method blocks. A stage that fails, fails
 * with a {@link RequestException}, and then nothing has changed.
 */
public final class Drover {
    /** A check and the plan that follows it in one command need not ask the hosts twice. */
    private static final Duration JUST_SEEN = Duration.ofSeconds(3);

    /** An operator who reads a plan and says yes takes about as long. */
    private static final Duration FRESH = Duration.ofSeconds(15);

    private final Engine engine;
    private final Surveyor surveyor;
    private final Vantage vantage;
    private final Awaited awaited;
    private final Journal journal;
    private final Ids ids;
    private final Executor desk;
    private final PlanVerifier verifier = new PlanVerifier();

    Drover(Engine engine, Vantage vantage, Awaited awaited, Journal journal, Launch.Surroundings surroundings) {
        this.engine = engine;
        this.surveyor = vantage.surveyor();
        this.vantage = vantage;
        this.awaited = awaited;
        this.journal = journal;
        this.ids = surroundings.ids();
        this.desk = surroundings.desk();
    }

    /** Observes all hosts afresh. */
    public CompletionStage<Fleet> fleet() {
        return surveyor.surveyAll(Focus.NOTHING)
                .thenApply(fleet -> fleet.withCordons(engine.state().cordons().keySet()));
    }

    /** Runs every check for a guest and a destination, on facts of this moment. */
    public CompletionStage<List<Finding>> check(String guest, HostName to, Policy policy) {
        return checkup(Focus.guest(guest, Optional.of(to)), policy)
                .thenApplyAsync(checkup -> checkup.move(guest, to), desk);
    }

    /** What holds a guest back from every host that it is not on, on facts of this moment. */
    public CompletionStage<CheckMatrix> checkEverywhere(String guest, Policy policy) {
        return checkup(Focus.guest(guest, Optional.empty()), policy)
                .thenApplyAsync(checkup -> checkup.everywhere(guest), desk);
    }

    /** What holds each guest of a host back from every other host, on facts of this moment. */
    public CompletionStage<CheckMatrix> checkDrain(HostName host, Policy policy) {
        return checkup(Focus.drain(List.of(host)), policy).thenApplyAsync(checkup -> checkup.drain(host), desk);
    }

    /** Runs the checks about hosts for one host by itself, on facts of this moment, or on its Dom0's word where its toolstack is silent. */
    public CompletionStage<List<Finding>> checkHost(HostName host, Policy policy) {
        return checkup(Focus.NOTHING, policy).thenComposeAsync(checkup -> checkup.host(host, surveyor::dom0), desk);
    }

    private CompletionStage<Checkup> checkup(Focus focus, Policy policy) {
        return scene(focus, JUST_SEEN).thenApply(scene -> new Checkup(engine.state(), scene, policy, engine.lessons()));
    }

    /** Every check that there is, by name. */
    public List<CatalogueEntry> catalogue() {
        return Catalogue.entries();
    }

    /**
     * Plans to empty hosts. A policy's window that no order could keep is refused.
     *
     * @param change of what fleet the plan is, if not of the one that is observed
     */
    public CompletionStage<Plan> planDrain(Drain wanted, Policy policy, WhatIf change) {
        return planning(wanted, policy)
                .thenApplyAsync(
                        planning -> planning.supposing(change, wanted.hosts()).drain(wanted), desk);
    }

    /** Plans to empty one host of the fleet as it is. */
    public CompletionStage<Plan> planDrain(HostName host, Policy policy) {
        return planDrain(Drain.of(host), policy, WhatIf.NOTHING);
    }

    /** Makes the plan of a drain, and tells of one of its guests, by name or UUID, why it goes where and when it does, or why it stays. */
    public CompletionStage<Explanation> explainDrain(Drain wanted, String guest, Policy policy) {
        return planning(wanted, policy).thenApplyAsync(planning -> planning.explain(wanted, guest), desk);
    }

    /** Plans to move one guest to a host. A policy's window that no order could keep is refused. */
    public CompletionStage<Plan> planMove(String guest, HostName to, Policy policy, WhatIf change) {
        return planning(List.of(to), () -> Focus.guest(guest, Optional.of(to)), policy)
                .thenApplyAsync(
                        planning -> planning.supposing(change, Set.of(to)).move(guest, to), desk);
    }

    /** Plans to move one guest to a host of the fleet as it is. */
    public CompletionStage<Plan> planMove(String guest, HostName to, Policy policy) {
        return planMove(guest, to, policy, WhatIf.NOTHING);
    }

    /** Plans to bring back to a host the guests that drains moved off it, as far as the journal remembers. */
    public CompletionStage<Plan> planHome(HostName host, Policy policy, WhatIf change) {
        return planning(List.of(host), () -> Planning.homeward(engine.state(), host), policy)
                .thenApplyAsync(
                        planning -> planning.supposing(change, Set.of(host)).home(host), desk);
    }

    /** Plans to empty hosts batch by batch, so many at once, for an upgrade. */
    public CompletionStage<UpgradePlan> planUpgrade(Drain wanted, int batch, Policy policy, WhatIf change) {
        return planning(wanted, policy)
                .thenApplyAsync(
                        planning -> planning.supposing(change, wanted.hosts()).upgrade(wanted, batch), desk);
    }

    private CompletionStage<Planning> planning(Drain wanted, Policy policy) {
        List<HostName> named = new ArrayList<>(wanted.hosts());
        named.addAll(wanted.avoided());
        return planning(named, () -> Focus.drain(wanted), policy);
    }

    /** Hosts that there are not are refused before any is asked: of many that takes long. */
    private CompletionStage<Planning> planning(List<HostName> named, Supplier<Focus> focus, Policy policy) {
        return Together.asked(() -> {
            named.forEach(this::refuseUnconfigured);
            return scene(focus.get(), JUST_SEEN)
                    .thenApply(scene -> new Planning(engine.state(), scene, policy, engine.lessons()));
        });
    }

    /**
     * Carries out a plan, once the verifier has accepted it for the fleet as it was seen seconds ago. Before each transfer the
     * checks run again on what its two hosts say at that moment. A request whose key was accepted before starts nothing: it is answered
     * with the run that it led to then.
     */
    public CompletionStage<Run> start(Plan plan, Policy policy, Optional<RequestKey> key) {
        return Together.asked(() -> unlessBefore(plan, policy, key));
    }

    private CompletionStage<Run> unlessBefore(Plan plan, Policy policy, Optional<RequestKey> key) {
        Optional<RunId> before = key.flatMap(engine.state().requests()::find).flatMap(AcceptedRequests.Accepted::run);
        if (before.isPresent()) {
            return CompletableFuture.completedStage(runOf(engine.state(), before.get()));
        }
        Crossing.refuse(engine.state(), plan);
        return startAnew(plan, policy, key);
    }

    /** As {@link #start(Plan, Policy, Optional)}, for a request that is sent once. */
    public CompletionStage<Run> start(Plan plan, Policy policy) {
        return start(plan, policy, Optional.empty());
    }

    private CompletionStage<Run> startAnew(Plan plan, Policy policy, Optional<RequestKey> key) {
        return scene(Focus.plan(plan), FRESH)
                .thenComposeAsync(
                        scene -> {
                            refuseWhatTheVerifierRefuses(plan, policy, scene);
                            RunId id = ids.nextRun();
                            return engine.submit(keyed(key, new Event.StartRun(id, plan, policy)))
                                    .thenApply(state -> runOf(
                                            state,
                                            key.flatMap(state.requests()::find)
                                                    .flatMap(AcceptedRequests.Accepted::run)
                                                    .orElse(id)));
                        },
                        desk);
    }

    private static Event.Request keyed(Optional<RequestKey> key, Event.Request request) {
        return key.<Event.Request>map(name -> new Event.Keyed(name, request)).orElse(request);
    }

    /** The run that a request with that key led to, if one did lately. */
    public Optional<Run> requestedWith(String key) {
        State state = engine.state();
        return state.requests()
                .named(key)
                .flatMap(AcceptedRequests.Accepted::run)
                .flatMap(state::run);
    }

    /** All runs that the journal remembers, oldest first. */
    public List<Run> runs() {
        return List.copyOf(engine.state().runs().values());
    }

    /** One run, if the journal remembers it. */
    public Optional<Run> run(RunId id) {
        return engine.state().run(id);
    }

    /** What was kept of the definitions of a run's guests, as they were before it moved them. */
    public CompletionStage<List<KeptDefinition>> definitions(RunId id) {
        return new Definitions(journal).of(runOf(engine.state(), id));
    }

    /** Starts nothing new in a run; what is in flight goes on to its end. */
    public CompletionStage<Run> cancel(RunId id, Optional<RequestKey> key) {
        return engine.submit(keyed(key, new Event.CancelRun(id))).thenApply(state -> runOf(state, id));
    }

    /** As {@link #cancel(RunId, Optional)}, for a request that is sent once. */
    public CompletionStage<Run> cancel(RunId id) {
        return cancel(id, Optional.empty());
    }

    /**
     * Calls a transfer off while its guest's memory is being copied. The stage completes when the source's host has ended it; that
     * the guest runs on there is then proved by looking at both hosts, as after any failure. It fails with the reason if the host cannot
     * do it, and then nothing has changed but what the journal says.
     */
    public CompletionStage<Run> abort(MigrationId id, Optional<RequestKey> key) {
        return engine.submit(keyed(key, new Event.AbortMigration(id)))
                .thenCompose(accepted -> awaited.aborts().answered(id))
                .thenApply(answered -> Aborting.answer(engine.state(), id));
    }

    /** Looks again at both hosts of every guest of a run that was left to an operator. */
    public CompletionStage<Run> reconcile(RunId id) {
        return engine.submit(new Event.ReconcileRun(id)).thenApply(state -> runOf(state, id));
    }

    /**
     * Takes an operator's answer about a migration that was left to one. Both hosts are looked at first; an answer that they contradict
     * is refused with what was seen. The same answer twice changes nothing.
     *
     * @param reason why the operator knows, for the journal
     */
    public CompletionStage<Run> settle(MigrationId id, Whereabouts as, String reason) {
        if (reason.isBlank()) {
            throw new RequestException(
                    RequestException.Kind.INVALID, "reason '" + reason + "' says nothing; say how you know");
        }
        Move move = engine.state()
                .migration(id)
                .orElseThrow(() -> Answering.noSuch(id))
                .move();
        return surveyor.look(move)
                .thenCompose(seen -> engine.submit(
                        new Event.SettleMigration(id, as, reason.strip(), seen.source(), seen.destination())))
                .thenApply(state -> runOf(state, id.run()));
    }

    /** Gives a host no new guests from now on. */
    public CompletionStage<Void> cordon(HostName host, String reason) {
        refuseUnconfigured(host);
        return engine.submit(new Event.CordonHost(host, reason)).thenAccept(state -> {});
    }

    /** Gives a host guests again. */
    public CompletionStage<Void> uncordon(HostName host) {
        refuseUnconfigured(host);
        return engine.submit(new Event.UncordonHost(host)).thenAccept(state -> {});
    }

    /** Mends what Drover can mend by itself, and undoes it once no run is open. Completes when it is mended, or known not to be. */
    public CompletionStage<List<Mending>> fix(List<Fix> fixes) {
        fixes.forEach(fix -> refuseUnconfigured(fix.host()));
        return scene(Focus.NOTHING, JUST_SEEN).thenApply(Scene::fleet).thenCompose(fleet -> {
            Offers.refuseOthers(fleet, fixes);
            return handled(fixes, new Event.OrderFixes(fixes));
        });
    }

    /** Undoes what can be undone now: of guests that are where it was done, while no run is open. Completes when it is undone. */
    public CompletionStage<List<Mending>> undoFixes() {
        return handled(mended().stream().map(Mending::fix).toList(), new Event.UndoFixes());
    }

    private CompletionStage<List<Mending>> handled(List<Fix> fixes, Event.Request request) {
        CompletionStage<Void> ended = awaited.handiwork().ended(fixes);
        return engine.submit(request)
                .thenCompose(
                        accepted -> Fixing.isBegun(request, accepted) ? ended : CompletableFuture.completedStage(null))
                .thenApply(nothing -> mended());
    }

    /** What Drover mended and has not undone, oldest first. */
    public List<Mending> mended() {
        return engine.state().mended();
    }

    /** The cordoned hosts with the reason. */
    public Map<HostName, String> cordons() {
        return Map.copyOf(engine.state().cordons());
    }

    /** The number of the journal's last fact; 0 before the first. */
    public long lastSequence() {
        return engine.lastSequence();
    }

    /** What the journal holds after a number, oldest first. */
    public CompletionStage<List<Recorded>> history(long afterSequence, int limit) {
        return journal.read(afterSequence, limit);
    }

    /** The number up to which old facts were removed from the journal; 0 while all that were ever written are there. */
    public long historyCompleteAfter() {
        return journal.completeAfter();
    }

    /** Why nothing can be started now, if the journal cannot be written, and what is seen of guests in flight meanwhile. */
    public Optional<Outage> outage() {
        return engine.outage();
    }

    /** Forgets runs that ended long ago, in the journal too, as far as the limits say. Completes with how many facts were removed. */
    public CompletionStage<Integer> forget(Keeping keeping) {
        return engine.submit(new Event.Forget(keeping))
                .thenCompose(state -> new Compaction(journal, engine.lastSequence()).run());
    }

    /** Begun at the desk: what thousands of guests need of as many hosts takes a while to put together. */
    private CompletionStage<Scene> scene(Focus focus, Duration notOlderThan) {
        return CompletableFuture.completedStage(focus)
                .thenComposeAsync(asked -> vantage.scene(asked, notOlderThan), desk)
                .thenApply(scene -> scene.with(
                        scene.fleet().withCordons(engine.state().cordons().keySet())));
    }

    private void refuseUnconfigured(HostName host) {
        if (!surveyor.knows(host)) {
            throw Lookup.noSuchHost(host, surveyor.hosts());
        }
    }

    private void refuseWhatTheVerifierRefuses(Plan plan, Policy policy, Scene scene) {
        Bookings others = Reservations.beside(engine.state(), move -> false, scene.arrived());
        List<String> objections = verifier.objections(plan, scene.fleet(), policy, others);
        if (!objections.isEmpty()) {
            throw new RequestException(
                    RequestException.Kind.REFUSED,
                    "the plan does not hold for the fleet as it is now: " + String.join("; ", objections));
        }
    }

    private static Run runOf(State state, RunId id) {
        return state.run(id)
                .orElseThrow(
                        () -> new RequestException(RequestException.Kind.NOT_FOUND, "there is no run '" + id + "'"));
    }
}
