package io.drover.driver.libvirt;

import io.drover.model.HostName;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.util.List;

/**
 * What a failed migration call means. libvirt's numbers are too coarse (most failures are an internal error or a failed
 * operation), so its words decide, as libvirt 9.0's libxl driver writes them. What the table does not know has an open outcome.
 */
final class MigrationErrors {
    private static final String RESTART =
            "; libvirt on %s may say 'paused (migrating)' from now on although Xen runs the"
                    + " guest: restart libvirtd there, which leaves guests alone";

    private static final List<Rule> RULES = List.of(
            // The destination refused before any memory was sent. The source's libvirt then keeps a wrong state.
            new Rule("already exists with uuid", Recourse.GIVE_UP, RESTART),
            new Rule("is already being started", Recourse.GIVE_UP, RESTART),
            new Rule("is already active", Recourse.GIVE_UP, RESTART),
            new Rule("Fail to create socket for incoming migration", Recourse.GIVE_UP, RESTART),
            // The source refused before it asked anyone.
            new Rule("unsupported flags", Recourse.GIVE_UP, ""),
            new Rule("argument unsupported", Recourse.GIVE_UP, ""),
            new Rule("domain is not running", Recourse.GIVE_UP, ""),
            new Rule("has assigned host devices", Recourse.GIVE_UP, ""),
            new Rule("cannot enforce change protection", Recourse.GIVE_UP, ""),
            new Rule("cannot acquire state change lock", Recourse.RETRY, ""),
            // The source did not reach the destination's libvirt.
            new Rule("unable to connect to server at", Recourse.RETRY, ""),
            new Rule("unable to resolve address", Recourse.RETRY, ""),
            // The transfer broke, or was called off. On real hosts the guest then ran on at the source and nothing was
            // left, which
            // looks at both have to show before anything else is done.
            new Rule("Failed to send migration data", Recourse.RETRY, ""),
            new Rule("client socket is closed", Recourse.RETRY, ""),
            new Rule("keepalive timeout", Recourse.RETRY, ""),
            // All of it went over and could not be started there, for want of a bridge for instance.
            new Rule("Domain is not running on destination host", Recourse.GIVE_UP, ""),
            // A connection went away, and the migration goes on without it.
            new Rule("End of file while reading data", Recourse.OUTCOME_UNKNOWN, ""));

    private MigrationErrors() {}

    private record Rule(String words, Recourse recourse, String advice) {}

    /** A failure of the migration call itself, so after the order was given. */
    static HostException of(HostName source, HostName destination, LibvirtFailure failure) {
        String message = "migration from " + source + " to " + destination + " failed: " + failure.said();
        for (Rule rule : RULES) {
            if (failure.said().contains(rule.words)) {
                return new HostException(rule.recourse, message + rule.advice.formatted(source), failure);
            }
        }
        boolean refused = failure.is(LibvirtFailure.NO_SUPPORT) || failure.is(LibvirtFailure.ARGUMENT_UNSUPPORTED);
        return new HostException(refused ? Recourse.GIVE_UP : Recourse.OUTCOME_UNKNOWN, message, failure);
    }
}
