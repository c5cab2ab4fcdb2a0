package io.drover.driver.sim;

import io.drover.model.GuestId;
import io.drover.model.HostName;
import java.util.Set;
import java.util.TreeSet;

/** What is really so, as no driver can see it: for tests, and for a demonstration that wants to prove something. */
public final class Truth {
    private final World world;

    Truth(World world) {
        this.world = world;
    }

    /** The hosts on which Xen runs that guest now; more than one means that its disk is being destroyed. */
    public Set<HostName> runningOn(GuestId guest) {
        return world.locked(() -> world.runningOn(guest));
    }

    /** The guests that at some moment ran on two hosts. */
    public Set<GuestId> ranTwice() {
        return world.locked(world::ranTwice);
    }

    /** The disks that a running guest lost because they were not there when it arrived. */
    public Set<String> lostDisks(GuestId guest) {
        return world.locked(() -> {
            Set<String> lost = new TreeSet<>();
            world.hosts()
                    .forEach(host ->
                            host.copy(guest).filter(Copy::scheduled).ifPresent(copy -> lost.addAll(copy.lostDisks())));
            return lost;
        });
    }
}
