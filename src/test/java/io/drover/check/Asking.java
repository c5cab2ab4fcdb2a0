package io.drover.check;

import static io.drover.model.Sample.fleet;

import io.drover.model.CheckId;
import io.drover.model.Finding;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Sample;
import java.util.Map;
import java.util.Set;

/** Asks whether a guest may move from xen1 to xen2, two sample hosts that a test bends first. */
final class Asking {
    private final Guest guest;
    private final HostSample source = Sample.host("xen1");
    private final HostSample destination;
    private Map<HostName, Long> reserved = Map.of();
    private Set<CheckId> accepted = Set.of();

    private Asking(Guest guest) {
        this.guest = guest;
        this.destination = Sample.host("xen2").seesDisksOf(guest);
        source.guest(guest);
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

    Asking reserved(long bytes) {
        reserved = Map.of(new HostName("xen2"), bytes);
        return this;
    }

    Asking accepted(String check) {
        accepted = Set.of(new CheckId(check));
        return this;
    }

    Question question() {
        return question(fleet(source.build(), destination.build()), "xen2");
    }

    Question question(Fleet observed, String to) {
        return new Question(observed, source.build(), guest, new HostName(to), reserved, accepted);
    }

    Question whenUnreachable() {
        return question(Sample.withUnreachable(fleet(source.build()), "xen2", "connection refused"), "xen2");
    }

    static Finding examine(String check, Question question) {
        return Checks.all().stream()
                .filter(each -> each.id().value().equals(check))
                .findFirst()
                .orElseThrow()
                .examine(question);
    }

    Finding examine(String check) {
        return examine(check, question());
    }
}
