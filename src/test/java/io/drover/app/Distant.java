package io.drover.app;

import io.drover.json.Json;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.Reach;
import io.drover.model.Sighting;
import io.drover.model.VirtualDisk;
import io.drover.port.Chore;
import io.drover.port.MigrationOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a Drover in a process of its own and simulated hosts in another say to each other, as JSON over HTTP on loopback. */
final class Distant {
    private Distant() {}

    record Ask(
            HostName host,
            String call,
            Set<String> paths,
            Set<HostName> others,
            Optional<GuestId> guest,
            Optional<MigrationOrder> order,
            Optional<Errand> errand) {

        static Ask of(HostName host, String call) {
            return new Ask(host, call, Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        Ask about(GuestId asked) {
            return new Ask(host, call, paths, others, Optional.of(asked), order, errand);
        }

        Ask with(Set<String> wanted) {
            return new Ask(host, call, wanted, others, guest, order, errand);
        }
    }

    /** A chore by its name. */
    record Errand(String name, GuestId guest, boolean on, String drive, String medium) {
        static Errand of(Chore chore) {
            if (chore instanceof Chore.SetAutostart set) {
                return new Errand("autostart", set.guest(), set.on(), "", "");
            }
            if (chore instanceof Chore.MakePersistent make) {
                return new Errand("persistent", make.guest(), true, "", "");
            }
            if (chore instanceof Chore.Eject eject) {
                return new Errand("eject", eject.guest(), true, eject.drive(), "");
            }
            if (chore instanceof Chore.Insert insert) {
                return new Errand("insert", insert.guest(), true, insert.drive(), insert.medium());
            }
            if (chore instanceof Chore.Undefine) {
                return new Errand("undefine", chore.guest(), true, "", "");
            }
            throw new IllegalArgumentException("distant hosts have no login, and were asked for " + chore);
        }

        Chore chore() {
            return switch (name) {
                case "autostart" -> new Chore.SetAutostart(guest, on);
                case "persistent" -> new Chore.MakePersistent(guest);
                case "eject" -> new Chore.Eject(guest, drive);
                case "insert" -> new Chore.Insert(guest, drive, medium);
                default -> new Chore.Undefine(guest);
            };
        }
    }

    record Found(Map<String, Observed<PathSight>> paths) {}

    record Reached(Map<HostName, Reach> hosts) {}

    record Disks(Observed<List<VirtualDisk>> disks) {}

    record Done(boolean done) {}

    record Looked(Optional<Sighting.Present> present, Optional<String> unseen) {
        static Looked of(Sighting sighting) {
            return new Looked(
                    sighting instanceof Sighting.Present seen ? Optional.of(seen) : Optional.empty(),
                    sighting instanceof Sighting.Unseen silent ? Optional.of(silent.why()) : Optional.empty());
        }

        Sighting sighting() {
            return present.<Sighting>map(seen -> seen)
                    .or(() -> unseen.map(Sighting.Unseen::new))
                    .orElseGet(Sighting.Absent::new);
        }
    }

    record Failed(String recourse, String message) {}

    static String text(Object value) {
        return Json.write(value);
    }
}
