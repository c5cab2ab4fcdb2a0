package io.drover.app;

import io.drover.cli.Doctor.Diagnosis;
import io.drover.model.DowntimeLimits;
import io.drover.model.GuestPattern;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.PlacementRule;
import io.drover.model.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether what rules call guests by means guests that there are. A name that means none is mostly a slip, and can be a guest to come. */
final class RuleCheck {
    private RuleCheck() {}

    /**
     * A diagnosis for each name that means nobody, or one that all do; none where there are no rules.
     *
     * @param seen the hosts that answered
     * @param all the hosts that there are
     */
    static List<Diagnosis> of(Rules rules, Map<HostName, Host> seen, Set<HostName> all) {
        String where = seen.keySet().containsAll(all) ? "" : " on a host that answers";
        List<Diagnosis> found = new ArrayList<>();
        int names = 0;
        for (PlacementRule rule : rules.placement()) {
            for (GuestPattern guest : rule.guests()) {
                names++;
                if (!isMet(guest, seen)) {
                    found.add(warning("rule '" + rule.name() + "'", "placement", guest, where));
                }
            }
        }
        for (DowntimeLimits.OfGuest own : rules.downtime().guests()) {
            names++;
            if (!isMet(own.guest(), seen)) {
                found.add(warning("downtime limit", "downtime", own.guest(), where));
            }
        }
        if (found.isEmpty() && names > 0) {
            found.add(new Diagnosis("rules", true, names + " names, each of a guest that there is", Optional.empty()));
        }
        return found;
    }

    private static boolean isMet(GuestPattern pattern, Map<HostName, Host> seen) {
        return seen.values().stream()
                .flatMap(host -> host.guests().stream())
                .anyMatch(guest -> pattern.fits(guest.id(), guest.name()));
    }

    private static Diagnosis warning(String subject, String section, GuestPattern guest, String where) {
        return new Diagnosis(
                subject,
                true,
                "no guest is called '" + guest + "'" + where,
                Optional.of("see that it is spelt as the guest is, in section " + section
                        + "; a guest that is still to come may stay"));
    }
}
