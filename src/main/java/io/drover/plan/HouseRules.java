package io.drover.plan;

import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.PlacementRule;
import io.drover.model.PlacementRule.Kind;
import io.drover.model.RuleIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The rules of placement that hold moves back, and how many of the guests that each is about are on which host. */
final class HouseRules {
    private final List<PlacementRule> rules;
    private final RuleIndex index;
    private final int[] together;
    private final List<HostName> hosts;
    private final int[][] there;
    private final Map<GuestId, int[]> ofGuests = new HashMap<>();

    HouseRules(List<PlacementRule> placement, List<HostName> hosts) {
        this.rules = placement.stream().filter(PlacementRule::strict).toList();
        this.index = new RuleIndex(rules);
        this.together = IntStream.range(0, rules.size())
                .filter(number -> rules.get(number).kind() == Kind.TOGETHER)
                .toArray();
        this.hosts = hosts;
        this.there = new int[rules.size()][hosts.size()];
    }

    /** Counts a guest on a host, so many times: once as it comes, and less once as it goes. */
    void count(Guest guest, int host, int times) {
        for (int rule : of(guest)) {
            there[rule][host] += times;
        }
    }

    /** Whether a guest of one host may start on another while the others are where they are. */
    boolean allow(Guest guest, int from, int to) {
        for (int rule : of(guest)) {
            if (!allows(rule, from, to)) {
                return false;
            }
        }
        return true;
    }

    private boolean allows(int rule, int from, int to) {
        return switch (rules.get(rule).kind()) {
            case ONLY_ON -> rules.get(rule).hosts().contains(hosts.get(to));
            case APART -> there[rule][to] == 0;
            case TOGETHER -> there[rule][to] > 0 || isAllOn(rule, from);
        };
    }

    private boolean isAllOn(int rule, int host) {
        for (int other = 0; other < hosts.size(); other++) {
            if (other != host && there[rule][other] > 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a rule keeps any two of these guests from sharing a host. */
    boolean areApart(List<Guest> some, List<Guest> others) {
        return !rules.isEmpty()
                && some.stream().anyMatch(one -> others.stream().anyMatch(other -> areApart(one, other)));
    }

    private boolean areApart(Guest one, Guest other) {
        for (int rule : of(one)) {
            if (rules.get(rule).kind() == Kind.APART
                    && !one.id().equals(other.id())
                    && Arrays.binarySearch(of(other), rule) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The guests of a host, those in one list who have to go to one host, since all of their rule are there. */
    List<List<Guest>> parties(List<Guest> guests, int host) {
        List<List<Guest>> parties =
                new ArrayList<>(guests.stream().map(List::of).toList());
        for (int number : together) {
            var rule = rules.get(number);
            if (there[number][host] > 1 && isAllOn(number, host)) {
                List<Guest> joined = new ArrayList<>();
                parties.stream()
                        .filter(party -> party.stream().anyMatch(rule::covers))
                        .forEach(joined::addAll);
                parties.removeIf(party -> party.stream().anyMatch(rule::covers));
                parties.add(joined);
            }
        }
        return parties;
    }

    /** The names of the rules about a guest. */
    List<String> names(Guest guest) {
        List<String> names = new ArrayList<>();
        for (int rule : of(guest)) {
            names.add("'" + rules.get(rule).name() + "'");
        }
        return names;
    }

    private int[] of(Guest guest) {
        return ofGuests.computeIfAbsent(guest.id(), unseen -> index.of(guest));
    }
}
