package io.drover.driver.xl;

import io.drover.model.BootGuest;
import io.drover.model.Condition;
import io.drover.model.Definition;
import io.drover.model.Dom0;
import io.drover.model.DomainConfig;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.Observed;
import io.drover.model.Sighting;
import io.drover.model.XenDomain;
import io.drover.model.XenState;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The guests of a host as {@code xl} knows them. It knows those that Xen holds and remembers none that is off; it keeps no jobs.
 *
 * @param host what to call the host in a refusal
 * @param dom0 what the host's Dom0 told
 */
record XlGuests(String host, Dom0 dom0) {
    private static final String INCOMING = "--incoming";
    private static final String MIGRATED_AWAY = "--migratedaway";
    private static final String NO_JOBS = "xl keeps no record of what is being done with a guest";
    private static final String NO_LOAD = "xl measures no writing to memory";

    /**
     * The guests that xl describes. Halves of migrations are none, and neither is a domain that xl lists and does not describe, such as a
     * device model's: these stay among the domains that Xen holds, where checks find them.
     *
     * @throws HostException if Xen's domains are not known, or there are some and none is described: no guest is overlooked because a
     *     tool failed
     */
    List<Guest> all() throws HostException {
        List<XenDomain> held = domains().stream()
                .filter(domain -> !domain.isDomainZero() && domain.id().isPresent() && !isHalf(domain))
                .toList();
        List<Guest> guests =
                held.stream().flatMap(domain -> guest(domain).stream()).toList();
        if (guests.isEmpty() && !held.isEmpty()) {
            XenDomain first = held.get(0);
            throw untold("what " + first.name() + " (domain " + first.domid() + ") was made from: "
                    + first.config().basis());
        }
        return guests;
    }

    /** One guest. Of two domains with its identity, the one that is no half of a migration counts. */
    Sighting look(GuestId guest) throws HostException {
        return domains().stream()
                .filter(domain -> domain.id().equals(Optional.of(guest)))
                .min(Comparator.comparing(XlGuests::isHalf))
                .<Sighting>map(domain -> new Sighting.Present(
                        condition(domain), definition(domain, guest), domain.cpuTime(), isHalf(domain)))
                .orElseGet(Sighting.Absent::new);
    }

    private List<XenDomain> domains() throws HostException {
        if (dom0.domains() instanceof Observed.Known<List<XenDomain>> known) {
            return known.value();
        }
        throw untold("which guests Xen holds: " + dom0.domains().basis());
    }

    private HostException untold(String what) {
        return new HostException(Recourse.RETRY, host + " answers, but does not tell " + what);
    }

    private Optional<Guest> guest(XenDomain domain) {
        return domain.config().asOptional().flatMap(config -> domain.id().map(id -> guest(domain, id, config)));
    }

    private Guest guest(XenDomain domain, GuestId id, DomainConfig config) {
        return new Guest(
                id,
                domain.name(),
                config.type(),
                domain.memoryBytes(),
                config.maxMemoryBytes(),
                domain.vcpus(),
                condition(domain),
                definition(domain, id),
                config.devices(),
                Observed.unknown(NO_JOBS),
                Observed.unknown(NO_LOAD),
                config.setup());
    }

    /** It is gone once it is off, unless a file of {@code xendomains} starts it at boot. */
    private Definition definition(XenDomain domain, GuestId id) {
        boolean atBoot = dom0.bootGuests().asOptional().stream()
                .flatMap(List::stream)
                .anyMatch(boot -> starts(boot, domain, id));
        return new Definition(false, atBoot);
    }

    private static boolean starts(BootGuest boot, XenDomain domain, GuestId id) {
        return boot.id().map(id::equals).orElseGet(() -> boot.name().equals(domain.name()));
    }

    private static boolean isHalf(XenDomain domain) {
        return domain.name().endsWith(INCOMING) || domain.name().endsWith(MIGRATED_AWAY);
    }

    private static Condition condition(XenDomain domain) {
        GuestState state = domain.name().endsWith(INCOMING) ? GuestState.INCOMING : state(domain.state());
        String word = state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Condition(state, word + " (" + domain.state().flags() + ")");
    }

    private static GuestState state(XenState xen) {
        if (xen.isCrashed()) {
            return GuestState.CRASHED;
        }
        if (xen.isSuspended()) {
            return GuestState.SUSPENDED;
        }
        if (xen.isShutDown() || xen.isDying()) {
            return GuestState.SHUTTING_DOWN;
        }
        return xen.isPaused() ? GuestState.PAUSED : GuestState.RUNNING;
    }
}
