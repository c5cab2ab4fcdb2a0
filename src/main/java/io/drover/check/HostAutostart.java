package io.drover.check;

import io.drover.model.BootGuest;
import io.drover.model.Dom0;
import io.drover.model.Fix;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The host's next boot starts no guest that lives elsewhere now. Neither libvirt nor xendomains looks at other hosts: after the boot
 * both copies run, and write to one disk. What libvirt starts is known from libvirt; what xendomains starts, from the Dom0 alone, and xl keeps no such list of its own.
 */
final class HostAutostart implements HostCheck {
    @Override
    public About about() {
        return About.data(
                        "host.autostart",
                        "Its next boot starts no guest that lives elsewhere",
                        "After the reboot a second copy of the guest runs, and both write to one disk until it is destroyed.")
                .from(Ground.TOOLSTACK, Ground.DOM0, Ground.FLEET)
                .answers(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Stop its autostart on the host that it left.");
    }

    @Override
    public Answer answer(Inspection inspection, Host host) {
        List<Answer> found = new ArrayList<>();
        Set<String> told = new HashSet<>();
        host.guests().stream()
                .filter(guest -> guest.definition().autostart() && !guest.isActive())
                .forEach(guest -> elsewhere(host, inspection.roster().withId(guest.id()))
                        .ifPresent(place -> {
                            told.add(guest.name());
                            found.add(defined(host, guest, place));
                        }));
        Optional<List<BootGuest>> boot = Told.by(host, Dom0::bootGuests).asOptional();
        boot.stream()
                .flatMap(List::stream)
                .filter(guest -> !told.contains(guest.name()) && !runsHere(host, guest))
                .flatMap(guest -> listed(inspection, host, guest))
                .forEach(found::add);
        return found.isEmpty() ? none(host, boot.isPresent()) : Answer.all(found, "");
    }

    private static Optional<Fleet.Place> elsewhere(Host host, List<Fleet.Place> places) {
        return places.stream()
                .filter(place ->
                        place.guest().isActive() && !place.host().name().equals(host.name()))
                .findFirst();
    }

    private static boolean runsHere(Host host, BootGuest boot) {
        return host.guests().stream()
                .anyMatch(guest -> guest.isActive()
                        && boot.id()
                                .map(guest.id()::equals)
                                .orElseGet(() -> guest.name().equals(boot.name())));
    }

    private static Answer defined(Host host, Guest guest, Fleet.Place place) {
        return Answer.block(
                guest.name() + " is set to autostart on " + host.name() + ", where it is "
                        + guest.condition().said() + ", and is " + there(place),
                disable(host, guest.name())
                        .by(new Fix.StopAutostart(host.name(), new TreeMap<>(Map.of(guest.id(), guest.name())))));
    }

    private static Stream<Answer> listed(Inspection inspection, Host host, BootGuest boot) {
        var roster = inspection.roster();
        var places = boot.id().map(roster::withId).orElseGet(() -> roster.named(boot.name()));
        return elsewhere(host, places).stream()
                .map(place -> Answer.block(
                        boot.file() + " makes " + host.name() + " start " + boot.name()
                                + Told.how(host, Dom0::bootGuests) + ", which is " + there(place),
                        boot.file().contains("/libvirt/") ? disable(host, boot.name()) : remove(host, boot)));
    }

    private static String there(Fleet.Place place) {
        return place.guest().condition().said() + " on " + place.host().name();
    }

    private static Remedy disable(Host host, String name) {
        return Remedy.commands(
                "On " + host.name() + ", stop its autostart.", "virsh autostart --disable " + Words.quoted(name));
    }

    private static Remedy remove(Host host, BootGuest boot) {
        return Remedy.commands(
                "On " + host.name()
                        + ", take it out of the directory; where that is no link but the guest's only configuration, move it"
                        + " elsewhere instead.",
                "rm " + Words.quoted(boot.file()));
    }

    private static Answer none(Host host, boolean directorySeen) {
        var evidence = host.name() + " is set to start no guest that lives elsewhere";
        if (directorySeen) {
            return Answer.pass(evidence + Told.how(host, Dom0::bootGuests));
        }
        var why = Told.how(host, Dom0::bootGuests);
        var toolstack = host.platform().toolstack();
        return toolstack.equals("xl")
                ? Answer.unknown("what " + host.name() + " starts at boot is not known" + why)
                : Answer.pass(
                        evidence + ", as " + toolstack + " says; xl's directory of guests to start was not seen" + why);
    }
}
