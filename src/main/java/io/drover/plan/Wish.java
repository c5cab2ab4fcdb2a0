package io.drover.plan;

import io.drover.model.GuestId;
import io.drover.model.HostName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a plan is asked for. */
public sealed interface Wish {

    /**
     * Move every active guest off hosts; definitions of guests that are off stay.
     *
     * @param hosts the hosts, each once
     * @param avoided hosts that take guests only where no other has room for them, such as those that are to be emptied next
     * @param movesOthers whether guests of other hosts may be moved too, where that alone makes room
     */
    record Drain(List<HostName> hosts, Set<HostName> avoided, boolean movesOthers) implements Wish {
        public Drain {
            hosts = List.copyOf(hosts);
            avoided = Set.copyOf(avoided);
        }

        /** Empty hosts, and let all other guests stay where they are. */
        public Drain(List<HostName> hosts, Set<HostName> avoided) {
            this(hosts, avoided, false);
        }

        /** Empty one host, whichever others take its guests. */
        public Drain(HostName host) {
            this(List.of(host), Set.of());
        }
    }

    /**
     * Move certain guests off the hosts that they are on.
     *
     * @param destinations for each of them the hosts that it may go to
     * @param beside others that are in flight or queued, of whom the plan is not, from the time that it is made for
     */
    record Relocate(Map<GuestId, Set<HostName>> destinations, List<Span> beside) implements Wish {
        public Relocate {
            destinations = Map.copyOf(destinations);
            beside = List.copyOf(beside);
        }
    }

    /** Move one guest to a host. */
    record Migrate(GuestId guest, HostName to) implements Wish {}

    /** Move guests to the host that they came from, from wherever each is now. */
    record Home(HostName host, List<GuestId> guests) implements Wish {
        public Home {
            guests = List.copyOf(guests);
        }
    }
}
