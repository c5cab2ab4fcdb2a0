package io.drover.driver.libvirt;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A set of processors as libvirt writes it, such as {@code 0-3,^2,8}. */
final class CpuSet {
    /** libvirt's own limit ({@code VIR_DOMAIN_CPUMASK_LEN}). */
    private static final int MOST = 16_384;

    private static final Pattern PART = Pattern.compile("(\\^?)([0-9]{1,5})(?:-([0-9]{1,5}))?");

    private CpuSet() {}

    /** All processors of some sets; empty if one of them cannot be read. */
    static Optional<Set<Integer>> union(Collection<String> texts) {
        Set<Integer> all = new TreeSet<>();
        for (String text : texts) {
            Optional<Set<Integer>> cpus = parse(text);
            if (cpus.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(cpus.get());
        }
        return Optional.of(all);
    }

    /** The processors of a set; empty if it cannot be read. */
    static Optional<Set<Integer>> parse(String text) {
        Set<Integer> cpus = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int first = Integer.parseInt(matcher.group(2));
            int last =
                    Optional.ofNullable(matcher.group(3)).map(Integer::parseInt).orElse(first);
            if (last < first || last >= MOST) {
                return Optional.empty();
            }
            for (int cpu = first; cpu <= last; cpu++) {
                if (matcher.group(1).isEmpty()) {
                    cpus.add(cpu);
                } else {
                    cpus.remove(cpu);
                }
            }
        }
        return Optional.of(cpus);
    }
}
