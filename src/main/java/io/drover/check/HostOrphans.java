package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Fleet;
import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import io.drover.model.XenDomain;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Xen holds no domain that the host's toolstack does not list. Such are halves of migrations that did not end, and guests that another
 * tool started: no plan counts them, and they go down with the host.
 */
final class HostOrphans implements HostCheck {
    @Override
    public About about() {
        return About.effort(
                        "host.orphans",
                        "Xen holds no domain that the toolstack does not list",
                        "What nobody lists takes memory that plans count on, goes down with the host, and may be a second copy.")
                .from(Ground.TOOLSTACK, Ground.DOM0, Ground.FLEET)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy(
                        "Destroy a half only while Xen is seen to run the guest elsewhere; move or stop what is a guest.");
    }

    @Override
    public Answer answer(Inspection inspection, Host host) {
        return Told.answer(host, Dom0::domains, "the domains", domains -> {
            var answers = domains.stream()
                    .filter(domain -> !domain.isDomainZero()
                            && (half(domain).isPresent()
                                    || !inspection.use(host).lists(domain)))
                    .map(domain -> one(inspection.roster(), host, domain))
                    .toList();
            return Answer.all(
                    answers,
                    host.platform().toolstack() + " lists every domain of " + host.name()
                            + Told.how(host, Dom0::domains));
        });
    }

    /** The guest of whose migration this is a half. */
    private static Optional<String> half(XenDomain domain) {
        return Leftovers.isHalf(domain.name()) ? Optional.of(Leftovers.whole(domain.name())) : Optional.empty();
    }

    private static Answer one(Roster roster, Host host, XenDomain domain) {
        var elsewhere = runningElsewhere(roster, host, domain);
        var what = host.name() + " holds " + domain.name() + " (domain " + domain.domid() + ", "
                + domain.state().flags() + ")" + Told.how(host, Dom0::domains);
        if (elsewhere.isEmpty()) {
            return half(domain).isPresent() || !domain.state().isScheduled()
                    ? Answer.warn(what + ", and Xen is seen to run it nowhere else", look(host, domain))
                    : Answer.warn(
                            what + ", which " + host.platform().toolstack() + " does not list" + why(host, domain),
                            adopt(host, domain));
        }
        var evidence = what + ", while Xen runs it on " + elsewhere.get().host().name();
        return domain.state().isScheduled()
                ? Answer.block(evidence + " too", twice(host, domain, elsewhere.get()))
                : Answer.warn(evidence, destroy(host, domain, elsewhere.get()));
    }

    /** Through xl alone, a domain counts as listed once it is told what it was made from. */
    private static String why(Host host, XenDomain domain) {
        return host.platform().isOnlyLookedAt() && domain.config().asOptional().isEmpty()
                ? " as a guest: " + domain.config().basis()
                : "";
    }

    /** Where Xen itself, and not only a toolstack, is seen to run the same guest. */
    private static Optional<Fleet.Place> runningElsewhere(Roster roster, Host host, XenDomain domain) {
        Stream<Fleet.Place> places = Stream.concat(
                domain.id().map(roster::withId).orElse(List.of()).stream(),
                half(domain).map(roster::named).orElse(List.of()).stream());
        return places.filter(place -> !place.host().name().equals(host.name()))
                .filter(place -> place.host()
                        .domain(place.guest())
                        .filter(there -> there.state().isScheduled())
                        .isPresent())
                .findFirst();
    }

    private static Remedy look(Host host, XenDomain domain) {
        return Remedy.commands(
                "Unless a migration of it is under way, look at it on " + host.name()
                        + " and on every other host; do not destroy it before you have seen the guest run elsewhere, since it may"
                        + " be the only copy.",
                "xl list -v",
                "xl list " + Words.quoted(half(domain).orElse(domain.name())));
    }

    private static Remedy adopt(Host host, XenDomain domain) {
        return Remedy.commands(
                "Nothing here moves it. Before " + host.name()
                        + " goes down, move it by hand to the host that you name in place"
                        + " of DESTINATION, or shut it down there.",
                "xl migrate " + domain.domid() + " DESTINATION",
                "xl shutdown " + domain.domid());
    }

    private static Remedy destroy(Host host, XenDomain domain, Fleet.Place place) {
        return Remedy.commands(
                "Unless a migration of it is under way: see on " + place.host().name()
                        + " that it runs (the first command), then remove what is left on " + host.name()
                        + " (the second).",
                "xl list " + Words.quoted(place.guest().name()),
                "xl destroy " + domain.domid());
    }

    private static Remedy twice(Host host, XenDomain domain, Fleet.Place place) {
        return Remedy.commands(
                "Two copies run. On " + host.name() + " and on " + place.host().name()
                        + ", find out at once which one is the guest, pause the other, and check the disk before you destroy it.",
                "xl list -v",
                "xl pause " + Words.quoted(domain.name()));
    }
}
