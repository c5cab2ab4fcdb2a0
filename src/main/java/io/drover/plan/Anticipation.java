package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.model.BootGuest;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Plan;
import io.drover.model.XenDomain;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A fleet as it will be once a plan has been carried out and nothing else has happened. */
final class Anticipation {
    /** Where libvirt keeps the links that make it start guests; Drover takes them along. Files of {@code xl} stay where they are. */
    private static final String TAKEN_ALONG = "/etc/libvirt/";

    private final SortedMap<HostName, Host> hosts;

    private Anticipation(Fleet fleet) {
        this.hosts = new TreeMap<>(fleet.hosts());
    }

    static Fleet after(Plan plan, Fleet fleet) {
        var anticipation = new Anticipation(fleet);
        plan.moves().forEach(planned -> anticipation.move(planned.move()));
        return fleet.withHosts(anticipation.hosts);
    }

    private void move(Move move) {
        Optional.ofNullable(hosts.get(move.from()))
                .flatMap(host -> host.guest(move.guest()))
                .ifPresent(guest -> move(guest, move));
    }

    private void move(Guest guest, Move move) {
        var from = Objects.requireNonNull(hosts.get(move.from()));
        var luggage = Luggage.of(guest, from);
        hosts.put(move.from(), luggage.unloaded(from));
        hosts.computeIfPresent(move.to(), (name, to) -> luggage.loaded(to));
    }

    /**
     * What a guest takes with it.
     *
     * @param guest the guest
     * @param domains the guest as Xen holds it, where that was told
     * @param starts what makes its host start it at boot
     */
    private record Luggage(Guest guest, List<XenDomain> domains, List<BootGuest> starts) {

        static Luggage of(Guest guest, Host host) {
            var starts = host.dom0().asOptional().stream()
                    .flatMap(told -> told.bootGuests().asOptional().stream())
                    .flatMap(List::stream)
                    .filter(start -> start.file().startsWith(TAKEN_ALONG))
                    .filter(start -> start.id()
                            .map(guest.id()::equals)
                            .orElse(start.name().equals(guest.name())))
                    .toList();
            return new Luggage(guest, host.domain(guest).stream().toList(), starts);
        }

        Host unloaded(Host host) {
            return with(
                    host,
                    Footprint.bytes(guest),
                    list -> without(list, each -> isMine(each.id())),
                    list -> without(list, domains::contains),
                    list -> without(list, starts::contains));
        }

        Host loaded(Host host) {
            return with(
                    host,
                    -Footprint.bytes(guest),
                    list -> and(without(list, each -> isMine(each.id())), List.of(guest)),
                    list -> and(list, domains),
                    list -> and(list, starts));
        }

        private boolean isMine(GuestId id) {
            return id.equals(guest.id());
        }

        private static Host with(
                Host host,
                long freed,
                Function<List<Guest>, List<Guest>> guests,
                Function<List<XenDomain>, List<XenDomain>> domains,
                Function<List<BootGuest>, List<BootGuest>> starts) {
            var memory =
                    new Host.Memory(host.memory().totalBytes(), host.memory().freeBytes() + freed);
            var dom0 = host.dom0()
                    .map(told -> told.withGuests(
                            told.domains().map(domains), told.bootGuests().map(starts)));
            return host.withGuests(guests.apply(host.guests()), memory).withDom0(dom0);
        }

        private static <T> List<T> without(List<T> list, Predicate<T> which) {
            return list.stream().filter(which.negate()).toList();
        }

        private static <T> List<T> and(List<T> list, List<T> more) {
            return Stream.concat(list.stream(), more.stream()).toList();
        }
    }
}
