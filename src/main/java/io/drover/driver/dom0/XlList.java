package io.drover.driver.dom0;

import io.drover.model.GuestId;
import io.drover.model.Observed;
import io.drover.model.XenState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of {@code xl list -v -c} (tools/xl/xl_list.c). The fifth of the state's flags is the reason of a shutdown: reboot,
 * suspend, crash, watchdog or soft reset.
 */
final class XlList {
    static final String COMMAND = "xl list -v -c";

    private static final int LONGEST_LINE = 2000;
    private static final String NO_ID = "00000000-0000-0000-0000-000000000000";
    private static final Pattern ROW = Pattern.compile(
            "(\\S|\\S.*\\S) +(\\d{1,5}) +(\\d{1,12}) +(\\d{1,6}) +"
                    + "([r-][b-][p-][s-][rscwS?-][d-]) +(\\d{1,15}\\.\\d) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) +(\\S+) *(.*)");

    private XlList() {}

    /**
     * A row.
     *
     * @param cpuTime processor time used by the domain since it was made
     * @param pool the pool of processors, where the table tells it
     */
    record Row(
            int domid,
            Optional<GuestId> id,
            String name,
            XenState state,
            long memoryBytes,
            int vcpus,
            Duration cpuTime,
            Optional<String> pool) {}

    static Observed<List<Row>> read(Sections sections) {
        return sections.read(COMMAND, XlList::rows);
    }

    private static List<Row> rows(Section section) {
        var rows = new ArrayList<Row>();
        boolean begun = false;
        boolean pools = false;
        for (String line : section.rows()) {
            if (begun) {
                rows.add(row(line, pools));
            } else if (line.startsWith("Name ") && line.contains("State")) {
                begun = true;
                pools = line.endsWith("Cpupool");
            }
        }
        var numbers = new HashSet<Integer>();
        if (rows.isEmpty() || rows.get(0).domid() != 0 || !rows.stream().allMatch(row -> numbers.add(row.domid()))) {
            throw new IllegalArgumentException("it is no table that begins with Domain-0 and has each domain once");
        }
        return rows;
    }

    /** One row of the table. */
    static Row row(String line, boolean pools) {
        Matcher row = ROW.matcher(line.length() > LONGEST_LINE ? "" : line);
        if (!row.matches()) {
            throw new IllegalArgumentException("'" + line + "' is no row of its table");
        }
        return new Row(
                Integers.between(row.group(2), 0, Integer.MAX_VALUE),
                Optional.of(row.group(7)).filter(id -> !id.equals(NO_ID)).map(GuestId::of),
                row.group(1),
                new XenState(row.group(5)),
                Integers.bytesOfMib(row.group(3)),
                Integers.between(row.group(4), 0, Integer.MAX_VALUE),
                seconds(row.group(6)),
                pools ? pool(row.group(9)) : Optional.empty());
    }

    /** Seconds with one decimal. */
    private static Duration seconds(String text) {
        return Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValueExact());
    }

    /** The last column, 16 wide; a longer name touches the column before it, and then it cannot be told. */
    private static Optional<String> pool(String rest) {
        int gap = rest.lastIndexOf(' ');
        return gap < 0 ? Optional.empty() : Optional.of(rest.substring(gap + 1)).filter(name -> !name.isEmpty());
    }
}
