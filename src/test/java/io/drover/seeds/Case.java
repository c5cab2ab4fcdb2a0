package io.drover.seeds;

import io.drover.driver.sim.Truth;
import io.drover.driver.sim.VirtualTime;
import io.drover.model.Definition;
import io.drover.model.Fleet;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the judges know: what is really so, what the journal says, what Drover was told, and what others did. None of it comes from the
 * engine.
 */
final class Case {
    final VirtualTime time;
    final Truth truth;
    final Trace trace;
    final Books books = new Books();
    final Map<GuestId, Instant> orderedAt = new HashMap<>();
    private final Map<GuestId, Definition> definitions = new HashMap<>();
    private final Set<GuestId> guests;
    private final Map<GuestId, Instant> disturbedAt = new HashMap<>();
    private final Map<HostName, Instant> filledAt = new HashMap<>();
    private final Set<GuestId> strange = new HashSet<>();
    private final Set<HostName> troubled = new HashSet<>();
    private final Fleet initial;
    private Seen seen = new Seen();
    private Optional<String> violation = Optional.empty();

    Case(VirtualTime time, Truth truth, Fleet fleet) {
        this.time = time;
        this.truth = truth;
        this.trace = new Trace(time.now());
        this.initial = fleet;
        Topology.guests(fleet).forEach(guest -> definitions.put(guest.id(), guest.definition()));
        this.guests = Set.copyOf(definitions.keySet());
    }

    void note(String what) {
        trace.add(time.now(), what);
    }

    /** What must never happen. The first that did counts. */
    void violated(String what) {
        if (violation.isEmpty()) {
            note("VIOLATED: " + what);
            violation = Optional.of(what);
        }
    }

    Optional<String> violation() {
        return violation;
    }

    /** Drover begins to live again, and knows nothing. */
    void newLife() {
        seen = new Seen();
    }

    Seen seen() {
        return seen;
    }

    /** Something befell a guest that Drover could not have seen yet. */
    void disturbed(GuestId guest) {
        disturbedAt.put(guest, time.now());
    }

    boolean isDisturbedSince(GuestId guest, Instant when) {
        Instant last = disturbedAt.get(guest);
        return last != null && !last.isBefore(when);
    }

    boolean wasEverDisturbed(GuestId guest) {
        return disturbedAt.containsKey(guest);
    }

    /** Somebody else had his hands on a guest: what becomes of it is not Drover's doing alone any more. */
    void strange(GuestId guest) {
        strange.add(guest);
        disturbed(guest);
    }

    boolean isStrange(GuestId guest) {
        return strange.contains(guest);
    }

    /** Something befell a host, its toolstack or its link, or somebody else worked on it. */
    void troubled(HostName host) {
        troubled.add(host);
    }

    boolean wasEverTroubled(HostName host) {
        return troubled.contains(host);
    }

    /** Hosts and guests as they were before anything happened. */
    Fleet initial() {
        return initial;
    }

    /** Something took memory of a host that Drover could not have seen yet. */
    void filled(HostName host) {
        filledAt.put(host, time.now());
    }

    boolean isFilledSince(HostName host, Instant when) {
        Instant last = filledAt.get(host);
        return last != null && !last.isBefore(when);
    }

    /** What a host should keep of a guest, as long as nobody else changed it. */
    Optional<Definition> wanted(GuestId guest) {
        return isStrange(guest) ? Optional.empty() : Optional.ofNullable(definitions.get(guest));
    }

    /** What is kept of a guest is as some failure left it, and an operator was told. */
    void definitionIsLost(GuestId guest) {
        definitions.remove(guest);
    }

    Set<GuestId> guests() {
        return guests;
    }
}
