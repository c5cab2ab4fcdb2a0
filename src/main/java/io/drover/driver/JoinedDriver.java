package io.drover.driver;

import io.drover.model.Dom0;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Measured;
import io.drover.model.Observed;
import io.drover.model.OtherSender;
import io.drover.model.PathSight;
import io.drover.model.Reach;
import io.drover.model.Sighting;
import io.drover.model.VirtualDisk;
import io.drover.model.XenCopy;
import io.drover.port.Chore;
import io.drover.port.Dom0Driver;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import io.drover.port.HostNotice;
import io.drover.port.MigrationOrder;
import io.drover.port.Traits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A host behind a toolstack and a login to its Dom0. Guests are the toolstack's; of facts, the Dom0's own word comes first and
 * the toolstack's fills the gaps. Without an answer from the Dom0 the host is what the toolstack tells.
 */
public final class JoinedDriver implements HostDriver {
    private final HostDriver toolstack;
    private final Dom0Driver dom0;

    /** Joins two drivers of one host. */
    public JoinedDriver(HostDriver toolstack, Dom0Driver dom0) {
        if (!toolstack.host().equals(dom0.host())) {
            throw new IllegalArgumentException(toolstack.host() + " and " + dom0.host() + " are two hosts");
        }
        this.toolstack = toolstack;
        this.dom0 = dom0;
    }

    @Override
    public HostName host() {
        return toolstack.host();
    }

    @Override
    public Traits traits() {
        Traits traits = toolstack.traits();
        return new Traits(traits.progress(), true, traits.peerToPeer(), traits.persistentDefinitions());
    }

    @Override
    public CompletionStage<Host> observe(Set<String> paths) {
        CompletionStage<Observed<Dom0>> told = told(paths);
        return plain(toolstack.observe(paths).thenCombine(told, Host::withDom0));
    }

    @Override
    public CompletionStage<Observed<Dom0>> dom0() {
        return told(Set.of());
    }

    /** What the Dom0 tells; that it does not answer is a fact too. */
    private CompletionStage<Observed<Dom0>> told(Set<String> paths) {
        return dom0.observe(paths)
                .<Observed<Dom0>>thenApply(facts -> Observed.known(facts, "a login to the Dom0 of " + host()))
                .exceptionally(failure -> Observed.unknown(said(failure)));
    }

    @Override
    public CompletionStage<Map<String, Observed<PathSight>>> find(Set<String> paths) {
        CompletionStage<Observed<Dom0>> told = told(paths);
        return plain(toolstack.find(paths).thenCombine(told, (seen, facts) -> {
            Map<String, Observed<PathSight>> own =
                    facts.asOptional().map(Dom0::paths).orElseGet(Map::of);
            Map<String, Observed<PathSight>> merged = new TreeMap<>(seen);
            own.forEach((path, sight) -> merged.merge(path, sight, JoinedDriver::better));
            merged.keySet().retainAll(paths);
            return merged;
        }));
    }

    private static Observed<PathSight> better(Observed<PathSight> toolstacks, Observed<PathSight> own) {
        if (own.asOptional().isEmpty()) {
            return toolstacks.asOptional().isPresent() ? toolstacks : own;
        }
        String pool = toolstacks.asOptional().map(PathSight::pool).orElse("");
        return own.map(sight -> new PathSight(sight.exists(), pool.isEmpty() ? sight.pool() : pool, sight.file()));
    }

    @Override
    public CompletionStage<Map<HostName, Reach>> reach(Set<HostName> others, Set<String> directories) {
        CompletionStage<Map<HostName, Reach>> tried =
                dom0.reach(others, directories).exceptionally(failure -> untried(others, said(failure)));
        return plain(toolstack.reach(others, directories).thenCombine(tried, (toolstacks, own) -> {
            Map<HostName, Reach> merged = new TreeMap<>(toolstacks);
            own.forEach((other, reach) -> merged.merge(other, reach, JoinedDriver::merged));
            return merged;
        }));
    }

    private static Map<HostName, Reach> untried(Set<HostName> others, String why) {
        Map<HostName, Reach> untried = new TreeMap<>();
        others.forEach(other -> untried.put(other, Reach.untried(why)));
        return untried;
    }

    private static Reach merged(Reach toolstacks, Reach own) {
        Map<String, Observed<Boolean>> canaries = new TreeMap<>(toolstacks.canaries());
        own.canaries()
                .forEach((directory, seen) -> canaries.merge(directory, seen, (theirs, ours) -> first(ours, theirs)));
        return new Reach(
                first(own.migrationPort(), toolstacks.migrationPort()),
                first(own.login(), toolstacks.login()),
                first(own.pathMtu(), toolstacks.pathMtu()),
                new TreeMap<>(canaries),
                own.address().isEmpty() ? toolstacks.address() : own.address());
    }

    private static <T> Observed<T> first(Observed<T> own, Observed<T> toolstacks) {
        return own.asOptional().isEmpty() && toolstacks.asOptional().isPresent() ? toolstacks : own;
    }

    /** {@inheritDoc} Both are asked at once, and each is told as its own word. */
    @Override
    public CompletionStage<Sighting> look(GuestId guest) {
        return plain(toolstack.look(guest).thenCombine(copies(guest), Sighting::withXen));
    }

    private CompletionStage<Observed<List<XenCopy>>> copies(GuestId guest) {
        return dom0.copies(guest).exceptionally(failure -> Observed.unknown(said(failure)));
    }

    @Override
    public CompletionStage<Observed<List<VirtualDisk>>> disks(GuestId guest) {
        CompletionStage<Observed<List<VirtualDisk>>> own =
                dom0.disks(guest).exceptionally(failure -> Observed.unknown(said(failure)));
        return plain(toolstack.disks(guest).thenCombine(own, (toolstacks, seen) -> first(seen, toolstacks)));
    }

    @Override
    public CompletionStage<Observed<String>> definition(GuestId guest) {
        return toolstack.definition(guest);
    }

    @Override
    public CompletionStage<Measured> migrate(MigrationOrder order) {
        return toolstack.migrate(order);
    }

    @Override
    public CompletionStage<Measured> follow(MigrationOrder order) {
        return toolstack.follow(order);
    }

    /** {@inheritDoc} A toolstack that can do it by itself is asked; for any other the Dom0 is. */
    @Override
    public CompletionStage<Void> abort(GuestId guest) {
        return toolstack.traits().canAbort() ? toolstack.abort(guest) : plain(dom0.abort(guest));
    }

    @Override
    public CompletionStage<Observed<List<OtherSender>>> otherSenders(GuestId guest) {
        return dom0.otherSenders(guest).exceptionally(failure -> Observed.unknown(said(failure)));
    }

    /**
     * {@inheritDoc} What Xen holds is compared with what the chore expects before the toolstack is asked, since the toolstack may be
     * wrong. A copy that the toolstack does not know is the login's work, and so is the toolstack itself.
     */
    @Override
    public CompletionStage<Void> perform(Chore chore) {
        if (chore instanceof Chore.RestartToolstack || chore instanceof Chore.EndArrival) {
            return dom0.perform(chore);
        }
        if (chore instanceof Chore.Destroy destroy) {
            return onCopy(chore, destroy.copy());
        }
        return chore instanceof Chore.RunOn runOn ? onCopy(chore, runOn.copy()) : toolstack.perform(chore);
    }

    private CompletionStage<Void> onCopy(Chore chore, XenCopy expected) {
        return plain(look(chore.guest()).thenCompose(now -> {
            List<XenCopy> held = now.xen().asOptional().orElse(List.of());
            if (chore instanceof Chore.RunOn
                    && held.stream()
                            .anyMatch(copy ->
                                    isSame(copy, expected) && copy.state().isScheduled())) {
                return CompletableFuture.completedStage(null);
            }
            if (!held.contains(expected)) {
                return CompletableFuture.failedStage(new HostException(
                        Recourse.RETRY,
                        host() + ": not as expected any more: " + now.inWords() + ", and not " + expected.inWords()));
            }
            boolean known = now instanceof Sighting.Present && !now.is(GuestState.SHUT_OFF);
            return known ? toolstack.perform(chore) : dom0.perform(chore);
        }));
    }

    private static boolean isSame(XenCopy one, XenCopy other) {
        return one.domid() == other.domid();
    }

    @Override
    public void listen(Consumer<HostNotice> listener) {
        toolstack.listen(listener);
    }

    @Override
    public void close() {
        try {
            toolstack.close();
        } finally {
            dom0.close();
        }
    }

    /** The same answer, its failure as the driver gave it and not as Java wrapped it. */
    private static <T> CompletionStage<T> plain(CompletionStage<T> stage) {
        CompletableFuture<T> plain = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                plain.complete(value);
            } else {
                plain.completeExceptionally(bare(failure));
            }
        });
        return plain;
    }

    private static String said(Throwable failure) {
        return String.valueOf(bare(failure).getMessage());
    }

    private static Throwable bare(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
