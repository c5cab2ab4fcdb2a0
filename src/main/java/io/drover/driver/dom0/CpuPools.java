package io.drover.driver.dom0;

import io.drover.model.CpuPool;
import io.drover.model.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pools of processors, from the table of {@code xl cpupool-list}. */
final class CpuPools {
    private static final Pattern ROW = Pattern.compile("(\\S|\\S.{0,500}\\S) +(\\d{1,5}) +\\S+ +[yn] +\\d{1,6}");
    private static final int MOST_CPUS = 65_536;

    private CpuPools() {}

    static Observed<List<CpuPool>> read(Sections sections) {
        return sections.read("xl cpupool-list", section -> {
            var pools = new ArrayList<CpuPool>();
            boolean begun = false;
            for (String line : section.rows()) {
                if (begun) {
                    pools.add(pool(line));
                }
                begun = begun || (line.startsWith("Name ") && line.contains("CPUs"));
            }
            if (pools.isEmpty()) {
                throw new IllegalArgumentException("it lists no pool");
            }
            return pools;
        });
    }

    private static CpuPool pool(String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            throw new IllegalArgumentException("'" + line + "' is no row of its table");
        }
        return new CpuPool(row.group(1), Integers.between(row.group(2), 0, MOST_CPUS));
    }
}
