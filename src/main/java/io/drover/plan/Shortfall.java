package io.drover.plan;

import io.drover.model.Guest;
import io.drover.model.Reserve;
import io.drover.plan.Failover.Group;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** The host that takes all of them with least memory freed there, and processors. */
    private int nearest() {
        return after.roomiest().stream()
                .filter(host -> places.homeless().stream().allMatch(group -> failover.mayGo(group, host)))
                .min(Comparator.comparingLong(this::lackingBytes).thenComparingInt(this::lackingVcpus))
                .orElse(NOWHERE);
    }

    private long lackingBytes(int host) {
        return Math.max(0, homelessBytes() - leftBytes(host));
    }

    private int lackingVcpus(int host) {
        return Math.max(0, homelessVcpus() - leftVcpus(host));
    }

    private long leftBytes(int host) {
        return Math.max(0, after.freeBytes(host) - places.bytes(host));
    }

    private int leftVcpus(int host) {
        return Math.max(0, after.freeVcpus(host) - places.vcpus(host));
    }

    private long homelessBytes() {
        return places.homeless().stream().mapToLong(Group::bytes).sum();
    }

    private int homelessVcpus() {
        return places.homeless().stream().mapToInt(Group::vcpus).sum();
    }

    /** Whether more room on a host would do; else rules are in the way. */
    private boolean isForRoom() {
        return nearest != NOWHERE && lackingBytes(nearest) + lackingVcpus(nearest) > 0;
    }

    /** How much it is, to be compared with others: a processor counts as a MiB, and who may go nowhere with all that it takes. */
    long size() {
        return isForRoom() ? lackingBytes(nearest) + lackingVcpus(nearest) * MIB : homelessBytes();
    }

    /** The same in words. */
    Reserve.Failure told(long spareBytes, boolean proved) {
        var homeless = guests().stream().map(Guest::name).sorted().toList();
        long lacking = isForRoom() ? lackingBytes(nearest) : 0;
        return new Reserve.Failure(
                after.name(failover.failed()),
                spareBytes,
                homeless,
                lacking,
                evidence(spareBytes, String.join(", ", homeless), proved),
                remedy());
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
        if (!isForRoom()) {
            return total + found + (rules().isEmpty() ? "no other takes guests" : "that is what " + rules() + " leave");
        }
        var processors = lackingVcpus(nearest) > 0 ? " and " + leftVcpus(nearest) + " vCPUs" : "";
        return total + found + "they need " + mib(homelessBytes())
                + (processors.isEmpty() ? "" : " and " + homelessVcpus() + " vCPUs") + ", and most is left on "
                + after.name(nearest) + ", " + mib(leftBytes(nearest)) + processors;
    }

    private String rules() {
        Set<String> names = new TreeSet<>();
        guests().forEach(guest -> names.addAll(after.rules().names(guest)));
        return names.isEmpty() ? "" : names.stream().collect(Collectors.joining(", ", "rules ", ""));
    }

    private String remedy() {
        if (!isForRoom()) {
            return rules().isEmpty()
                    ? "uncordon a host"
                    : "change " + rules() + " in the configuration, section placement";
        }
        List<String> room = new ArrayList<>();
        if (lackingBytes(nearest) > 0) {
            room.add(mib(lackingBytes(nearest)));
        }
        if (lackingVcpus(nearest) > 0) {
            room.add(lackingVcpus(nearest) + " vCPUs");
        }
        return "free " + String.join(" and ", room) + " on " + after.name(nearest);
    }

    private static String mib(long bytes) {
        return -Math.floorDiv(-bytes, MIB) + " MiB";
    }
}
