package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** FreeBSD lets root's programs lock as much memory as they want, as its handbook's chapter on Xen asks. */
final class HostLockedMemory implements FreeBsdCheck {
    private static final String NAME = "memorylocked";
    private static final Set<String> UNLIMITED = Set.of("unlimited", "infinity", "infinite", "inf");
    /** What FreeBSD is installed with. */
    private static final Pattern INSTALLED = Pattern.compile("64 ?[kK][bB]?");

    @Override
    public About about() {
        return About.effort(
                        "host.locked-memory",
                        "FreeBSD: locked memory is not limited",
                        "Creating a guest fails with \"Cannot allocate memory\", and so does its arrival.")
                .from(Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.UNKNOWN)
                .remedy("Set memorylocked to unlimited in /etc/login.conf and run cap_mkdb.");
    }

    @Override
    public Answer onFreeBsd(Host host) {
        return Told.answer(host, Told.setting(NAME), NAME, value -> judge(host, value.strip()));
    }

    private static Answer judge(Host host, String value) {
        var evidence = NAME + " is " + value + " on " + host.name() + Told.how(host, Told.setting(NAME));
        var old = INSTALLED.matcher(value).matches() ? "64K" : "[^:]*";
        return UNLIMITED.contains(value.toLowerCase(Locale.ROOT))
                ? Answer.pass(evidence)
                : Answer.warn(
                        evidence,
                        Remedy.commands(
                                "On " + host.name()
                                        + ", lift the limit; logins from then on have it, and so do services that"
                                        + " are started anew.",
                                "sed -i '' -e 's/memorylocked=" + old + "/memorylocked=unlimited/' /etc/login.conf",
                                "cap_mkdb /etc/login.conf"));
    }
}
