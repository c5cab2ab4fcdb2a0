package io.drover.plan;

import io.drover.model.GuestId;
import io.drover.model.HostName;

/** What a plan is asked for. */
public sealed interface Wish {

    /** Move every active guest off a host; definitions of guests that are off stay. */
    record Drain(HostName host) implements Wish {}

    /** Move one guest off the host that it is on, to wherever is best. */
    record Relocate(GuestId guest) implements Wish {}

    /** Move one guest to a host. */
    record Migrate(GuestId guest, HostName to) implements Wish {}
}
