package io.drover.check;

import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The guest's UUID and name are free at the destination, and it runs in one place only; anywhere else they are its own too. */
final class GuestIdentity implements DestinationCheck {
    /** Names that neither sed nor a shell nor XML reads anything into. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    @Override
    public About about() {
        return About.data(
                        "guest.identity",
                        "Its name and UUID are free at the destination, and its own in the whole fleet",
                        "A name that is taken fails the migration and can leave the source's record of the guest wrong; a second"
                                + " running copy destroys the disk.")
                .from(Ground.TOOLSTACK, Ground.DOM0, Ground.FLEET)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Rename the other guest, or remove the stale definition.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var guest = question.guest();
        var roster = question.inspection().roster();
        List<Answer> answers = new ArrayList<>();
        for (var place : roster.withId(guest.id())) {
            if (isElsewhere(question, place.host())) {
                answers.add(sameId(guest, place, place.host().name().equals(destination.name())));
            }
        }
        for (var place : roster.named(guest.name())) {
            if (!place.guest().id().equals(guest.id()) && isElsewhere(question, place.host())) {
                answers.add(sameName(place, place.host().name().equals(destination.name())));
            }
        }
        for (var stray : question.inspection().leftovers().straysOf(guest.id())) {
            if (isElsewhere(question, stray.host())) {
                answers.add(heldByXen(guest, stray));
            }
        }
        return answers.isEmpty()
                ? Answer.pass(() -> "neither " + guest.name() + " nor " + guest.id() + " is known on "
                        + destination.name() + ", nor on another host that answered")
                : Answer.all(answers, "");
    }

    private static boolean isElsewhere(Question question, Host host) {
        return !host.name().equals(question.source().name());
    }

    private static Answer sameId(Guest guest, Fleet.Place place, boolean there) {
        var other = place.guest();
        var host = place.host();
        if (other.isActive()) {
            return Answer.block(
                    other.id() + " is " + other.condition().said() + " on " + host.name() + " too",
                    Remedy.commands(
                            "Find out, on both hosts, which copy is the guest; never let both run.",
                            "xl list " + Words.quoted(other.name())));
        }
        if (!other.name().equals(guest.name()) && there) {
            return Answer.block(
                    "its UUID is defined on " + host.name() + " under another name, " + other.name(),
                    undefine(other, host, "remove that definition"));
        }
        var autostart = other.definition().autostart() ? "; it is set to autostart there" : "";
        return Answer.warn(
                host.name() + " keeps a definition of it, " + other.name() + ", "
                        + other.condition().said() + (there ? ", that the migration will replace" : "") + autostart,
                undefine(other, host, "remove the stale definition, if you want to"));
    }

    private static Answer sameName(Fleet.Place place, boolean there) {
        var other = place.guest();
        var evidence = "the name " + other.name() + " belongs to " + other.id() + " on "
                + place.host().name() + ", " + other.condition().said();
        var advice = "On " + place.host().name() + ", rename the other guest while it is off"
                + (there ? ", or choose another destination." : ".");
        var remedy = PLAIN.matcher(other.name()).matches() ? rename(other, advice) : Remedy.advice(advice);
        return there ? Answer.block(evidence, remedy) : Answer.warn(evidence, remedy);
    }

    /** libvirt's Xen driver cannot rename ({@code virDomainRename} is not supported), so the definition is made anew. */
    private static Remedy rename(Guest other, String advice) {
        var name = other.name() + "-other";
        return Remedy.commands(
                advice,
                "virsh dumpxml --inactive " + other.id() + " | sed 's#<name>" + other.name() + "</name>#<name>" + name
                        + "</name>#' > /root/" + name + ".xml && virsh undefine " + other.id()
                        + " && virsh define /root/"
                        + name + ".xml");
    }

    private static Answer heldByXen(Guest guest, Leftovers.Half stray) {
        return Answer.block(
                "Xen on " + stray.host().name() + " holds " + stray.name() + " with its UUID (" + stray.said()
                        + "), which the toolstack there does not know",
                Remedy.commands(
                        "On " + stray.host().name()
                                + ", look at it. A paused copy is left from a transfer that was cut off:"
                                + " destroy it, but only once you have seen "
                                + guest.name() + " run on its source.",
                        "xl list",
                        "xl destroy " + Words.quoted(stray.name())));
    }

    private static Remedy undefine(Guest other, Host host, String what) {
        return Remedy.commands("On " + host.name() + ", " + what + ".", "virsh undefine " + other.id());
    }
}
