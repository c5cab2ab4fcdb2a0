package io.drover.port;

import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Measured;
import io.drover.model.Sighting;
import java.util.Set;
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

    /** Looks at one guest. A host that does not answer is an {@link Sighting.Unseen}, never a failed stage. */
    CompletionStage<Sighting> look(GuestId guest);

    /**
     * Moves a running guest from this host. The stage completes when the host says that the transfer is over; a failure that
     * leaves the outcome open says so. Progress is told to the listeners meanwhile.
     */
    CompletionStage<Measured> migrate(MigrationOrder order);

    /** Does one small piece of work that settles a guest. Repeating a chore that is done is no error. */
    CompletionStage<Void> perform(Chore chore);

    /** Tells what happens on this host from now on. Listeners are called on the driver's threads and must not block. */
    void listen(Consumer<HostNotice> listener);

    /** Lets go of the host. A migration under way goes on without us. */
    @Override
    void close();
}
