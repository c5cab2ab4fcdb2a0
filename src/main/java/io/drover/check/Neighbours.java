package io.drover.check;

import io.drover.model.Fleet;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.PlacementRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whom else a rule is about, seen from one guest that is to move.
 *
 * @param rule the rule
 * @param question about that guest
 */
record Neighbours(PlacementRule rule, Question question) {

    /**
     * By name, those at the destination or on their way there, each with what it does. One that is leaving counts until it has left: at no
     * moment are two on one host.
     */
    SortedMap<String, String> there() {
        SortedMap<String, String> there = new TreeMap<>();
        for (var move : question.bookings().moves()) {
            if (isOther(move.guest()) && move.to().equals(question.to()) && rule.covers(move)) {
                there.put(move.name(), "is on its way to " + move.to() + " or is to go there");
            }
        }
        for (var guest : question.inspection().ruleBook().on(question.to(), rule)) {
            if (isOther(guest.id())) {
                there.put(guest.name(), "is " + guest.condition().said() + " on " + question.to());
            }
        }
        return there;
    }

    /**
     * By name, where those are or will be that do not go from here to the destination with it. Left out are those that leave too and have no
     * destination yet, and those that run nowhere.
     */
    SortedMap<String, HostName> others() {
        Set<GuestId> with = new HashSet<>(question.bookings().open());
        Map<GuestId, Move> going = new HashMap<>();
        with.add(question.guest().id());
        for (var move : question.bookings().moves()) {
            if (goesWith(move)) {
                with.add(move.guest());
            }
            going.put(move.guest(), move);
        }
        SortedMap<String, HostName> others = new TreeMap<>();
        for (var place : question.inspection().ruleBook().places(rule)) {
            if (!with.contains(place.guest().id())
                    && !going.containsKey(place.guest().id())) {
                others.put(place.guest().name(), place.host().name());
            }
        }
        going.values().stream()
                .filter(move -> rule.covers(move) && !with.contains(move.guest()))
                .forEach(move -> others.put(move.name(), move.to()));
        return others;
    }

    private boolean goesWith(Move move) {
        return move.from().equals(question.source().name()) && move.to().equals(question.to());
    }

    private boolean isOther(GuestId id) {
        return !id.equals(question.guest().id());
    }

    /** Whether somebody whom the rule is about may run where nobody answers. */
    boolean mayBeUnseen() {
        Fleet fleet = question.fleet();
        return !fleet.unreachable().isEmpty()
                && rule.guests().stream()
                        .filter(pattern -> !pattern.isOpen())
                        .anyMatch(pattern -> fleet.hosts().values().stream()
                                .flatMap(host -> host.guests().stream())
                                .noneMatch(guest -> pattern.fits(guest.id(), guest.name())));
    }
}
