package io.drover.check;

import static io.drover.model.Sample.fleet;

import io.drover.model.Bookings;
import io.drover.model.CheckId;
import io.drover.model.DiskLocks;
import io.drover.model.Dom0Sample;
import io.drover.model.Finding;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Observed;
import io.drover.model.Policy;
import io.drover.model.Reach;
import io.drover.model.Rules;
import io.drover.model.Sample;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks whether a guest may move from xen1 to xen2, two sample hosts that a test bends first. */
final class Asking {
    private final Guest guest;
    private final HostSample source = Sample.host("xen1");
    private final HostSample destination;
    private final Dom0Sample sourceDom0 = new Dom0Sample();
    private final Dom0Sample destinationDom0 = new Dom0Sample();
    private Bookings bookings = Bookings.NONE;
    private Rules rules = Rules.NONE;
    private Set<CheckId> accepted = Set.of();
    private Foresight foresight = (moving, from, to) -> Observed.known(Duration.ofMillis(40), "the pre-copy rule");

    private Asking(Guest guest) {
        this.guest = guest;
        this.destination = Sample.host("xen2").seesDisksOf(guest);
        source.guest(guest);
        sourceDom0.domain(guest).locks(Observed.known(new DiskLocks("lockd", locksOf(guest)), "libxl.conf"));
        Guest resident = Sample.guest("resident").build();
        destination.guest(resident);
        destinationDom0.domain(resident);
        source.reach(
                "xen2",
                new Reach(
                        Observed.known(true, "nc"),
                        Observed.known(Reach.Login.OPEN, "ssh"),
                        Observed.known(1500, "ping"),
                        new TreeMap<>(Map.of("/srv/guests", Observed.known(true, "canary")))));
    }

    private static Set<String> locksOf(Guest guest) {
        return guest.devices().disks().stream()
                .flatMap(disk -> disk.source().stream())
                .map(Asking::lockOf)
                .collect(Collectors.toSet());
    }

    /** The name that lockd gives to the lock of a path, by its SHA-256. */
    static String lockOf(String path) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
            return "%064x".formatted(new BigInteger(1, sum));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static Asking about(Guest guest) {
        return new Asking(guest);
    }

    HostSample source() {
        return source;
    }

    HostSample destination() {
        return destination;
    }

    private Host toldSource() {
        return source.dom0(sourceDom0.told()).build();
    }

    Asking reserved(long bytes) {
        bookings = Bookings.of(Map.of(new HostName("xen2"), bytes));
        return this;
    }

    Asking booked(Bookings others) {
        bookings = others;
        return this;
    }

    Asking under(Rules laidDown) {
        rules = laidDown;
        return this;
    }

    Asking accepted(String check) {
        accepted = Set.of(new CheckId(check));
        return this;
    }

    /** An examination by standard policy, but for what is accepted. */
    static Inspection inspection(Fleet fleet, Set<CheckId> accepted) {
        var policy = new Policy(Policy.Limits.STANDARD, Policy.OnFailure.CONTINUE, accepted);
        return new Inspection(fleet, policy, Foresight.NONE);
    }

    /** What is foreseen of the downtime. */
    Asking foreseen(Observed<Duration> downtime) {
        foresight = (moving, from, to) -> downtime;
        return this;
    }

    Question question() {
        destination.dom0(destinationDom0.told());
        return question(fleet(toldSource(), destination.build()), "xen2");
    }

    Question question(Fleet observed, String to) {
        var policy = new Policy(Policy.Limits.STANDARD, Policy.OnFailure.CONTINUE, accepted);
        var inspection = new Inspection(observed.withRules(rules), policy, foresight);
        return new Question(inspection, toldSource(), guest, new HostName(to), bookings);
    }

    Question whenUnreachable() {
        return question(Sample.withUnreachable(fleet(toldSource()), "xen2", "connection refused"), "xen2");
    }

    /** What every check finds. */
    List<Finding> findings() {
        return findings(question());
    }

    static List<Finding> findings(Question question) {
        return question.inspection().findings(question.source(), question.guest(), question.to(), question.bookings());
    }

    /** The source's Dom0, to be bent. */
    Dom0Sample sourceDom0() {
        return sourceDom0;
    }

    /** The destination's Dom0, to be bent. */
    Dom0Sample destinationDom0() {
        return destinationDom0;
    }

    static Finding examine(String check, Question question) {
        var asked = Checks.all().stream()
                .filter(each -> each.id().value().equals(check))
                .findFirst()
                .orElseThrow();
        return asked.finding(question, asked.answer(question));
    }

    Finding examine(String check) {
        return examine(check, question());
    }
}
