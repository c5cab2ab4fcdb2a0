package io.drover.engine;

import io.drover.model.Disk;
import io.drover.model.Fix;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.HostName;
import java.util.List;
import java.util.Optional;

/** Only what a finding would offer is carried out: a fix must speak of things as they are, since undoing it brings its words back. */
final class Offers {
    private Offers() {}

    /**
     * Refuses fixes that do not fit the fleet as it is seen.
     *
     * @throws RequestException that names the fix and what is wrong with it
     */
    static void refuseOthers(Fleet fleet, List<Fix> fixes) {
        for (Fix fix : fixes) {
            Lookup.answeringHost(fleet, fix.host());
            if (fix instanceof Fix.EjectMedia eject) {
                eject.media().forEach((drive, medium) -> refuseUnless(holds(fleet, eject, drive, medium), fix));
            } else if (fix instanceof Fix.StopAutostart stop) {
                stop.guests().keySet().forEach(guest -> refuseUnless(keeps(fleet, stop.host(), guest), fix));
            }
        }
    }

    private static boolean holds(Fleet fleet, Fix.EjectMedia eject, String drive, String medium) {
        return guest(fleet, eject.host(), eject.guest()).stream()
                .flatMap(guest -> guest.devices().disks().stream())
                .anyMatch(disk -> disk.kind() != Disk.Kind.DISK
                        && disk.target().equals(drive)
                        && disk.source().equals(Optional.of(medium)));
    }

    private static boolean keeps(Fleet fleet, HostName host, GuestId id) {
        return guest(fleet, host, id)
                .filter(guest -> guest.condition().state() == GuestState.SHUT_OFF)
                .filter(guest -> guest.definition().autostart())
                .isPresent();
    }

    private static Optional<Guest> guest(Fleet fleet, HostName host, GuestId id) {
        return fleet.host(host).flatMap(seen -> seen.guest(id));
    }

    private static void refuseUnless(boolean fits, Fix fix) {
        if (!fits) {
            throw new RequestException(
                    RequestException.Kind.REFUSED,
                    "'" + fix.inWords() + "' does not fit " + fix.host() + " as it is now; check again, and take the"
                            + " fix that a finding offers");
        }
    }
}
