package io.drover.driver.dom0;

import io.drover.model.GuestId;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Ends the process on a source that sends a guest's memory, which is how a migration of libvirt's Xen driver is called off: the
 * driver itself cannot, and on real hosts the guest then ran on without a pause, with nothing left at the destination. The process
 * is told by Xen's number of the guest in its command line, by its parent and by what it writes to, and all of that is looked at
 * again just before the signal. It is ended only while it is stopped in the midst of writing memory to the other host: ended while
 * the guest suspends, as was seen on real hosts, it leaves the guest suspended and libvirtd dies of an assertion a minute later.
 * In doubt nothing is done.
 *
 * <p>Told to end (SIGTERM), the process turns Xen's log of dirtied pages off before it does (libxl_save_helper.c, xg_sr_save.c), and Xen answers a
 * sender who reads a log that is off as if nothing had been dirtied (paging.c). Where somebody else sends the guest too, it is killed instead, which
 * leaves him the log.
 */
final class Abort {
    private static final String PROCESSES = "/proc";
    private static final String TRIES = "100";

    private final Line source;
    private final String mark = Nonce.word();

    Abort(Line source) {
        this.source = source;
    }

    CompletableFuture<Void> of(GuestId guest) {
        String script = script(mark, guest, PROCESSES, TRIES);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        Stages.onEnd(source.run("abort", script, source.settings().reachLimit()), (output, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(unanswered(failure));
            } else {
                end(answer, guest, Report.of(output.text(), mark));
            }
        });
        return answer;
    }

    static String script(String mark, GuestId guest, String processes, String tries) {
        return Script.over("sending.sh", "abort.sh", List.of(mark, guest.toString(), processes, tries));
    }

    private void end(CompletableFuture<Void> answer, GuestId guest, Report report) {
        if (report.first("ended").isPresent()) {
            answer.complete(null);
            return;
        }
        Optional<String> no = report.first("no");
        String why = no.or(() -> report.first("open")).orElse("the script ended without a word");
        answer.completeExceptionally(new HostException(
                no.isPresent() ? Recourse.GIVE_UP : Recourse.OUTCOME_UNKNOWN,
                source.host() + ": the migration of guest " + guest + " was not aborted: " + why));
    }

    /** The signal may have been sent before the answer was lost. */
    private static HostException unanswered(Throwable failure) {
        Recourse recourse = failure instanceof HostException known && known.recourse() == Recourse.GIVE_UP
                ? Recourse.GIVE_UP
                : Recourse.OUTCOME_UNKNOWN;
        return new HostException(recourse, Stages.said(failure), failure);
    }
}
