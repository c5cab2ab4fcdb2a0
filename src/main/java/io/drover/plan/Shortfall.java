package io.drover.plan;

import io.drover.model.Guest;
import io.drover.model.Reserve;
import io.drover.plan.Failover.Group;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is missing if a host failed and not all of its guests found a place: who, how much, and where it takes least to help. */
final class Shortfall {
    private static final long MIB = 1L << 20;
    private static final int NOWHERE = -1;

    private final Aftermath after;
    private final Failover failover;
    private final Failover.Places places;
    private final int nearest;

    Shortfall(Aftermath after, Failover failover, Failover.Places places) {
        this.after = after;
        this.failover = failover;
        this.places = places;
        this.nearest = nearest();
    }

    /** The host that takes all of them with least memory freed there. */
    private int nearest() {
        int nearest = NOWHERE;
        for (int host : after.roomiest()) {
            if (places.homeless().stream().allMatch(group -> failover.mayGo(group, host))
                    && (nearest == NOWHERE || left(host) > left(nearest))) {
                nearest = host;
            }
        }
        return nearest;
    }

    private long left(int host) {
        return Math.max(0, after.freeBytes(host) - places.taken(host));
    }

    private long homelessBytes() {
        return places.homeless().stream().mapToLong(Group::bytes).sum();
    }

    /** The memory to be freed there; where no memory would help, all that they take, as it is to be compared with others. */
    long bytes() {
        return nearest == NOWHERE ? homelessBytes() : Math.max(0, homelessBytes() - left(nearest));
    }

    /** The same in words. */
    Reserve.Failure told(long spareBytes, boolean proved) {
        var homeless = guests().stream().map(Guest::name).sorted().toList();
        long lacking = nearest == NOWHERE ? 0 : bytes();
        return new Reserve.Failure(
                after.name(failover.failed()),
                spareBytes,
                homeless,
                lacking,
                evidence(spareBytes, String.join(", ", homeless), proved),
                remedy(lacking));
    }

    private List<Guest> guests() {
        return places.homeless().stream()
                .flatMap(group -> group.guests().stream())
                .toList();
    }

    private String evidence(long spareBytes, String names, boolean proved) {
        var found = proved
                ? names + " would find no host: "
                : "no host was found for " + names + ", and that there is none is not proved: ";
        var total = spareBytes < 0
                ? "its guests would need " + mib(failover.bytes()) + ", and the others have "
                        + mib(failover.bytes() + spareBytes) + " free; "
                : "";
        if (nearest == NOWHERE) {
            return total + found + (rules().isEmpty() ? "no other takes guests" : "that is what " + rules() + " leave");
        }
        return total + found + "they need " + mib(homelessBytes()) + ", and most is left on " + after.name(nearest)
                + ", " + mib(left(nearest));
    }

    private String rules() {
        Set<String> names = new TreeSet<>();
        guests().forEach(guest -> names.addAll(after.rules().names(guest)));
        return names.isEmpty() ? "" : names.stream().collect(Collectors.joining(", ", "rules ", ""));
    }

    private String remedy(long lacking) {
        if (nearest != NOWHERE) {
            return "free " + mib(lacking) + " on " + after.name(nearest);
        }
        return rules().isEmpty() ? "uncordon a host" : "change " + rules() + " in the configuration, section placement";
    }

    private static String mib(long bytes) {
        return -Math.floorDiv(-bytes, MIB) + " MiB";
    }
}
