package io.drover.driver.sim;

import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.port.HostNotice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Who is told what happens. A host that cannot be reached tells nothing, and what it had to tell meanwhile is lost. */
final class Notices {
    private final World world;
    private final List<Subscriber> subscribers = new ArrayList<>();

    /** Somebody who listens to one host. */
    record Subscriber(HostName host, Consumer<HostNotice> ear) {}

    Notices(World world) {
        this.world = world;
    }

    void add(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    void remove(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    /** A guest changed on a host, in libvirt's words. */
    void guestChanged(HostName host, GuestId guest, String what) {
        tell(new HostNotice.GuestChanged(host, guest, what));
    }

    /** Tells of something that a host itself says. */
    void tell(HostNotice notice) {
        if (world.host(notice.host()).answers()) {
            tellAnyway(notice);
        }
    }

    /** Tells of something that Drover's own end notices. */
    void tellAnyway(HostNotice notice) {
        for (Subscriber subscriber : List.copyOf(subscribers)) {
            if (subscriber.host().equals(notice.host())) {
                world.outside(() -> subscriber.ear().accept(notice));
            }
        }
    }
}
