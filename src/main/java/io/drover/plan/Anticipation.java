package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.model.Dom0;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Plan;
import io.drover.model.XenDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A fleet as it will be once a plan has been carried out and nothing else has happened. */
final class Anticipation {
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
        var from = Optional.ofNullable(hosts.get(move.from()));
        var guest = from.flatMap(host -> host.guest(move.guest()));
        if (from.isEmpty() || guest.isEmpty()) {
            return;
        }
        var domain = from.get().domain(guest.get());
        hosts.computeIfPresent(move.from(), (name, host) -> without(host, guest.get()));
        hosts.computeIfPresent(move.to(), (name, host) -> with(host, guest.get(), domain));
    }

    private static Host without(Host host, Guest guest) {
        List<Guest> others = host.guests().stream()
                .filter(each -> !each.id().equals(guest.id()))
                .toList();
        return changed(
                host,
                others,
                Footprint.bytes(guest),
                domains -> domains.stream()
                        .filter(domain -> !domain.id().equals(Optional.of(guest.id())))
                        .toList());
    }

    private static Host with(Host host, Guest guest, Optional<XenDomain> domain) {
        List<Guest> all = new ArrayList<>(host.guests());
        all.removeIf(each -> each.id().equals(guest.id()));
        all.add(guest);
        return changed(host, all, -Footprint.bytes(guest), domains -> {
            List<XenDomain> more = new ArrayList<>(domains);
            domain.ifPresent(more::add);
            return more;
        });
    }

    private static Host changed(Host host, List<Guest> guests, long freed, UnaryOperator<List<XenDomain>> domains) {
        var memory = new Host.Memory(host.memory().totalBytes(), host.memory().freeBytes() + freed);
        return host.withGuests(guests, memory).withDom0(dom0(host.dom0(), domains));
    }

    private static Observed<Dom0> dom0(Observed<Dom0> told, UnaryOperator<List<XenDomain>> change) {
        return told.map(dom0 -> dom0.withDomains(dom0.domains().map(change)));
    }
}
