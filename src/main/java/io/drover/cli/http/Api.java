package io.drover.cli.http;

import io.drover.json.Json;
import io.drover.model.Drain;
import io.drover.model.Fix;
import io.drover.model.HostName;
import io.drover.model.MigrationId;
import io.drover.model.RunId;
import io.drover.model.WhatIf;
import io.drover.model.Whereabouts;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The server's HTTP API, a method for each request that the commands make. All but {@link #follow} block, and throw a {@link
 * ProblemException} where the server did not do what was asked.
 */
public final class Api {
    private static final int OK = 200;
    private static final int GONE = 410;

    private static final String ASKING = "Asking the hosts";
    private static final String CHECKING = "Asking the hosts and holding guests against them";
    private static final String PLANNING = "Asking the hosts and planning";

    private final Wire wire;

    /**
     * The API of a server.
     *
     * @param server its address, such as {@code http://127.0.0.1:8080}
     * @param waiting is told while hosts are asked and plans are made, which may take long
     */
    public Api(URI server, Waiting waiting) {
        wire = new Wire(server, waiting);
    }

    /** A fresh observation of everything. */
    public Answer fleet() {
        return wire.ask(ASKING, "/fleet");
    }

    /** The configured hosts. */
    public Answer hosts() {
        return wire.ask(ASKING, "/hosts");
    }

    /** All guests. */
    public Answer guests() {
        return wire.ask(ASKING, "/guests");
    }

    /** Lets no new guests onto a host. */
    public void cordon(HostName host, String reason) {
        wire.post("/hosts/" + host + "/cordon", new CordonRequest(reason));
    }

    /** Lets a host take guests again. */
    public void uncordon(HostName host) {
        wire.delete("/hosts/" + host + "/cordon");
    }

    /** What the checks say of a guest and a destination. */
    public Answer check(String guest, HostName to, PolicyWish policy) {
        return wire.ask(CHECKING, "/checks", new MoveRequest(guest, to, policy));
    }

    /** What holds a guest back from every other host. */
    public Answer matrix(String guest, PolicyWish policy) {
        return wire.ask(CHECKING, "/checks/matrix", new GuestRequest(guest, policy));
    }

    /** What holds each guest of a host back from every other host. */
    public Answer matrix(HostName drain, PolicyWish policy) {
        return wire.ask(CHECKING, "/checks/matrix", new DrainRequest(drain, policy));
    }

    /** Every check that there is. */
    public Answer catalogue() {
        return wire.get("/checks");
    }

    /** What the checks about hosts say of one by itself. */
    public Answer checkHost(HostName host) {
        return wire.ask(CHECKING, "/hosts/" + host + "/checks");
    }

    /** A plan to empty hosts; those to be avoided take guests only where no other has room. */
    public Answer planDrain(Drain wanted, PolicyWish policy) {
        return planDrain(wanted, policy, WhatIf.NOTHING);
    }

    /** A plan to bring guests back to a host. */
    public Answer planHome(HostName host, PolicyWish policy) {
        return planHome(host, policy, WhatIf.NOTHING);
    }

    /** A plan to bring guests back to a host of the fleet as it would be. */
    public Answer planHome(HostName host, PolicyWish policy, WhatIf change) {
        return wire.ask(PLANNING, "/plans", new SupposedReturn(host, policy, supposed(change)));
    }

    /** A plan to empty hosts batch by batch, of the fleet as it would be. */
    public Answer planUpgrade(Drain wanted, int batch, PolicyWish policy, WhatIf change) {
        return wire.ask(
                PLANNING,
                "/plans/upgrade",
                new UpgradeRequest(
                        wanted.hosts(), some(wanted.avoided()), wanted.movesOthers(), batch, policy, supposed(change)));
    }

    /** Why a plan to empty hosts does with one of their guests what it does. */
    public Answer explainDrain(Drain wanted, String guest, PolicyWish policy) {
        return wire.ask(
                PLANNING,
                "/plans/explain",
                new ExplainRequest(wanted.hosts(), some(wanted.avoided()), wanted.movesOthers(), guest, policy));
    }

    /** A plan to move a guest. */
    public Answer planMigrate(String guest, HostName to, PolicyWish policy) {
        return planMigrate(guest, to, policy, WhatIf.NOTHING);
    }

    /** A plan to empty hosts of the fleet as it would be. */
    public Answer planDrain(Drain wanted, PolicyWish policy, WhatIf change) {
        return wire.ask(
                PLANNING,
                "/plans",
                new SupposedDrain(
                        wanted.hosts(), some(wanted.avoided()), wanted.movesOthers(), policy, supposed(change)));
    }

    private static Optional<Set<HostName>> some(Set<HostName> hosts) {
        return Optional.of(hosts).filter(any -> !any.isEmpty());
    }

    /** A plan to move a guest of the fleet as it would be. */
    public Answer planMigrate(String guest, HostName to, PolicyWish policy, WhatIf change) {
        return wire.ask(PLANNING, "/plans", new SupposedMove(guest, to, policy, supposed(change)));
    }

    private static Optional<WhatIf> supposed(WhatIf change) {
        return Optional.of(change).filter(something -> !something.equals(WhatIf.NOTHING));
    }

    /** Has fixes carried out that findings offer. */
    public Answer fix(List<Fix> fixes) {
        return wire.post("/fixes", new FixRequest(fixes));
    }

    /** What was mended and not undone. */
    public Answer fixes() {
        return wire.get("/fixes");
    }

    /** Undoes what can be undone now. */
    public Answer undoFixes() {
        return wire.post("/fixes/undo", "{}");
    }

    /** Starts a plan, which goes back to the server in its own words. */
    public Answer start(Answer plan, PolicyWish policy, Optional<String> key) {
        return wire.post("/runs", "{\"plan\":" + plan.json() + ",\"policy\":" + Json.write(policy) + "}", key);
    }

    /** The run that a request with that key led to, if one did lately: a list of at most one. */
    public Answer runsRequestedWith(String key) {
        return wire.get("/runs?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8));
    }

    /** The runs, newest first. */
    public Answer runs(int limit) {
        return wire.get("/runs?limit=" + limit);
    }

    /** One run. */
    public Answer run(RunId run) {
        return wire.get("/runs/" + run);
    }

    /** The transfers of a run that are under way. */
    public Answer progress(RunId run) {
        return wire.get("/runs/" + run + "/progress");
    }

    /** What a run kept of its guests' definitions. */
    public Answer definitions(RunId run) {
        return wire.get("/runs/" + run + "/definitions");
    }

    /** Lets a run start nothing new. */
    public Answer cancel(RunId run) {
        return wire.post("/runs/" + run + "/cancel", "{}");
    }

    /** Looks at both hosts of what a run left open. */
    public Answer reconcile(RunId run) {
        return wire.post("/runs/" + run + "/reconcile", "{}");
    }

    /** Calls a transfer off. */
    public Answer abort(MigrationId migration) {
        return wire.post("/runs/" + migration.run() + "/migrations/" + migration.number() + "/abort", "{}");
    }

    /** Answers for a guest that was left to an operator. */
    public Answer settle(MigrationId migration, Whereabouts as, String reason) {
        return wire.post(
                "/runs/" + migration.run() + "/migrations/" + migration.number() + "/settle",
                new SettleRequest(as, reason));
    }

    /**
     * Follows what happens, from a fact on or from now on. The listener is called on the client's own thread.
     *
     * @return the stream, once the server has answered
     */
    public CompletableFuture<EventStream> follow(OptionalLong after, Consumer<Signal> listener) {
        var query = after.isPresent() ? "?after=" + after.getAsLong() : "";
        var stream = new EventStream(listener);
        var request = wire.request("/events" + query).GET().build();
        return wire.client()
                .sendAsync(request, info -> info.statusCode() == OK ? stream : BodySubscribers.replacing(null))
                .thenApply(response -> {
                    if (response.statusCode() == GONE) {
                        throw new ProblemException(Problem.of(
                                Problem.Kind.GONE, "the server has forgotten what came after " + after.orElse(0)));
                    }
                    if (response.statusCode() != OK) {
                        throw new ProblemException(Problem.read(response.statusCode(), ""));
                    }
                    return stream;
                });
    }

    private record SettleRequest(Whereabouts as, String reason) {}

    private record FixRequest(List<Fix> fixes) {}

    private record CordonRequest(String reason) {}

    private record GuestRequest(String guest, PolicyWish policy) {}

    private record MoveRequest(String guest, HostName to, PolicyWish policy) {}

    private record ExplainRequest(
            List<HostName> drain, Optional<Set<HostName>> avoid, boolean moveOthers, String guest, PolicyWish policy) {}

    private record SupposedMove(String guest, HostName to, PolicyWish policy, Optional<WhatIf> whatIf) {}

    private record SupposedDrain(
            List<HostName> drain,
            Optional<Set<HostName>> avoid,
            boolean moveOthers,
            PolicyWish policy,
            Optional<WhatIf> whatIf) {}

    private record DrainRequest(HostName drain, PolicyWish policy) {}

    private record SupposedReturn(HostName home, PolicyWish policy, Optional<WhatIf> whatIf) {}

    private record UpgradeRequest(
            List<HostName> hosts,
            Optional<Set<HostName>> avoid,
            boolean moveOthers,
            int batch,
            PolicyWish policy,
            Optional<WhatIf> whatIf) {}
}
