package io.drover.driver.sim;

import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.XenCopy;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;

/** What goes wrong, in the words of libvirt 9 with libxl, so that what reads them is tested with what it will read. */
final class Errors {
    private Errors() {}

    static HostException unreachable(HostName host) {
        return new HostException(
                Recourse.RETRY, "unable to connect to server at '" + host + ":16509': No route to host");
    }

    static HostException unknownHost(HostName host) {
        return new HostException(Recourse.GIVE_UP, "no host is called '" + host + "'");
    }

    static HostException onlyLookedAt(HostName host) {
        return new HostException(Recourse.GIVE_UP, "host '" + host + "' is only looked at");
    }

    static HostException toItself(HostName host) {
        return new HostException(Recourse.GIVE_UP, "destination " + host + " is the source itself");
    }

    static HostException absent(GuestId guest) {
        return new HostException(Recourse.GIVE_UP, "Domain not found: no domain with matching uuid '" + guest + "'");
    }

    static HostException notRunning() {
        return new HostException(Recourse.GIVE_UP, "Requested operation is not valid: domain is not running");
    }

    static HostException locked() {
        return new HostException(
                        Recourse.RETRY,
                        "Timed out during operation: cannot acquire state change lock"
                                + " (held by monitor=remoteDispatchDomainMigratePerform3Params)")
                .leavingJob();
    }

    static HostException nameTaken(Guest other) {
        return new HostException(
                Recourse.GIVE_UP,
                "operation failed: domain '" + other.name() + "' already exists with uuid " + other.id());
    }

    static HostException alreadyThere(Guest copy, boolean incoming) {
        return new HostException(
                Recourse.GIVE_UP,
                "Requested operation is not valid: domain '" + copy.name() + "' is already "
                        + (incoming ? "being started" : "active"));
    }

    static HostException sendFailed() {
        return new HostException(Recourse.RETRY, "internal error: Failed to send migration data to destination host");
    }

    static HostException closedByPeer() {
        return new HostException(Recourse.RETRY, "internal error: client socket is closed");
    }

    static HostException keepalive() {
        return new HostException(Recourse.RETRY, "internal error: connection closed due to keepalive timeout");
    }

    static HostException leftPaused(Guest guest) {
        return new HostException(
                Recourse.OUTCOME_UNKNOWN,
                "internal error: Guest " + guest.name() + " probably left in 'paused' state on source");
    }

    static HostException notStartedThere() {
        return new HostException(
                Recourse.GIVE_UP, "operation failed: Migration failed. Domain is not running on destination host");
    }

    static HostException answerLost() {
        return new HostException(Recourse.OUTCOME_UNKNOWN, "End of file while reading data: Input/output error");
    }

    static HostException nothingUnderWay(GuestId guest) {
        return new HostException(Recourse.GIVE_UP, "no migration of guest " + guest + " is under way");
    }

    static HostException noLogin(HostName host) {
        return new HostException(
                Recourse.GIVE_UP,
                host + ": libvirt's Xen driver cannot abort a migration, and there is no login for the Dom0");
    }

    static HostException nothingSent(GuestId guest) {
        return new HostException(
                Recourse.GIVE_UP,
                "the migration of guest " + guest + " was not aborted: no process there sends its domain: the copy has"
                        + " not begun, or it is over");
    }

    static HostException copyPhaseOver() {
        return new HostException(
                Recourse.GIVE_UP, "it was not aborted: Xen holds the guest suspended: the copy phase is over");
    }

    static HostException closed(Recourse recourse) {
        return new HostException(recourse, "the connection was closed");
    }

    static HostException activeHere() {
        return new HostException(
                Recourse.GIVE_UP,
                "Requested operation is not valid: the guest is active here, so its definition is kept");
    }

    static HostException noAutostart() {
        return new HostException(
                Recourse.GIVE_UP, "Requested operation is not valid: cannot set autostart for transient domain");
    }

    static HostException noMedium(String drive) {
        return new HostException(
                Recourse.GIVE_UP,
                "operation failed: Domain has no removable drive '" + drive + "' that can be changed");
    }

    static HostException notPersistable() {
        return new HostException(
                Recourse.GIVE_UP, "Requested operation is not valid: a guest that is still arriving has no definition");
    }

    static HostException moving(HostName host) {
        return new HostException(Recourse.RETRY, "the memory of a guest is on the move through " + host);
    }

    static HostException notAsExpected(XenCopy expected) {
        return new HostException(Recourse.RETRY, "not as expected any more: " + expected.inWords());
    }
}
