package io.drover.driver.dom0;

import io.drover.model.Hypervisor;
import io.drover.model.Observed;
import io.drover.model.Version;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hypervisor, from {@code xl info}: lines {@code NAME : VALUE}; memory is in MiB. */
final class XlInfo {
    static final String COMMAND = "xl info";
    private static final Pattern LINE = Pattern.compile("([a-z_]+)\\s*: ?(.*)");
    private static final Pattern VERSION = Pattern.compile("(\\d{1,3}\\.\\d{1,3}(\\.\\d{1,5})?)\\D?.*");
    private static final Pattern MHZ = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");
    private static final BigDecimal KHZ_PER_MHZ = BigDecimal.valueOf(1000);
    private static final int MOST_CPUS = 65_536;

    private XlInfo() {}

    static Observed<Hypervisor> read(Sections sections) {
        return sections.read(COMMAND, section -> {
            Map<String, String> values = values(section);
            return new Hypervisor(
                    version(get(values, "xen_version")),
                    words(get(values, "virt_caps")),
                    get(values, "xen_commandline"),
                    Integers.bytesOfMib(get(values, "total_memory")),
                    Integers.bytesOfMib(get(values, "free_memory")),
                    Integers.bytesOfMib(get(values, "outstanding_claims")),
                    Section.words(get(values, "machine")),
                    cpus(values),
                    kilohertz(get(values, "cpu_mhz")));
        });
    }

    /** How many physical processors there are, where it is told. */
    static OptionalInt cpus(Sections sections) {
        return sections.read(COMMAND, section -> cpus(values(section)))
                .asOptional()
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private static int cpus(Map<String, String> values) {
        return Integers.between(get(values, "nr_cpus"), 1, MOST_CPUS);
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" +"));
    }

    private static Map<String, String> values(Section section) {
        var values = new HashMap<String, String>();
        for (String line : section.rows()) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()
                    && values.put(matcher.group(1), matcher.group(2).strip()) != null) {
                throw new IllegalArgumentException("it tells " + matcher.group(1) + " twice");
            }
        }
        return values;
    }

    private static String get(Map<String, String> values, String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("it does not tell " + name);
        }
        return value;
    }

    /** Some distributions add words of their own, such as {@code 4.17.5-3.el9}. */
    private static Version version(String text) {
        Matcher version = VERSION.matcher(text);
        if (!version.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no version");
        }
        return Version.of(version.group(1));
    }

    private static long kilohertz(String mhz) {
        if (!MHZ.matcher(mhz).matches()) {
            throw new IllegalArgumentException("'" + mhz + "' is no clock rate");
        }
        return new BigDecimal(mhz).multiply(KHZ_PER_MHZ).longValue();
    }
}
