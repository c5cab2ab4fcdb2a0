package io.drover.plan;

import io.drover.check.Inspection;
import io.drover.model.CheckId;
import io.drover.model.Finding;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The remedies of findings, each with a number. Equal remedies with commands are one, since their words name guest and host. One that
 * is advice alone is one for all whom its finding is about: a guest, a pair of hosts, or both. An UNKNOWN is accepted for everybody
 * at once.
 */
final class Remedies {
    /** Pasting commands. */
    private static final int COMMANDS = 1;

    /** What cannot be pasted takes longer: a host to be repaired, a guest to be converted. */
    private static final int ADVICE = 3;

    /**
     * What is not over when its commands are pasted: a host that does not answer, or that is to be set up in its firmware; a guest that its
     * users have to do without while it starts anew.
     */
    private static final Set<CheckId> SLOW = Set.of(
            Unblock.REACHABLE,
            new CheckId("pair.hap"),
            new CheckId("guest.kind"),
            new CheckId("guest.nested-hvm"),
            new CheckId("guest.vnuma"));

    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Known> known = new ArrayList<>();

    private record Key(CheckId check, Remedy remedy, Object subject) {}

    private record Movement(Object guest, HostName to) {}

    /** A remedy with the check whose finding it remedies. */
    record Known(CheckId check, Remedy remedy) {}

    /** The number of what remedies a finding. */
    int number(Finding finding, Guest guest, HostName to) {
        var remedy = finding.remedy().orElseGet(() -> Remedy.advice("Mend this: " + finding.evidence()));
        boolean same = !remedy.commands().isEmpty() || finding.verdict() == Verdict.UNKNOWN;
        var key = new Key(finding.check(), remedy, same ? "" : subject(finding, guest, to));
        return numbers.computeIfAbsent(key, unseen -> {
            known.add(new Known(finding.check(), remedy));
            return known.size() - 1;
        });
    }

    private static Object subject(Finding finding, Guest guest, HostName to) {
        return switch (Inspection.scopeOf(finding.check())) {
            case GUEST -> guest.id();
            case PAIR -> finding.evidence();
            case MOVE -> new Movement(guest.id(), to);
        };
    }

    Known known(int number) {
        return known.get(number);
    }

    /** What each costs, by number. */
    List<Integer> costs() {
        return known.stream().map(each -> isQuick(each) ? COMMANDS : ADVICE).toList();
    }

    private static boolean isQuick(Known known) {
        return !known.remedy().commands().isEmpty() && !SLOW.contains(known.check());
    }
}
