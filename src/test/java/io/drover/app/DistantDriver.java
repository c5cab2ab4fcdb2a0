package io.drover.app;

import io.drover.json.Json;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Measured;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.Reach;
import io.drover.model.Sighting;
import io.drover.model.VirtualDisk;
import io.drover.port.Chore;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import io.drover.port.HostNotice;
import io.drover.port.MigrationOrder;
import io.drover.port.Traits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A simulated host that lives in another process. It tells nothing by itself. */
record DistantDriver(HostName host, URI hosts, HttpClient client) implements HostDriver {
    private static final int OK = 200;

    @Override
    public Traits traits() {
        return new Traits(Traits.Progress.ELAPSED_ONLY, false, true, true);
    }

    @Override
    public CompletionStage<Host> observe(Set<String> paths) {
        return ask(Distant.Ask.of(host, "observe").with(paths), Host.class);
    }

    @Override
    public CompletionStage<Map<String, Observed<PathSight>>> find(Set<String> paths) {
        return ask(Distant.Ask.of(host, "find").with(paths), Distant.Found.class)
                .thenApply(Distant.Found::paths);
    }

    @Override
    public CompletionStage<Map<HostName, Reach>> reach(Set<HostName> others, Set<String> directories) {
        var ask = new Distant.Ask(
                host, "reach", directories, others, Optional.empty(), Optional.empty(), Optional.empty());
        return ask(ask, Distant.Reached.class).thenApply(Distant.Reached::hosts);
    }

    @Override
    public CompletionStage<Sighting> look(GuestId guest) {
        return ask(Distant.Ask.of(host, "look").about(guest), Distant.Looked.class)
                .thenApply(Distant.Looked::sighting)
                .exceptionally(failure -> new Sighting.Unseen(String.valueOf(failure.getMessage())));
    }

    @Override
    public CompletionStage<Observed<List<VirtualDisk>>> disks(GuestId guest) {
        return ask(Distant.Ask.of(host, "disks").about(guest), Distant.Disks.class)
                .thenApply(Distant.Disks::disks);
    }

    @Override
    public CompletionStage<Measured> migrate(MigrationOrder order) {
        var ask = new Distant.Ask(
                host, "migrate", Set.of(), Set.of(), Optional.empty(), Optional.of(order), Optional.empty());
        return ask(ask, Measured.class);
    }

    @Override
    public CompletionStage<Measured> follow(MigrationOrder order) {
        return refused("is not followed from afar");
    }

    @Override
    public CompletionStage<Void> abort(GuestId guest) {
        return refused("cannot be called off from afar");
    }

    private <T> CompletionStage<T> refused(String why) {
        return CompletableFuture.failedFuture(
                new HostException(HostException.Recourse.GIVE_UP, host + ": a transfer " + why));
    }

    @Override
    public CompletionStage<Void> perform(Chore chore) {
        var errand = Optional.of(Distant.Errand.of(chore));
        var ask = new Distant.Ask(host, "perform", Set.of(), Set.of(), Optional.empty(), Optional.empty(), errand);
        return ask(ask, Distant.Done.class).thenAccept(done -> {});
    }

    @Override
    public void listen(Consumer<HostNotice> listener) {}

    @Override
    public void close() {}

    private <T> CompletionStage<T> ask(Distant.Ask ask, Class<T> type) {
        var request = HttpRequest.newBuilder(hosts)
                .POST(HttpRequest.BodyPublishers.ofString(Distant.text(ask)))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenCompose(response -> {
            if (response.statusCode() == OK) {
                return CompletableFuture.completedFuture(Json.read(response.body(), type));
            }
            var failed = Json.read(response.body(), Distant.Failed.class);
            return CompletableFuture.failedFuture(
                    new HostException(HostException.Recourse.valueOf(failed.recourse()), failed.message()));
        });
    }
}
