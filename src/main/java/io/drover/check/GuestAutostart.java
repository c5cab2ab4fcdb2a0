package io.drover.check;

import io.drover.model.HostName;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/** No host but the guest's own starts it at boot; says by what means its own does. */
final class GuestAutostart implements GuestCheck {
    @Override
    public About about() {
        return About.effort(
                        "guest.autostart",
                        "No other host starts it at boot",
                        "A host that starts a guest which runs elsewhere makes a second copy on one disk, which destroys it.")
                .from(Ground.TOOLSTACK, Ground.DOM0, Ground.FLEET)
                .answers(Verdict.PASS, Verdict.WARN)
                .remedy("Take the guest from the other host's autostart.");
    }

    @Override
    public Answer answer(Question question) {
        var starts = question.inspection().bootList().of(question.guest());
        var here = starts.remove(question.source().name());
        var at = question.source().name()
                + (here == null
                        ? " does not start it at boot"
                        : " starts it at boot (" + String.join(", ", here) + ")");
        return starts.isEmpty()
                ? Answer.pass(at + ", and no other host that answered does")
                : Answer.warn(elsewhere(starts) + "; " + at, remedy(question, starts));
    }

    private static String elsewhere(SortedMap<HostName, SortedSet<String>> starts) {
        List<String> words = new ArrayList<>();
        starts.forEach((host, ways) -> words.add(host + " starts it at boot too (" + String.join(", ", ways) + ")"));
        return String.join("; ", words);
    }

    private static Remedy remedy(Question question, SortedMap<HostName, SortedSet<String>> starts) {
        List<String> commands = new ArrayList<>();
        starts.values().stream()
                .flatMap(Collection::stream)
                .distinct()
                .forEach(way -> commands.add(
                        way.startsWith("/")
                                ? "rm " + Words.quoted(way)
                                : "virsh autostart --disable "
                                        + Words.quoted(question.guest().name())));
        var hosts = starts.keySet().stream().map(HostName::value).toList();
        return new Remedy("On " + Words.list(hosts) + ", take it from what is started at boot.", commands);
    }
}
