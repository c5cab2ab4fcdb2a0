package io.drover.driver.dom0;

import io.drover.model.GuestId;
import io.drover.model.Observed;
import io.drover.model.XenCopy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What Xen holds of one guest: the rows of {@code xl list} with its UUID, and the helpers that move the memory of domains. */
final class Copies {
    private static final String HOW = "xl list -v";

    private Copies() {}

    static String script(String mark, GuestId guest) {
        return Script.of("copies.sh", List.of(mark, guest.toString()));
    }

    /** Only an answer that is whole counts: a copy that is missing in it would be taken for one that is not there. */
    static Observed<List<XenCopy>> read(Report report) {
        if (!report.first("list").equals(Optional.of("0"))) {
            return Observed.unknown(
                    "xl list failed: " + report.first("complaint").orElse("no answer"));
        }
        if (!report.first("processes").equals(Optional.of("0"))) {
            return Observed.unknown("the Dom0's processes could not be listed");
        }
        if (report.first("end").isEmpty() || report.first("head").isEmpty()) {
            return Observed.unknown("the answer of xl list is not whole");
        }
        return Sections.attempt(HOW, () -> copies(report));
    }

    private static List<XenCopy> copies(Report report) {
        Set<String> moving = report.lines().stream()
                .filter(line -> line.kind().equals("helper"))
                .map(Report.Line::rest)
                .collect(Collectors.toSet());
        return report.lines().stream()
                .filter(line -> line.kind().equals("row"))
                .map(line -> XlList.row(line.rest(), false))
                .map(row -> new XenCopy(
                        row.domid(), row.name(), row.state(), row.cpuTime(), moving.contains("" + row.domid())))
                .toList();
    }
}
