package io.drover.port;

import io.drover.model.Dom0;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * One Xen host, as the engine uses it. No method blocks: each hands the work to the driver's own threads and answers through a
 * stage, which may complete on any thread and always completes, by a time-out if need be. A stage fails with a {@link
 * HostException} only, which says what its caller may do about it.
 */
public interface HostDriver extends AutoCloseable {

    /** The host's name in the configuration. */
    HostName host();

    /** What this driver can do; nothing above it assumes more. */
    Traits traits();

    /**
     * Takes the inventory.
     *
     * @param paths Dom0 paths whose existence is to be looked up too
     */
    CompletionStage<Host> observe(Set<String> paths);

    /**
     * What its Dom0 tells by itself, also while its toolstack does not answer and there may be no Xen under it yet. Unknown, with the
     * reason, where the driver has no login to the Dom0 or that does not answer either.
     */
    default CompletionStage<Observed<Dom0>> dom0() {
        return CompletableFuture.completedStage(Observed.unknown("Drover has no login to the Dom0 of " + host()));
    }

    /** Looks up Dom0 paths. Every path that is asked for is answered, as unknown where it could not be looked up. */
    CompletionStage<Map<String, Observed<PathSight>>> find(Set<String> paths);

    /**
     * Tries what this host reaches of others, from it and in one round trip for each pair. Files that this needs are removed
     * again, also when something fails in between. Every host that is asked for is answered.
     *
     * @param others hosts of the same fleet
     * @param directories Dom0 directories whose sharing is to be proved
     */
    CompletionStage<Map<HostName, Reach>> reach(Set<HostName> others, Set<String> directories);

    /** Looks at one guest. A host that does not answer is an {@link Sighting.Unseen}, never a failed stage. */
    CompletionStage<Sighting> look(GuestId guest);

    /** A guest's virtual disks as this host's backends hold them; unknown where the driver cannot tell, or does not know the guest. */
    CompletionStage<Observed<List<VirtualDisk>>> disks(GuestId guest);

    /**
     * The whole definition of a guest, to be kept for an operator: what its next start would use, or what runs where the host keeps nothing.
     * Never with passwords in it. Unknown where the driver cannot tell, or does not know the guest.
     */
    default CompletionStage<Observed<String>> definition(GuestId guest) {
        return CompletableFuture.completedStage(
                Observed.unknown("the driver of " + host() + " reads no definition of " + guest));
    }

    /**
     * Moves a running guest from this host. The stage completes when the host says that the transfer is over; a failure that
     * leaves the outcome open says so. Progress is told to the listeners meanwhile.
     */
    CompletionStage<Measured> migrate(MigrationOrder order);

    /**
     * Watches a transfer from this host that goes on although nobody waits for its answer any more. Progress is told to the
     * listeners as if it were ours. The stage completes when the transfer is over, whichever way; where the guest is then, only
     * looks can say. It fails if none is under way.
     *
     * @param order what was once ordered
     */
    CompletionStage<Measured> follow(MigrationOrder order);

    /**
     * Calls off a transfer from this host while its memory is being copied, if its {@link #traits} say that it can. The stage
     * completes when the host has ended it; that the guest runs on here and nothing is left at the destination is for looks to
     * show. A failure with {@link HostException.Recourse#GIVE_UP} says why nothing was done.
     */
    CompletionStage<Void> abort(GuestId guest);

    /**
     * Who else sends a guest's memory from this host while its toolstack does, as its Dom0 shows it, in one short round trip that a host can bear
     * every few seconds. Unknown where the driver has no login to the Dom0, or that does not answer.
     */
    default CompletionStage<Observed<List<OtherSender>>> otherSenders(GuestId guest) {
        return CompletableFuture.completedStage(Observed.unknown("Drover has no login to the Dom0 of " + host()));
    }

    /** Does one small piece of work that settles a guest. Repeating a chore that is done is no error. */
    CompletionStage<Void> perform(Chore chore);

    /** Tells what happens on this host from now on. Listeners are called on the driver's threads and must not block. */
    void listen(Consumer<HostNotice> listener);

    /** Lets go of the host. A migration under way goes on without us. */
    @Override
    void close();
}
