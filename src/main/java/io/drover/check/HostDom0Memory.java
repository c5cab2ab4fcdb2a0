package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Hypervisor;
import io.drover.model.Os;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import io.drover.model.XenDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Dom0's memory is fixed: {@code dom0_mem} is on Xen's command line, with {@code max:} (which the FreeBSD handbook does not ask
 * for), and xl does not balloon it. With {@code autoballoon="auto"}, xl's default, {@code dom0_mem} alone keeps xl from it (xl.conf(5)).
 */
final class HostDom0Memory implements HostCheck {
    private static final Pattern OPTION = Pattern.compile("(?:^|\\s)dom0_mem=(\\S+)");
    private static final String AUTOBALLOON = "autoballoon";
    private static final Set<String> BALLOONS = Set.of("on", "1");
    private static final long MIB = 1L << 20;
    private static final long SUGGESTED_MIB = 4096;

    @Override
    public About about() {
        return About.effort(
                        "host.dom0-memory",
                        "The Dom0's memory is fixed",
                        "A Dom0 that gives memory away for guests and takes it back may end up without enough for itself, and free"
                                + " memory is then no figure to plan with.")
                .from(Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.UNKNOWN)
                .remedy("Boot Xen with dom0_mem=SIZE,max:SIZE, and switch autoballoon off.");
    }

    @Override
    public Answer answer(Inspection inspection, Host host) {
        return Told.answer(host, Dom0::hypervisor, "Xen's command line", xen -> judge(host, xen));
    }

    private static Answer judge(Host host, Hypervisor xen) {
        var how = Told.how(host, Dom0::hypervisor);
        List<String> parts = OPTION.matcher(xen.commandLine())
                .results()
                .flatMap(match -> Stream.of(match.group(1).split(",")))
                .toList();
        var option = "dom0_mem=" + String.join(",", parts);
        List<String> wrong = new ArrayList<>();
        if (parts.stream().allMatch(part -> part.startsWith("max:") || part.startsWith("min:"))) {
            wrong.add("Xen was booted without dom0_mem=SIZE" + how);
        } else if (parts.stream().noneMatch(part -> part.startsWith("max:")) && !isFreeBsd(host)) {
            wrong.add(option + " has no max:" + how);
        }
        Told.by(host, Told.setting(AUTOBALLOON))
                .asOptional()
                .filter(value -> BALLOONS.contains(value.strip()))
                .ifPresent(value -> wrong.add("autoballoon is " + value + Told.how(host, Told.setting(AUTOBALLOON))));
        return wrong.isEmpty()
                ? Answer.pass(host.name() + " has " + option + how + ", and xl does not balloon it")
                : Answer.warn("on " + host.name() + ", " + String.join("; ", wrong), remedy(host));
    }

    private static boolean isFreeBsd(Host host) {
        return Told.system(host).filter(os -> os == Os.FREEBSD).isPresent();
    }

    private static Remedy remedy(Host host) {
        long mib = Told.by(host, Dom0::domains).asOptional().stream()
                .flatMap(List::stream)
                .filter(XenDomain::isDomainZero)
                .mapToLong(zero -> zero.memoryBytes() / MIB)
                .filter(size -> size > 0)
                .findFirst()
                .orElse(SUGGESTED_MIB);
        var option = "dom0_mem=" + mib + "M,max:" + mib + "M";
        return XenOption.add(option)
                .then(PerSystem.of(
                        "sed -i -e 's/^#*autoballoon=.*/autoballoon=\"off\"/' /etc/xen/xl.conf",
                        "sed -i '' -e 's/^#*autoballoon=.*/autoballoon=\"off\"/' /usr/local/etc/xen/xl.conf"))
                .on(
                        host,
                        "On " + host.name() + ", fix it (at what it needs; " + mib
                                + " MiB is only a start) and reboot the host once it is empty.");
    }
}
