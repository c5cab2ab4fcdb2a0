package io.drover.port;

import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Progress;
import java.time.Duration;

/** Something that a host tells without being asked. */
public sealed interface HostNotice {
    /** Which host. */
    HostName host();

    /** A guest changed, in the toolstack's words such as {@code Stopped Migrated}. */
    record GuestChanged(HostName host, GuestId guest, String what) implements HostNotice {}

    /** A transfer from this host moved on. */
    record Transferring(HostName host, GuestId guest, Progress progress) implements HostNotice {}

    /** The connection is up. */
    record Connected(HostName host) implements HostNotice {}

    /** The connection is down; the driver keeps trying. */
    record Disconnected(HostName host, String why) implements HostNotice {}

    /** A call to the host ended, for the meters. */
    record Called(HostName host, String operation, String result, Duration took) implements HostNotice {}
}
