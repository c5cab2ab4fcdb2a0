package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.regex.Pattern;

/**
 * FreeBSD puts no limit on wired memory, as its handbook's chapter on Xen asks. Since FreeBSD 13 the limit on what programs wire is
 * {@code vm.max_user_wired}.
 */
final class HostWiredMemory implements FreeBsdCheck {
    private static final String OLD = "vm.max_wired";
    private static final String NEW = "vm.max_user_wired";
    private static final Pattern RENAMED = Pattern.compile("FreeBSD (1[3-9]|[2-9]\\d)\\b");

    @Override
    public About about() {
        return About.effort(
                        "host.wired-memory",
                        "FreeBSD: wired memory is not limited",
                        "Guests with much memory do not start, or do not arrive.")
                .from(Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.UNKNOWN)
                .remedy("Set vm.max_wired to -1, now and in /etc/sysctl.conf.");
    }

    @Override
    public Answer onFreeBsd(Host host) {
        var told = Told.by(host, Told.setting(NEW)).asOptional().isPresent() ? NEW : OLD;
        return Told.answer(host, Told.setting(told), told, value -> judge(host, told, value.strip()));
    }

    private static Answer judge(Host host, String told, String value) {
        var name = told.equals(NEW) || isRenamed(host) ? NEW : OLD;
        var evidence = name + " is " + value + " on " + host.name() + Told.how(host, Told.setting(told));
        return isUnlimited(value)
                ? Answer.pass(evidence)
                : Answer.warn(
                        evidence,
                        Remedy.commands(
                                "On " + host.name() + ", lift the limit for good, and at once.",
                                "echo '" + name + "=-1' >> /etc/sysctl.conf",
                                "sysctl " + name + "=-1"));
    }

    private static boolean isRenamed(Host host) {
        return Told.by(host, Dom0::system)
                .asOptional()
                .filter(system -> RENAMED.matcher(system.release()).find())
                .isPresent();
    }

    /** The newer one is unsigned, and tells -1 as the largest number there is. */
    private static boolean isUnlimited(String value) {
        return value.equals("-1") || value.equals("18446744073709551615") || value.equals("4294967295");
    }
}
