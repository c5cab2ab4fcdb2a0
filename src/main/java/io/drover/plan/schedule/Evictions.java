package io.drover.plan.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** The most room that residents can make on each host: as if the biggest of them moved, and found room elsewhere. */
final class Evictions {
    private static final long[] NOTHING = {0};

    private final int most;
    private final List<long[]> bytes;
    private final List<long[]> vcpus;

    /** Where no more than so many residents move in all, of those who neither leave anyway nor have to stay. */
    Evictions(Instance instance, int most) {
        this.most = most;
        this.bytes = made(instance, GuestNeed::footprintBytes);
        this.vcpus = made(instance, GuestNeed::vcpus);
    }

    private List<long[]> made(Instance instance, ToLongFunction<GuestNeed> part) {
        List<List<Long>> residents = new ArrayList<>();
        instance.hosts().forEach(host -> residents.add(new ArrayList<>()));
        for (int guest = 0; most > 0 && guest < instance.guests().size(); guest++) {
            var need = instance.guests().get(guest);
            if (instance.restrictions().mayMakeRoom(guest)) {
                residents.get(need.host()).add(part.applyAsLong(need));
            }
        }
        return residents.stream().map(this::sums).toList();
    }

    /** What the biggest one makes, the biggest two, and so on. */
    private long[] sums(List<Long> parts) {
        if (parts.isEmpty()) {
            return NOTHING;
        }
        parts.sort(Comparator.reverseOrder());
        long[] sums = new long[Math.min(most, parts.size()) + 1];
        for (int number = 1; number < sums.length; number++) {
            sums[number] = sums[number - 1] + parts.get(number - 1);
        }
        return sums;
    }

    /** How many residents of a host have to move at least where so much is lacking; more than there may if no number will do. */
    int needed(int host, long lackingBytes, long lackingVcpus) {
        return Math.max(needed(bytes.get(host), lackingBytes), needed(vcpus.get(host), lackingVcpus));
    }

    private int needed(long[] made, long lacking) {
        int number = 0;
        while (number < made.length && made[number] < lacking) {
            number++;
        }
        return number < made.length ? number : most + 1;
    }

    /** How many may move in all. */
    int most() {
        return most;
    }
}
