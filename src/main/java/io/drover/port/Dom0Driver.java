package io.drover.port;

import io.drover.model.Dom0;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.OtherSender;
import io.drover.model.Reach;
import io.drover.model.VirtualDisk;
import io.drover.model.XenCopy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * A login to one Dom0, for what its toolstack does not tell. It has the manners of a {@link HostDriver}: no method blocks, every
 * stage completes, and one fails with a {@link HostException} only.
 */
public interface Dom0Driver extends AutoCloseable {

    /** The host's name in the configuration. */
    HostName host();

    /**
     * Takes all facts in one round trip. What cannot be had is unknown in the answer, with the reason.
     *
     * @param paths Dom0 paths to look up too
     */
    CompletionStage<Dom0> observe(Set<String> paths);

    /** What Xen holds of one guest now, in one short round trip; unknown where it cannot be had. */
    CompletionStage<Observed<List<XenCopy>>> copies(GuestId guest);

    /** As {@link HostDriver#otherSenders}. */
    CompletionStage<Observed<List<OtherSender>>> otherSenders(GuestId guest);

    /**
     * Does a chore for which a toolstack is of no use: {@link Chore.Destroy}, {@link Chore.RunOn} or {@link Chore.RestartToolstack}. It is refused
     * on the host itself unless what the chore expects is still so.
     */
    CompletionStage<Void> perform(Chore chore);

    /** As {@link HostDriver#disks}. */
    CompletionStage<Observed<List<VirtualDisk>>> disks(GuestId guest);

    /** As {@link HostDriver#reach}. */
    CompletionStage<Map<HostName, Reach>> reach(Set<HostName> others, Set<String> directories);

    /** As {@link HostDriver#abort}. */
    CompletionStage<Void> abort(GuestId guest);

    /** Lets go of the host. */
    @Override
    void close();
}
