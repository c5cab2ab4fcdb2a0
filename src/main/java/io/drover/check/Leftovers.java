package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.XenDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What migrations that did not end left on the hosts of a fleet, by the guest that it was part of. */
final class Leftovers {
    /** What {@code xl migrate} calls the copy that is being filled (tools/xl/xl_migrate.c of Xen's sources). */
    static final String INCOMING = "--incoming";

    /** What {@code xl migrate} calls the original once the copy may start. */
    static final String AWAY = "--migratedaway";

    private final Map<String, List<Half>> halves = new HashMap<>();
    private final Map<GuestId, List<Half>> strays = new HashMap<>();

    /**
     * A domain or guest that a migration left.
     *
     * @param host where it is
     * @param name what it is called there
     * @param said what is said of its state, and by whom
     */
    record Half(Host host, String name, String said) {}

    Leftovers(Fleet fleet) {
        fleet.hosts().values().forEach(this::enter);
    }

    private void enter(Host host) {
        Set<GuestId> known = new HashSet<>();
        for (var guest : host.guests()) {
            known.add(guest.id());
            enter(host, guest);
        }
        Told.by(host, Dom0::domains)
                .asOptional()
                .ifPresent(domains -> domains.forEach(domain -> enter(host, domain, known)));
    }

    private void enter(Host host, Guest guest) {
        if (isHalf(guest.name())) {
            add(
                    halves,
                    whole(guest.name()),
                    new Half(host, guest.name(), guest.condition().said()));
        }
    }

    private void enter(Host host, XenDomain domain, Set<GuestId> known) {
        if (domain.isDomainZero()) {
            return;
        }
        var said = domain.state().flags() + " by Xen's word";
        if (isHalf(domain.name())) {
            add(halves, whole(domain.name()), new Half(host, domain.name(), said));
        } else if (domain.id().isPresent() && !known.contains(domain.id().get())) {
            add(strays, domain.id().get(), new Half(host, domain.name(), said));
        }
    }

    private static <K> void add(Map<K, List<Half>> index, K key, Half half) {
        var there = index.computeIfAbsent(key, none -> new ArrayList<>());
        if (there.stream()
                .noneMatch(other -> other.host().name().equals(half.host().name())
                        && other.name().equals(half.name()))) {
            there.add(half);
        }
    }

    /** Whether a name is one that {@code xl migrate} gives to one half of a guest. */
    static boolean isHalf(String name) {
        return name.endsWith(INCOMING) || name.endsWith(AWAY);
    }

    /** The name of the guest that such a half is of. */
    static String whole(String name) {
        return name.substring(0, name.lastIndexOf("--"));
    }

    /** The halves of a guest of that name, anywhere. */
    List<Half> halvesOf(String name) {
        return halves.getOrDefault(name, List.of());
    }

    /** The domains of that identity that Xen holds on hosts whose toolstack does not know them. */
    List<Half> straysOf(GuestId id) {
        return strays.getOrDefault(id, List.of());
    }
}
