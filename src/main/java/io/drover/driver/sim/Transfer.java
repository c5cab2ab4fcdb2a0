package io.drover.driver.sim;

import io.drover.model.Guest;
import io.drover.model.GuestState;
import io.drover.model.HostName;
import io.drover.model.Load;
import io.drover.model.Measured;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.port.HostException;
import io.drover.port.HostNotice;
import io.drover.port.MigrationOrder;
import io.drover.precopy.XenRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One migration under way: Xen's rounds, then the hand-over. */
final class Transfer {
    static final Duration BREAKS_AFTER = Duration.ofSeconds(2);

    /** From the end of the process that sends until libvirt has cleaned up. */
    private static final Duration ENDS_AFTER = Duration.ofSeconds(1);

    /** TCP gives a silent peer about a quarter of an hour. */
    static final Duration TCP_GIVES_UP_AFTER = Duration.ofMinutes(15);

    /** How long libxl waits for a guest to suspend (libxl_dom_suspend.c). */
    private static final Duration SUSPEND_LIMIT = Duration.ofSeconds(60);

    /**
     * What was ordered, and what Drover cannot know of it beforehand.
     *
     * @param managed whether whoever ordered it carries the handshake between both hosts
     */
    record Order(
            HostName from,
            MigrationOrder order,
            Guest guest,
            Optional<Copy> before,
            Optional<Mishap> mishap,
            boolean doomed,
            boolean managed) {

        HostName to() {
            return order.to();
        }

        FairShare.Flow flow() {
            return new FairShare.Flow(from, order.to());
        }

        boolean suffers(Mishap wanted) {
            return mishap.filter(wanted::equals).isPresent();
        }
    }

    private final Transfers transfers;
    private final World world;
    private final Order what;
    private final Reply<Measured> reply;
    private final List<Reply<Measured>> followers = new ArrayList<>();
    private final Load load;
    private final Instant startedAt;
    private Stage stage = Stage.SETUP;
    private Tally tally = Tally.NOTHING;
    private Instant downSince = Instant.EPOCH;
    private Duration downtime = Duration.ZERO;
    private Optional<Network.Stream> stream = Optional.empty();
    private Loss loss = Loss.NOTHING;
    private boolean hung;
    private boolean killed;

    Transfer(Transfers transfers, Order what, Reply<Measured> reply) {
        this.transfers = transfers;
        this.world = transfers.world();
        this.what = what;
        this.reply = reply;
        this.load = world.load(what.guest());
        this.startedAt = world.now();
    }

    Order what() {
        return what;
    }

    Stage stage() {
        return stage;
    }

    boolean isHung() {
        return hung;
    }

    void begin() {
        after(overheads().setup(), this::sendAll);
        world.later(world.settings().progressEvery(), this::tick);
    }

    private void sendAll() {
        if (loss == Loss.CLIENT) {
            leave(this::leaveUnbegun, Errors.answerLost());
            return;
        }
        stage = Stage.LIVE;
        transfers.log().begun(what);
        if (what.doomed()) {
            after(BREAKS_AFTER, () -> fail(Errors.sendFailed()));
        }
        round(what.guest().memoryBytes(), false);
    }

    /** Its client died after both hosts were prepared: the source holds a job for nothing, and the destination waits. */
    private void leaveUnbegun() {
        new Arrival(transfers, what).leaveEntry();
        transfers.unprepared(what.from(), what.guest().id(), true);
    }

    private void round(long bytes, boolean last) {
        tally = tally.begin(bytes);
        Instant began = world.now();
        send(bytes, () -> {
            tally = tally.end();
            if (killed) {
                return;
            }
            transfers.log().read(what);
            long dirtied = XenRule.dirtied(load, what.guest().memoryBytes(), Duration.between(began, world.now()));
            XenRule.Next next = last ? XenRule.Next.SUSPEND : XenRule.after(tally.rounds(), dirtied);
            if (what.doomed() || overcommitted()) {
                fail(Errors.sendFailed());
            } else if (next == XenRule.Next.SUSPEND) {
                suspend(dirtied);
            } else {
                round(dirtied, next == XenRule.Next.LAST_ROUND);
            }
        });
    }

    private void suspend(long rest) {
        if (what.suffers(Mishap.REFUSES_TO_SUSPEND) || transfers.storageStalls() || !source().scheduled()) {
            after(SUSPEND_LIMIT, () -> fail(Errors.sendFailed()));
            return;
        }
        stage = Stage.SUSPENDED;
        downSince = world.now();
        world.change(
                what.from(),
                what.guest().id(),
                copy -> copy.scheduled(false, world.now()).saying(GuestState.SUSPENDED, "pmsuspended"));
        tellProgress();
        after(overheads().suspend(), () -> {
            tally = tally.begin(rest);
            send(rest, () -> {
                tally = tally.end();
                after(overheads().device().plus(overheads().resume()), this::arrive);
            });
        });
    }

    private void arrive() {
        if (loss != Loss.NOTHING) {
            settle();
            leave(() -> new Arrival(transfers, what).leaveTo(loss), Errors.answerLost());
            return;
        }
        if (Departure.lacksBridge(world.host(what.to()), source().guest())) {
            fail(Errors.notStartedThere());
            return;
        }
        Arrival arrival = new Arrival(transfers, what);
        if (what.suffers(Mishap.LEFT_SUSPENDED_AND_PAUSED)) {
            settle();
            leave(arrival::leaveUnfinished, Errors.answerLost());
            return;
        }
        if (what.suffers(Mishap.LEFT_PAUSED_AT_SOURCE)) {
            leave(arrival::leavePaused, Errors.leftPaused(what.guest()));
            return;
        }
        if (what.suffers(Mishap.LEFTOVER_AT_DESTINATION)) {
            settle();
            leave(arrival::leaveCopy, Errors.sendFailed());
            return;
        }
        stage = Stage.ARRIVED;
        downtime = Duration.between(downSince, world.now());
        arrival.start();
        tellProgress();
        after(overheads().release(), () -> {
            if (loss.ofSource()) {
                leave(() -> {}, Errors.answerLost());
                return;
            }
            arrival.release();
            answer();
            end();
        });
    }

    private void answer() {
        if (what.suffers(Mishap.ANSWER_LOST_AFTER_DEED)) {
            reply.fail(Errors.answerLost());
        } else {
            reply.succeed(measured());
        }
    }

    private Measured measured() {
        String how = "counted by the simulator";
        return new Measured(
                Duration.between(startedAt, world.now()),
                Observed.known(tally.sentBytes(0), how),
                stage == Stage.ARRIVED ? Observed.known(downtime, how) : Observed.unknown("the guest did not arrive"));
    }

    private void leave(Runnable residue, HostException why) {
        residue.run();
        end();
        reply.fail(why);
    }

    /** Gives up: the guest runs at the source, and the destination is as it was if there is somebody to tell it. */
    void fail(HostException why) {
        if (loss.ofDestination()) {
            new Arrival(transfers, what).leaveEntry();
        } else {
            new Arrival(transfers, what).undo();
        }
        end();
        reply.fail(why);
    }

    /** Who carries the handshake is gone, or has lost one of the hosts. The copy goes on: it is the hosts' own. */
    void lose(Loss lost) {
        if (what.managed() && loss == Loss.NOTHING) {
            loss = lost;
        }
    }

    boolean isOwed(Set<Reply<?>> replies) {
        return replies.contains(reply);
    }

    /** Somebody waits for the end of it who did not order it. */
    void follow(Reply<Measured> follower) {
        followers.add(follower);
    }

    /** The process that sends is gone: no further round begins, and the migration breaks in a moment. */
    void kill() {
        killed = true;
        world.later(ENDS_AFTER, () -> {
            if (stage != Stage.OVER) {
                fail(Errors.sendFailed());
            }
        });
    }

    /** The source lost power: what has arrived stays at the destination, half a guest. */
    void abandon() {
        settle();
        end();
        reply.fail(Errors.answerLost());
    }

    /** The source's toolstack died: the hand-over stays undone, or the guest runs on and leaves a trace at the destination. */
    void tear() {
        if (stage != Stage.ARRIVED) {
            new Arrival(transfers, what).leaveEntry();
        }
        end();
        reply.fail(Errors.answerLost());
    }

    /** The source's toolstack was killed: as {@link #tear}, but a guest that was suspended already stays so. */
    void sever() {
        if (stage == Stage.SUSPENDED) {
            leave(() -> new Arrival(transfers, what).leaveSuspended(), Errors.answerLost());
        } else {
            tear();
        }
    }

    /** The destination's toolstack was killed. */
    void orphan() {
        if (stage != Stage.ARRIVED) {
            settle();
            leave(() -> new Arrival(transfers, what).leaveOrphan(), Errors.closedByPeer());
        }
    }

    /** The destination lost power: the source goes on sending to nobody until TCP gives up. */
    void hang() {
        if (!hung && stage != Stage.ARRIVED) {
            hung = true;
            world.later(TCP_GIVES_UP_AFTER, () -> {
                if (stage != Stage.OVER) {
                    fail(Errors.sendFailed());
                }
            });
        }
    }

    /** Drover's connection to the source broke; the migration goes on. */
    void loseAnswer() {
        reply.fail(Errors.answerLost());
    }

    /** Brings the destination's memory up to date. */
    void settle() {
        if (stage == Stage.LIVE || stage == Stage.SUSPENDED) {
            long arrived = arrivedBytes();
            world.change(what.to(), what.guest().id(), copy -> copy.holding(arrived));
        }
    }

    private void tick() {
        if (stage == Stage.OVER) {
            return;
        }
        if (overcommitted()) {
            fail(Errors.sendFailed());
            return;
        }
        tellProgress();
        world.later(world.settings().progressEvery(), this::tick);
    }

    /** Two arrivals may each have found room and not fit together: the one that notices first breaks. */
    private boolean overcommitted() {
        transfers.settle();
        return stage == Stage.LIVE && world.host(what.to()).freeBytes() < 0;
    }

    private void tellProgress() {
        Tally.Seen seen = new Tally.Seen(
                stage.told(),
                stream.map(Network.Stream::bytesPerSecond).orElse(0L),
                stream.map(sent -> sent.moved(world.now())).orElse(0L),
                Duration.between(startedAt, world.now()));
        transfers
                .notices()
                .tell(new HostNotice.Transferring(
                        what.from(), what.guest().id(), tally.progress(what.guest(), seen, overheads())));
    }

    private void send(long bytes, Runnable arrived) {
        stream = Optional.of(transfers.network().send(what.flow(), bytes, () -> {
            stream = Optional.empty();
            arrived.run();
        }));
    }

    private void end() {
        Measured cost = measured();
        followers.forEach(follower -> follower.succeed(cost));
        stage = Stage.OVER;
        stream.ifPresent(transfers.network()::cancel);
        stream = Optional.empty();
        transfers.ended(this);
    }

    private void after(Duration delay, Runnable step) {
        world.later(delay, () -> {
            if (stage != Stage.OVER && !hung) {
                step.run();
            }
        });
    }

    private long arrivedBytes() {
        long moved = stream.map(sent -> sent.moved(world.now())).orElse(0L);
        return Math.min(what.guest().memoryBytes(), tally.sentBytes(moved));
    }

    private Copy source() {
        return world.host(what.from())
                .copy(what.guest().id())
                .orElseThrow(() -> new IllegalStateException("a guest under migration left its source"));
    }

    private Overheads overheads() {
        return world.settings().overheads();
    }
}
