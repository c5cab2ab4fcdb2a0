package io.drover.driver.sim;

import io.drover.model.GuestId;
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
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import io.drover.port.HostNotice;
import io.drover.port.MigrationOrder;
import io.drover.port.Traits;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One connection of Drover to one simulated host. */
final class SimulatedDriver implements HostDriver {
    private final HostName host;
    private final World world;
    private final Notices notices;
    private final Transfers transfers;
    private final Chores chores;
    private final Set<Reply<?>> owed = new LinkedHashSet<>();
    private final Set<Notices.Subscriber> subscribers = new LinkedHashSet<>();
    private boolean closed;

    SimulatedDriver(HostName host, Transfers transfers) {
        this.host = host;
        this.world = transfers.world();
        this.notices = transfers.notices();
        this.transfers = transfers;
        this.chores = new Chores(transfers);
    }

    @Override
    public HostName host() {
        return host;
    }

    /** {@inheritDoc} As with real hosts, only a login to the Dom0 can abort. */
    @Override
    public Traits traits() {
        return new Traits(
                Traits.Progress.BYTES_SENT,
                world.locked(this::hasLogin),
                world.locked(() -> world.host(host).described().platform().peerToPeer()),
                true);
    }

    private boolean hasLogin() {
        return world.host(host).described().dom0().asOptional().isPresent();
    }

    @Override
    public CompletionStage<Host> observe(Set<String> paths) {
        Set<String> wanted = Set.copyOf(paths);
        return call("observe", reply -> {
            transfers.settle();
            HostState state = world.host(host);
            reply.succeed(state.inventory(world.storage().look(state.described(), wanted), world.now()));
        });
    }

    @Override
    public CompletionStage<Map<String, Observed<PathSight>>> find(Set<String> paths) {
        Set<String> wanted = Set.copyOf(paths);
        return call(
                "find",
                reply -> reply.succeed(world.storage().look(world.host(host).described(), wanted)));
    }

    @Override
    public CompletionStage<Map<HostName, Reach>> reach(Set<HostName> others, Set<String> directories) {
        Set<HostName> asked = Set.copyOf(others);
        Set<String> shared = Set.copyOf(directories);
        return call("reach", reply -> reply.succeed(new Reachable(world).from(host, asked, shared)));
    }

    @Override
    public CompletionStage<Sighting> look(GuestId guest) {
        return this.<Sighting>call("look", reply -> reply.succeed(sighting(guest)))
                .exceptionally(failure -> new Sighting.Unseen(reason(failure)));
    }

    @Override
    public CompletionStage<Observed<List<VirtualDisk>>> disks(GuestId guest) {
        return call(
                "disks",
                reply -> reply.succeed(world.host(host)
                        .copy(guest)
                        .map(copy -> Observed.known(copy.virtualDisks(), "simulated backends"))
                        .orElseGet(() -> Observed.unknown(host + " does not hold the guest"))));
    }

    @Override
    public CompletionStage<Observed<String>> definition(GuestId guest) {
        return call(
                "definition",
                reply -> reply.succeed(world.host(host)
                        .copy(guest)
                        .map(copy -> Observed.known(
                                DefinitionText.of(copy.guest()), "the simulated toolstack's configuration"))
                        .orElseGet(() -> Observed.unknown(host + " does not know the guest"))));
    }

    @Override
    public CompletionStage<Measured> migrate(MigrationOrder order) {
        return call("migrate", reply -> transfers.order(host, order, reply));
    }

    @Override
    public CompletionStage<Measured> follow(MigrationOrder order) {
        return call(
                "follow",
                reply -> transfers
                        .of(host, order.guest())
                        .ifPresentOrElse(
                                transfer -> transfer.follow(reply),
                                () -> reply.fail(Errors.nothingUnderWay(order.guest()))));
    }

    @Override
    public CompletionStage<Void> abort(GuestId guest) {
        return call("abort", reply -> {
            if (!hasLogin()) {
                reply.fail(Errors.noLogin(host));
            } else {
                transfers.abort(host, guest, reply);
            }
        });
    }

    @Override
    public CompletionStage<Observed<List<OtherSender>>> otherSenders(GuestId guest) {
        return this.<Observed<List<OtherSender>>>call(
                        "senders",
                        reply -> reply.succeed(
                                hasLogin()
                                        ? Observed.known(transfers.log().others(host, guest), "simulated processes")
                                        : Observed.unknown("Drover has no login to the Dom0 of " + host)))
                .exceptionally(failure -> Observed.unknown(reason(failure)));
    }

    @Override
    public CompletionStage<Void> perform(Chore chore) {
        return call("perform", reply -> chores.perform(host, chore, reply));
    }

    @Override
    public void listen(Consumer<HostNotice> listener) {
        world.locked(() -> {
            Notices.Subscriber subscriber = new Notices.Subscriber(host, notice -> {
                if (world.locked(() -> !closed)) {
                    listener.accept(notice);
                }
            });
            if (!closed) {
                subscribers.add(subscriber);
                notices.add(subscriber);
            }
        });
    }

    /** {@inheritDoc} Answers still owed fail with their outcome unknown: nobody here will see it, nor finish what is managed. */
    @Override
    public void close() {
        world.locked(() -> {
            closed = true;
            transfers.lose(owed);
            subscribers.forEach(notices::remove);
            List.copyOf(owed).forEach(reply -> reply.fail(Errors.closed(Recourse.OUTCOME_UNKNOWN)));
        });
    }

    /** Tells its own listeners, if its host can be reached, that the connection is up. */
    void connected() {
        if (world.host(host).answers()) {
            subscribers.forEach(
                    subscriber -> world.outside(() -> subscriber.ear().accept(new HostNotice.Connected(host))));
        }
    }

    private Sighting sighting(GuestId guest) {
        transfers.settle();
        HostState state = world.host(host);
        Observed<List<XenCopy>> xen = new Domains(state, world.now())
                .copies(guest, transfers.isMoving(host, guest))
                .map(copies -> Stream.concat(copies.stream(), transfers.log().halves(host, guest).stream())
                        .toList());
        return state.shown(guest, world.now())
                .map(copy -> copy.sighting(world.now()))
                .orElseGet(Sighting.Absent::new)
                .withXen(xen);
    }

    private <T> CompletionStage<T> call(String operation, Consumer<Reply<T>> work) {
        return world.locked(() -> {
            Reply<T> reply = new Reply<>(world);
            if (closed) {
                reply.fail(Errors.closed(Recourse.GIVE_UP));
                return reply.stage();
            }
            owed.add(reply);
            Instant asked = world.now();
            world.later(world.settings().callLatency(), () -> {
                if (closed) {
                    return;
                }
                if (world.host(host).answers()) {
                    work.accept(reply);
                } else {
                    world.later(world.silence(host), () -> reply.fail(Errors.unreachable(host)));
                }
            });
            return reply.stage().whenComplete((value, failure) -> answered(reply, operation, asked, failure));
        });
    }

    private void answered(Reply<?> reply, String operation, Instant asked, @Nullable Throwable failure) {
        world.locked(() -> {
            owed.remove(reply);
            Duration took = Duration.between(asked, world.now());
            notices.tellAnyway(new HostNotice.Called(host, operation, result(failure), took));
        });
    }

    private static String result(@Nullable Throwable failure) {
        if (failure == null) {
            return "ok";
        }
        return failure instanceof HostException known ? known.recourse().name().toLowerCase(Locale.ROOT) : "error";
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }
}
