package io.drover.check;

import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The guest's UUID and name are free at the destination, and it runs in one place only. */
final class GuestIdentity implements DestinationCheck {
    @Override
    public About about() {
        return About.data(
                "guest.identity",
                "Its name and UUID are free at the destination",
                "A name that is taken fails the migration and can leave the source's record of the guest wrong; a second running"
                        + " copy destroys the disk.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        List<Answer> answers = new ArrayList<>();
        runningElsewhere(question).forEach(answers::add);
        destination.guests().stream()
                .flatMap(other -> compare(question.guest(), other, destination))
                .forEach(answers::add);
        leftovers(question.guest(), question.source()).forEach(answers::add);
        var free = "neither " + question.guest().name() + " nor "
                + question.guest().id() + " is known on " + destination.name();
        return Answer.all(answers, free);
    }

    private static Stream<Answer> runningElsewhere(Question question) {
        var id = question.guest().id();
        return question.fleet().find(id).stream()
                .filter(place -> place.guest().isActive()
                        && !place.host().name().equals(question.source().name()))
                .map(place -> Answer.block(
                        id + " is " + place.guest().condition().said() + " on "
                                + place.host().name() + " too",
                        Remedy.commands(
                                "Find out, on both hosts, which copy is the guest; never let both run.",
                                "xl list " + Words.quoted(place.guest().name()))));
    }

    private static Stream<Answer> compare(Guest guest, Guest other, Host host) {
        if (!other.id().equals(guest.id())) {
            return other.name().equals(guest.name()) ? Stream.of(nameTaken(other, host)) : leftover(guest, other, host);
        }
        if (other.isActive()) {
            return Stream.empty();
        }
        return Stream.of(other.name().equals(guest.name()) ? stale(other, host) : renamed(other, host));
    }

    private static Answer nameTaken(Guest other, Host host) {
        return Answer.block(
                "the name " + other.name() + " belongs to " + other.id() + " on " + host.name() + ", "
                        + other.condition().said(),
                Remedy.commands(
                        "On " + host.name()
                                + ", rename the other guest while it is off, or choose another destination.",
                        "virsh domrename " + Words.quoted(other.name()) + " " + Words.quoted(other.name() + "-other")));
    }

    private static Answer renamed(Guest other, Host host) {
        return Answer.block(
                "its UUID is defined on " + host.name() + " under another name, " + other.name(),
                undefine(other, host, "remove that definition"));
    }

    private static Answer stale(Guest other, Host host) {
        return Answer.warn(
                host.name() + " keeps a definition of it, " + other.condition().said()
                        + ", that the migration will replace"
                        + (other.definition().autostart() ? "; it is set to autostart there" : ""),
                undefine(other, host, "remove the stale definition, if you want to"));
    }

    private static Remedy undefine(Guest other, Host host, String what) {
        return Remedy.commands("On " + host.name() + ", " + what + ".", "virsh undefine " + other.id());
    }

    private static Stream<Answer> leftovers(Guest guest, Host host) {
        return host.guests().stream()
                .filter(other -> !other.id().equals(guest.id()))
                .flatMap(other -> leftover(guest, other, host));
    }

    private static Stream<Answer> leftover(Guest guest, Guest other, Host host) {
        boolean left = other.name().equals(guest.name() + "--incoming")
                || other.name().equals(guest.name() + "--migratedaway");
        return left
                ? Stream.of(Answer.block(
                        host.name() + " has " + other.name() + ", left from a migration that did not end",
                        Remedy.commands(
                                "On " + host.name() + ", look at it; destroy it there only once you have seen "
                                        + guest.name() + " running elsewhere.",
                                "xl list " + Words.quoted(other.name()))))
                : Stream.empty();
    }
}
