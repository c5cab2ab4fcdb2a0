package io.drover.driver.dom0;

import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.XenCopy;
import io.drover.port.Chore;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** The chores for which a toolstack is of no use. What a chore expects is compared on the host, by the script that acts. */
final class Deeds {
    private static final long MILLIS_OF_A_TENTH = 100;

    private Deeds() {}

    /** The script of a chore, if it is one for a login. */
    static Optional<String> script(String mark, Chore chore) {
        if (chore instanceof Chore.Destroy destroy) {
            return Optional.of(on("destroy", mark, destroy.guest(), destroy.copy()));
        }
        if (chore instanceof Chore.RunOn runOn) {
            return Optional.of(on("run-on", mark, runOn.guest(), runOn.copy()));
        }
        if (chore instanceof Chore.EndArrival end) {
            return Optional.of(on("end-arrival", mark, end.guest(), end.copy()));
        }
        return chore instanceof Chore.RestartToolstack
                ? Optional.of(Script.of("act.sh", List.of(mark, "restart")))
                : Optional.empty();
    }

    private static String on(String deed, String mark, GuestId guest, XenCopy copy) {
        return Script.of(
                "act.sh", List.of(mark, deed, guest.toString(), String.valueOf(copy.domid()), tenths(copy.cpuTime())));
    }

    /** Seconds as {@code xl list} writes them. */
    private static String tenths(Duration time) {
        long tenths = time.toMillis() / MILLIS_OF_A_TENTH;
        return tenths / 10 + "." + tenths % 10;
    }

    /** Throws what the stage fails with, unless the script says that it is done. */
    static void judge(HostName host, Report report) {
        if (report.first("done").isPresent()) {
            return;
        }
        String refused = report.first("refused").map(why -> "refused: " + why).orElse("");
        String failed = report.first("failed").map(why -> "failed: " + why).orElse("the script said nothing");
        throw new CompletionException(new HostException(
                refused.isEmpty() ? Recourse.OUTCOME_UNKNOWN : Recourse.RETRY,
                host + ": " + (refused.isEmpty() ? failed : refused)));
    }
}
