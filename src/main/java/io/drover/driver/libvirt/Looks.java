package io.drover.driver.libvirt;

import io.drover.model.Condition;
import io.drover.model.Definition;
import io.drover.model.GuestId;
import io.drover.model.Sighting;

/** Looks at one guest. */
final class Looks {
    private Looks() {}

    /** What the host says of a guest. */
    static Sighting at(Link link, GuestId id) throws LibvirtFailure {
        var found = link.find(id);
        if (found.isEmpty()) {
            return new Sighting.Absent();
        }
        try (GuestHandle guest = found.get()) {
            boolean persistent = guest.persistent();
            boolean autostart = persistent && guest.autostart();
            boolean jobActive = jobActive(guest);
            return new Sighting.Present(
                    Conditions.of(guest.state(), persistent, jobActive),
                    new Definition(persistent, autostart),
                    guest.cpuTime(),
                    jobActive);
        } catch (LibvirtFailure failure) {
            if (failure.is(LibvirtFailure.NO_DOMAIN)) {
                return new Sighting.Absent();
            }
            throw failure;
        }
    }

    /** What a guest is doing. */
    static Condition condition(GuestHandle guest, boolean persistent) throws LibvirtFailure {
        return Conditions.of(guest.state(), persistent, jobActive(guest));
    }

    /** Whether a job holds the guest; a driver that knows no jobs has none. */
    static boolean jobActive(GuestHandle guest) throws LibvirtFailure {
        try {
            return guest.jobActive();
        } catch (LibvirtFailure failure) {
            if (failure.is(LibvirtFailure.NO_SUPPORT)) {
                return false;
            }
            throw failure;
        }
    }
}
