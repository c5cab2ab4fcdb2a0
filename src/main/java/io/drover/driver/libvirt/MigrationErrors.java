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
    private static final String LOCKED = "cannot acquire state change lock";

    private static final List<Rule> RULES = List.of(
            // The destination refused before any memory was sent. The source's libvirt is then left wrong about the
            // guest.
            new Rule("already exists with uuid", Recourse.GIVE_UP, true),
            new Rule("is already being started", Recourse.GIVE_UP, true),
            new Rule("is already active", Recourse.GIVE_UP, true),
            new Rule("Fail to create socket for incoming migration", Recourse.GIVE_UP, true),
            // The source refused before it asked anyone.
            new Rule("unsupported flags", Recourse.GIVE_UP, false),
            new Rule("argument unsupported", Recourse.GIVE_UP, false),
            new Rule("domain is not running", Recourse.GIVE_UP, false),
            new Rule("has assigned host devices", Recourse.GIVE_UP, false),
            new Rule("cannot enforce change protection", Recourse.GIVE_UP, false),
            new Rule(LOCKED, Recourse.RETRY, false),
            // The source did not reach the destination's libvirt.
            new Rule("unable to connect to server at", Recourse.RETRY, false),
            new Rule("unable to resolve address", Recourse.RETRY, false),
            // The transfer broke, or was called off. On real hosts the guest then ran on at the source and nothing was
            // left, which
            // looks at both have to show before anything else is done.
            new Rule("Failed to send migration data", Recourse.RETRY, false),
            new Rule("client socket is closed", Recourse.RETRY, false),
            new Rule("keepalive timeout", Recourse.RETRY, false),
            // All of it went over and could not be started there, for want of a bridge for instance.
            new Rule("Domain is not running on destination host", Recourse.GIVE_UP, false),
            // A connection went away, and the migration goes on without it.
            new Rule("End of file while reading data", Recourse.OUTCOME_UNKNOWN, false));

    private MigrationErrors() {}

    /** @param spoils whether libvirt on the source is left wrong about the guest */
    private record Rule(String words, Recourse recourse, boolean spoils) {}

    /** A failure of the migration call itself, so after the order was given. */
    static HostException of(HostName source, HostName destination, Handshake handshake, LibvirtFailure failure) {
        String message = "migration from " + source + " to " + destination + " failed: " + failure.said();
        for (Rule rule : RULES) {
            if (failure.said().contains(rule.words)) {
                String advice = rule.spoils ? handshake.afterRefusal().formatted(source) : "";
                HostException known = new HostException(rule.recourse, message + advice, failure);
                boolean leaves = rule.words.equals(LOCKED) || (rule.spoils && handshake == Handshake.MANAGED);
                return leaves ? known.leavingJob() : known;
            }
        }
        boolean refused = failure.is(LibvirtFailure.NO_SUPPORT) || failure.is(LibvirtFailure.ARGUMENT_UNSUPPORTED);
        return new HostException(refused ? Recourse.GIVE_UP : Recourse.OUTCOME_UNKNOWN, message, failure);
    }
}
