package io.drover.seeds;

import io.drover.driver.sim.Faults;
import io.drover.driver.sim.Mishap;
import io.drover.driver.sim.SimulatedFleet;
import io.drover.driver.sim.Truth;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What befalls hosts and guests, by themselves or by the hands of others. */
final class Misfortune {
    private final Case facts;
    private final Chance chance;
    private final SimulatedFleet fleet;
    private final List<HostName> hosts;
    private final List<Guest> guests;

    Misfortune(Case facts, Chance chance, SimulatedFleet fleet, List<HostName> hosts, List<Guest> guests) {
        this.facts = facts;
        this.chance = chance;
        this.fleet = fleet;
        this.hosts = hosts;
        this.guests = guests;
    }

    void strike() {
        HostName host = busyHost();
        switch (chance.below(16)) {
            case 0 -> crash(host);
            case 1 -> forAWhile("cut off", host, () -> fleet.faults().cut(host));
            case 2 -> forAWhile("hangs", host, () -> fleet.faults().hang(host));
            case 3 -> toolstack("restarts", () -> fleet.faults().restartToolstack(host), host);
            case 4, 5 -> toolstack("is killed", () -> fleet.faults().killToolstack(host), host);
            case 6, 7 -> link(host);
            case 8 -> storage();
            case 9, 10, 11 -> mishap();
            case 12 -> crashGuest();
            default -> stranger();
        }
    }

    /** Makes all well again, as far as anything but Drover can. */
    void heal() {
        hosts.forEach(host -> {
            for (Faults.Direction direction : Faults.Direction.values()) {
                fleet.faults().narrowLink(host, direction, 1);
            }
            back(host);
        });
        fleet.faults().stallStorage(false);
    }

    private void crash(HostName host) {
        lose(host);
        facts.time.after(chance.seconds(20, 400), () -> back(host));
    }

    /** A host is gone, and nobody brings it back before all is healed. */
    void lose(HostName host) {
        facts.note(host + " loses its power");
        facts.troubled(host);
        disturbed(host);
        fleet.faults().crashHost(host);
    }

    /** A host's link becomes slow, and stays so for as long as several migrations. */
    void slow(HostName host) {
        Faults.Direction direction = chance.of(List.of(Faults.Direction.values()));
        narrow(host, direction, chance.between(10, 60) / 100.0);
        facts.time.after(chance.seconds(120, 600), () -> fleet.faults().narrowLink(host, direction, 1));
    }

    private void narrow(HostName host, Faults.Direction direction, double share) {
        facts.note("the link of " + host + ", " + direction + ", carries " + share + " of what it did");
        facts.troubled(host);
        fleet.faults().narrowLink(host, direction, share);
    }

    /** A host comes back. What it starts by itself is a second copy where its definition was left. */
    private void back(HostName host) {
        facts.note(host + " is back");
        for (GuestId guest : facts.guests()) {
            facts.truth.places(guest).stream()
                    .filter(place ->
                            place.host().equals(host) && place.definition().autostart() && !place.held())
                    .forEach(place -> bootsOf(guest, host));
        }
        fleet.faults().heal(host);
    }

    private void bootsOf(GuestId guest, HostName host) {
        facts.filled(host);
        facts.disturbed(guest);
        Optional<Books.Entry> latest = facts.books.latest(guest);
        boolean finished = latest.filter(entry ->
                        entry.phase() == Phase.DONE && !entry.move().to().equals(host))
                .isPresent();
        if (!finished) {
            facts.strange(guest);
        }
    }

    private void forAWhile(String what, HostName host, Runnable begin) {
        facts.note(host + " " + what);
        facts.troubled(host);
        begin.run();
        facts.time.after(chance.oneIn(3) ? chance.seconds(5, 600) : chance.seconds(1, 60), () -> back(host));
    }

    private void toolstack(String what, Runnable how, HostName host) {
        facts.note("the toolstack of " + host + " " + what);
        facts.troubled(host);
        how.run();
    }

    private void link(HostName host) {
        Faults.Direction direction = chance.of(List.of(Faults.Direction.values()));
        double share = chance.oneIn(2) ? 0 : chance.between(1, 50) / 100.0;
        narrow(host, direction, share);
        facts.time.after(chance.seconds(2, 240), () -> fleet.faults().narrowLink(host, direction, 1));
    }

    private void storage() {
        facts.note("the storage stalls");
        fleet.faults().stallStorage(true);
        facts.time.after(chance.seconds(5, 120), () -> fleet.faults().stallStorage(false));
    }

    private void mishap() {
        Guest guest = chance.of(guests);
        Mishap mishap = chance.of(List.of(Mishap.values()));
        facts.note("the next migration of " + guest.name() + " suffers " + mishap);
        fleet.faults().failNextMigration(guest.id(), mishap);
    }

    private void crashGuest() {
        Guest guest = busyGuest();
        facts.truth.runningOn(guest.id()).stream().findFirst().ifPresent(host -> {
            facts.note(guest.name() + " crashes on " + host);
            facts.disturbed(guest.id());
            fleet.faults().crashGuest(host, guest.id());
        });
    }

    private void stranger() {
        Guest guest = busyGuest();
        HostName host = chance.of(hosts);
        int deed = chance.below(5);
        facts.note("somebody "
                + List.of("starts", "destroys", "destroys with xl", "migrates", "migrates with xl")
                        .get(deed) + " " + guest.name() + ", " + host);
        touched(guest.id());
        facts.filled(host);
        facts.troubled(host);
        Optional<HostName> from = facts.truth.runningOn(guest.id()).stream().findFirst();
        switch (deed) {
            case 0 -> fleet.strangers().start(host, guest.id());
            case 1 -> fleet.strangers().destroy(from.orElse(host), guest.id());
            case 2 -> fleet.faults().destroyGuest(from.orElse(host), guest.id());
            case 3 -> from.ifPresent(there -> fleet.strangers().migrate(there, guest.id(), host));
            default -> from.ifPresent(there -> fleet.strangers().migrateByXl(there, guest.id(), host));
        }
    }

    /** What strangers do may take its time. */
    private void touched(GuestId guest) {
        facts.strange(guest);
        for (int seconds = 1; seconds <= 60; seconds++) {
            facts.time.after(Duration.ofSeconds(seconds), () -> {
                facts.disturbed(guest);
                hosts.forEach(facts::filled);
            });
        }
    }

    private void disturbed(HostName host) {
        facts.guests().stream()
                .filter(guest -> facts.truth.places(guest).stream()
                        .anyMatch(place -> place.host().equals(host)))
                .forEach(facts::disturbed);
    }

    /** Where something is going on, most of the time. */
    private HostName busyHost() {
        List<Truth.Way> ways = facts.truth.underWay();
        if (ways.isEmpty() || chance.oneIn(4)) {
            return chance.of(hosts);
        }
        Truth.Way way = chance.of(ways);
        return chance.oneIn(2) ? way.from() : way.to();
    }

    private Guest busyGuest() {
        List<GuestId> moving =
                facts.truth.underWay().stream().map(Truth.Way::guest).toList();
        List<Guest> busy =
                guests.stream().filter(guest -> moving.contains(guest.id())).toList();
        return busy.isEmpty() || chance.oneIn(4) ? chance.of(guests) : chance.of(busy);
    }
}
