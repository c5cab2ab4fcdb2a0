package io.drover.driver.dom0;

import io.drover.model.GuestId;
import io.drover.model.Observed;
import io.drover.model.OtherSender;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who sends a guest's memory beside libvirt: the helpers of libxl, whose command lines name the domain, and what started them. */
final class Senders {
    private static final String PROCESSES = "/proc";
    private static final String HOW = "libxl-save-helper processes";
    private static final Pattern OTHER = Pattern.compile("([0-9]{1,10}) ([0-9]{1,10}) (earlier|later) ?(.*)");

    private Senders() {}

    static String script(String mark, GuestId guest) {
        return script(mark, guest, PROCESSES);
    }

    static String script(String mark, GuestId guest, String processes) {
        return Script.over("sending.sh", "senders.sh", List.of(mark, guest.toString(), processes));
    }

    /** Only an answer that is whole counts: one that breaks off does not say that nobody else sends it. */
    static Observed<List<OtherSender>> read(Report report) {
        if (report.first("end").isEmpty()) {
            return Observed.unknown("who sends its memory could not be seen: "
                    + report.first("unable").orElse("the answer is not whole"));
        }
        return Observed.known(
                report.lines().stream()
                        .filter(line -> line.kind().equals("other"))
                        .map(line -> OTHER.matcher(line.rest()))
                        .filter(Matcher::matches)
                        .map(Senders::sender)
                        .toList(),
                HOW);
    }

    private static OtherSender sender(Matcher found) {
        return new OtherSender(
                Long.parseLong(found.group(1)),
                Long.parseLong(found.group(2)),
                found.group(4).strip(),
                found.group(3).equals("earlier"));
    }
}
