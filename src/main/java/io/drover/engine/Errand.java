package io.drover.engine;

import io.drover.model.Definition;
import io.drover.model.GuestState;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Sighting;
import io.drover.port.Chore;
import java.util.Optional;
import java.util.function.Function;

/**
 * A chore for one of the hosts of a migration. One that destroys, undefines, lets run or restarts comes only out of sightings that make it
 * safe: there is no other way to build it, whatever the rest of the engine believes.
 */
final class Errand {
    private final HostName host;
    private final Chore chore;
    private final Optional<Function<Look, Optional<Errand>>> proof;

    private Errand(HostName host, Chore chore, Optional<Function<Look, Optional<Errand>>> proof) {
        this.host = host;
        this.chore = chore;
        this.proof = proof;
    }

    /** One that leaves copies alone. */
    private static Errand harmless(HostName host, Chore chore) {
        return new Errand(host, chore, Optional.empty());
    }

    /** One that touches a copy, or the toolstack that holds it; another look must prove it once more. */
    private static Errand proved(HostName host, Chore chore, Function<Look, Optional<Errand>> proof) {
        return new Errand(host, chore, Optional.of(proof));
    }

    HostName host() {
        return host;
    }

    Chore chore() {
        return chore;
    }

    /** Whether both hosts are to be looked at once more, right before it is done. */
    boolean needsAnotherLook() {
        return proof.isPresent();
    }

    /** Whether another look proves this very errand too. */
    boolean holdsIn(Look now) {
        return proof.flatMap(again -> again.apply(now))
                .filter(other -> other.host.equals(host) && other.chore.equals(chore))
                .isPresent();
    }

    /** What the destination is to keep of the guest, if it keeps anything else. */
    static Optional<Errand> keep(Move move, Definition wanted, Definition is) {
        if (wanted.persistent() && !is.persistent()) {
            return Optional.of(harmless(move.to(), new Chore.MakePersistent(move.guest())));
        }
        return wanted.autostart() == is.autostart()
                ? Optional.empty()
                : Optional.of(harmless(move.to(), new Chore.SetAutostart(move.guest(), wanted.autostart())));
    }

    /** Forget the guest at the source: it holds no copy, and the destination runs it or keeps its definition. */
    static Optional<Errand> undefineAtSource(Look look) {
        boolean kept = look.destination() instanceof Sighting.Present there
                && (there.definition().persistent()
                        || there.condition().state() == GuestState.RUNNING
                        || look.atDestination().showsItRunning());
        return look.source().isOff() && kept
                ? Optional.of(harmless(
                        look.move().from(), new Chore.Undefine(look.move().guest())))
                : Optional.empty();
    }

    /** Destroy a copy at the destination that never ran there, while Xen runs the guest at the source. */
    static Optional<Errand> destroyAtDestination(Look look) {
        return look.atDestination()
                .neverRan()
                .filter(copy -> look.isIdle() && look.atSource().showsItRunning())
                .map(copy -> proved(
                        look.move().to(), new Chore.Destroy(look.move().guest(), copy), Errand::destroyAtDestination));
    }

    /** Destroy the suspended copy at the source, while Xen runs the guest at the destination. */
    static Optional<Errand> destroyAtSource(Look look) {
        return look.atSource()
                .suspended()
                .filter(copy -> look.isIdle() && look.atDestination().showsItRunning())
                .map(copy -> proved(
                        look.move().from(), new Chore.Destroy(look.move().guest(), copy), Errand::destroyAtSource));
    }

    /** Let the suspended copy at the source run on, while the destination holds a copy that shows that it never ran there. */
    static Optional<Errand> runOnAtSource(Look look) {
        return look.atSource()
                .suspended()
                .filter(copy -> look.isIdle() && look.atDestination().neverRan().isPresent())
                .map(copy ->
                        proved(look.move().from(), new Chore.RunOn(look.move().guest(), copy), Errand::runOnAtSource));
    }

    /** Let the copy at the destination run, which its host said to be whole, while Xen holds none at the source. */
    static Optional<Errand> runOnAtDestination(Look look, LastFact last) {
        return look.atDestination()
                .neverRan()
                .filter(copy -> last == LastFact.SAID_DONE
                        && look.isIdle()
                        && look.atSource().showsNoCopy())
                .map(copy -> proved(
                        look.move().to(),
                        new Chore.RunOn(look.move().guest(), copy),
                        now -> runOnAtDestination(now, last)));
    }

    /** End the process at the destination that receives a copy, which is not whole then, while nobody at the source sends one. */
    static Optional<Errand> endArrival(Look look) {
        return look.atDestination()
                .incomplete()
                .filter(copy -> look.atSource().isIdle())
                .map(copy -> proved(
                        look.move().to(), new Chore.EndArrival(look.move().guest(), copy), Errand::endArrival));
    }

    /**
     * Restart the source's toolstack, while nobody moves the guest's memory on either host. A job may hold it at the destination too: whoever would
     * finish the transfer there is the source's toolstack, or is gone already.
     */
    static Optional<Errand> restartAtSource(Look look) {
        return look.atSource().isStill()
                        && look.atDestination().isStill()
                        && look.atDestination().answers()
                ? Optional.of(restart(look.move().from(), look.move(), Errand::restartAtSource))
                : Optional.empty();
    }

    /** Restart the destination's toolstack, while nobody works on the guest on either host. */
    static Optional<Errand> restartAtDestination(Look look) {
        return look.atSource().isIdle() && look.atDestination().isStill()
                ? Optional.of(restart(look.move().to(), look.move(), Errand::restartAtDestination))
                : Optional.empty();
    }

    /** Restart the toolstack of one of the two hosts, where that may be. */
    static Optional<Errand> restartAt(HostName host, Look look) {
        return host.equals(look.move().from()) ? restartAtSource(look) : restartAtDestination(look);
    }

    private static Errand restart(HostName host, Move move, Function<Look, Optional<Errand>> proof) {
        return proved(host, new Chore.RestartToolstack(move.guest()), proof);
    }
}
