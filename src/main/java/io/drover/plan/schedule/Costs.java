package io.drover.plan.schedule;

import io.drover.precopy.PreCopy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each guest costs at each rate, reckoned once: most links are alike. Speeds are the distinct rates at which a host can send or receive
 * one migration, numbered from the slowest.
 */
final class Costs {
    private final Instance instance;
    private final long[] rates;
    private final int[] speed;
    private final int[] ownSpeed;
    private final double[] bytesPerSecond;
    private final int[] kind;
    private final int kinds;
    private final @Nullable Fare[][] known;

    private record Kind(long alone, long bytesPerSecond) {}

    Costs(Instance instance) {
        this.instance = instance;
        this.rates = instance.hosts().stream()
                .mapToLong(HostCapacity::alone)
                .sorted()
                .distinct()
                .toArray();
        this.speed = instance.hosts().stream()
                .mapToInt(host -> Arrays.binarySearch(rates, host.alone()))
                .toArray();
        this.ownSpeed = instance.guests().stream()
                .mapToInt(guest -> speed[guest.host()])
                .toArray();
        this.bytesPerSecond = instance.hosts().stream()
                .mapToDouble(HostCapacity::bytesPerSecond)
                .toArray();
        Map<Kind, Integer> numbers = new HashMap<>();
        this.kind = instance.hosts().stream()
                .map(host -> new Kind(host.alone(), host.bytesPerSecond()))
                .mapToInt(of -> numbers.computeIfAbsent(of, unseen -> numbers.size()))
                .toArray();
        this.kinds = numbers.size();
        this.known = new @Nullable Fare[instance.guests().size()][];
    }

    private Costs(Costs whole, Instance part, int[] guests, int[] hosts) {
        this.instance = part;
        this.rates = whole.rates;
        this.kinds = whole.kinds;
        this.speed = Arrays.stream(hosts).map(host -> whole.speed[host]).toArray();
        this.kind = Arrays.stream(hosts).map(host -> whole.kind[host]).toArray();
        this.bytesPerSecond = Arrays.stream(hosts)
                .mapToDouble(host -> whole.bytesPerSecond[host])
                .toArray();
        this.ownSpeed =
                Arrays.stream(guests).map(guest -> whole.ownSpeed[guest]).toArray();
        this.known = new @Nullable Fare[guests.length][];
        Arrays.setAll(known, guest -> whole.known(guests[guest]));
    }

    /** The same for a part of the question, of these guests and hosts in that order; what is reckoned there is known here. */
    Costs of(Instance part, int[] guests, int[] hosts) {
        return new Costs(this, part, guests, hosts);
    }

    /** The question that it answers to. */
    Instance instance() {
        return instance;
    }

    /** The speed of a guest's migration to a host while nothing else is on either link. */
    int speed(int guest, int host) {
        return Math.min(ownSpeed[guest], speed[host]);
    }

    /** The same in bytes a second. */
    long rate(int guest, int host) {
        return rate(speed(guest, host));
    }

    int speeds() {
        return rates.length;
    }

    /** A speed in bytes a second. */
    long rate(int number) {
        return rates[number];
    }

    /** The speed of a host's own link. */
    int speedOf(int host) {
        return speed[host];
    }

    /** Hosts whose links are alike in all are of one kind; they are numbered. */
    int kindOf(int host) {
        return kind[host];
    }

    int kinds() {
        return kinds;
    }

    /** What a guest costs at a speed. */
    Fare at(int guest, int number) {
        var own = known(guest);
        var fare = own[number];
        if (fare == null) {
            fare = atRate(guest, rates[number]);
            own[number] = fare;
        }
        return fare;
    }

    private @Nullable Fare[] known(int guest) {
        var own = known[guest];
        if (own == null) {
            own = new @Nullable Fare[rates.length];
            known[guest] = own;
        }
        return own;
    }

    /** What a guest costs alone on the links to a host. */
    Fare to(int guest, int host) {
        return at(guest, speed(guest, host));
    }

    /** What a guest costs at any rate. A guest that claims no memory is taken to have one byte. */
    Fare atRate(int guest, long bytesPerSecond) {
        var need = instance.guests().get(guest);
        var overheads = instance.overheads();
        return Fare.of(
                PreCopy.predict(Math.max(1, need.memoryBytes()), need.load(), bytesPerSecond, overheads),
                overheads.release());
    }

    /** Whether a fare keeps within what its guest may stand still. */
    boolean isShort(int guest, Fare fare) {
        return fare.downNanos() <= instance.guests().get(guest).downtimeLimit().toNanos();
    }

    /** The share of a host's link that a guest takes on its way to or from it, as the time for which it would take all of it, in nanoseconds. */
    long linkNanos(int guest, int to, int host) {
        int number = speed(guest, to);
        return (long) (at(guest, number).arrivalNanos() * (rates[number] / bytesPerSecond[host]));
    }
}
