package io.drover.driver.libvirt;

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
import io.drover.port.HostException.Recourse;
import io.drover.port.HostNotice;
import io.drover.port.MigrationOrder;
import io.drover.port.Traits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A Xen host behind libvirt. Made by {@link LibvirtFleet}, because a migration needs the addresses of two hosts. */
final class LibvirtHostDriver implements HostDriver {
    private static final String NO_DISKS =
            "libvirt does not tell whether a disk is connected; the configuration has no login for the Dom0";
    private static final String NO_LOGIN = "libvirt cannot try it; the configuration has no login for the Dom0";

    private final HostSession session;
    private final Function<HostName, Optional<HostSession>> others;
    private final Runnable closed;
    private final Set<GuestId> moving = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean open = new AtomicBoolean(true);

    /**
     * A driver.
     *
     * @param others the sessions of the other hosts of the fleet
     * @param closed told when the driver lets go
     */
    LibvirtHostDriver(HostSession session, Function<HostName, Optional<HostSession>> others, Runnable closed) {
        this.session = session;
        this.others = others;
        this.closed = closed;
    }

    @Override
    public HostName host() {
        return session.host();
    }

    @Override
    public Traits traits() {
        return new Traits(
                Traits.Progress.MEMORY_ARRIVED,
                false,
                session.endpoint().peerUri().isPresent(),
                true);
    }

    @Override
    public CompletionStage<Host> observe(Set<String> paths) {
        Set<String> wanted = Set.copyOf(paths);
        return session.ask(Task.repeatable(
                "observe",
                session.settings().observeLimit(),
                link -> new Inventory(session.endpoint(), link).take(wanted)));
    }

    @Override
    public CompletionStage<Map<String, Observed<PathSight>>> find(Set<String> paths) {
        Set<String> wanted = Set.copyOf(paths);
        return session.ask(Task.repeatable(
                "find",
                session.settings().observeLimit(),
                link -> new Inventory(session.endpoint(), link).find(wanted)));
    }

    /** {@inheritDoc} libvirt shows only which directories are shared; the rest needs a login. */
    @Override
    public CompletionStage<Map<HostName, Reach>> reach(Set<HostName> others, Set<String> directories) {
        Set<HostName> asked = Set.copyOf(others);
        Set<HostSession> sessions =
                asked.stream().flatMap(name -> this.others.apply(name).stream()).collect(Collectors.toSet());
        return Answers.plain(new Canaries(session)
                .between(sessions, Set.copyOf(directories))
                .thenApply(seen -> {
                    Map<HostName, Reach> reach = new TreeMap<>();
                    asked.forEach(other -> reach.put(other, reach(other, seen, directories)));
                    return reach;
                }));
    }

    private static Reach reach(
            HostName other, Map<HostName, SortedMap<String, Observed<Boolean>>> seen, Set<String> directories) {
        SortedMap<String, Observed<Boolean>> canaries = new TreeMap<>();
        directories.forEach(directory -> canaries.put(
                directory, Observed.unknown("host " + other + " is not another host that is reached through libvirt")));
        canaries.putAll(seen.getOrDefault(other, new TreeMap<>()));
        return new Reach(Observed.unknown(NO_LOGIN), Observed.unknown(NO_LOGIN), Observed.unknown(NO_LOGIN), canaries);
    }

    @Override
    public CompletionStage<Sighting> look(GuestId guest) {
        return session.ask(Task.repeatable("look", session.settings().lookLimit(), link -> Looks.at(link, guest)))
                .exceptionally(failure -> new Sighting.Unseen(String.valueOf(failure.getMessage())));
    }

    @Override
    public CompletionStage<Observed<List<VirtualDisk>>> disks(GuestId guest) {
        return CompletableFuture.completedStage(Observed.unknown(NO_DISKS));
    }

    @Override
    public CompletionStage<Observed<String>> definition(GuestId guest) {
        return session.ask(
                Task.repeatable("definition", session.settings().lookLimit(), link -> DefinitionText.of(link, guest)));
    }

    @Override
    public CompletionStage<Measured> migrate(MigrationOrder order) {
        Optional<HostSession> destination =
                others.apply(order.to()).filter(found -> !found.host().equals(host()));
        if (destination.isEmpty()) {
            return refused(
                    Recourse.GIVE_UP,
                    "host " + order.to() + " is not another host that is reached through libvirt, so " + host()
                            + " cannot send a guest to it");
        }
        if (!moving.add(order.guest())) {
            return refused(Recourse.RETRY, host() + ": guest " + order.guest() + " is being migrated already");
        }
        CompletableFuture<Measured> answer = new Transfer(session, destination.get(), order).start();
        Answers.onEnd(answer, (done, failure) -> moving.remove(order.guest()));
        return answer;
    }

    private static <T> CompletionStage<T> refused(Recourse recourse, String why) {
        return CompletableFuture.failedFuture(new HostException(recourse, why));
    }

    @Override
    public CompletionStage<Measured> follow(MigrationOrder order) {
        return others.apply(order.to())
                .<CompletionStage<Measured>>map(destination -> new Transfer(session, destination, order).follow())
                .orElseGet(() -> refused(
                        Recourse.GIVE_UP,
                        "host " + order.to() + " is not another host that is reached through libvirt"));
    }

    @Override
    public CompletionStage<Void> abort(GuestId guest) {
        return refused(
                Recourse.GIVE_UP,
                host() + ": libvirt's Xen driver cannot abort a migration; the configuration has no login for the Dom0,"
                        + " which could ('ssh' in the host's entry)");
    }

    @Override
    public CompletionStage<Void> perform(Chore chore) {
        return Answers.plain(session.ask(
                        Task.repeatable(name(chore), session.settings().choreLimit(), link -> {
                            new Chores(host(), link).perform(chore);
                            return true;
                        }))
                .thenAccept(done -> {}));
    }

    private static String name(Chore chore) {
        if (chore instanceof Chore.SetAutostart) {
            return "set_autostart";
        }
        if (chore instanceof Chore.Eject || chore instanceof Chore.Insert) {
            return "change_medium";
        }
        if (chore instanceof Chore.MakePersistent) {
            return "make_persistent";
        }
        return chore instanceof Chore.Undefine ? "undefine" : "mend_copy";
    }

    @Override
    public void listen(Consumer<HostNotice> listener) {
        session.listen(listener);
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            session.close();
            closed.run();
        }
    }
}
