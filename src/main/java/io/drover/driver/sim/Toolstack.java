package io.drover.driver.sim;

import io.drover.model.GuestState;
import io.drover.model.HostName;

/** What a toolstack knows anew after its restart. */
final class Toolstack {
    private Toolstack() {}

    /** What a restart does to the migrations and the guests of a host. */
    static void restart(Transfers transfers, HostName host) {
        for (Transfer transfer : transfers.underWay()) {
            if (transfer.what().from().equals(host)) {
                transfer.tear();
            } else if (transfer.what().to().equals(host) && transfer.stage() != Stage.ARRIVED) {
                transfer.fail(Errors.sendFailed());
            }
        }
        transfers.unlock(host);
        HostState state = transfers.world().host(host);
        for (Copy copy : state.copies().values()) {
            state = resynced(state, copy);
        }
        transfers.world().put(state);
    }

    /** Half a guest is forgotten, a running one is seen running, and no job is held. */
    static HostState resynced(HostState host, Copy copy) {
        GuestState state = copy.guest().condition().state();
        if (state == GuestState.INCOMING) {
            return copy.persistent()
                    ? host.with(copy.saying(GuestState.SHUT_OFF, "shut off (unknown)")
                            .withJob(false)
                            .holding(0))
                    : host.without(copy.guest().id());
        }
        Copy free = copy.withJob(false);
        boolean lied = copy.scheduled() && state == GuestState.PAUSED;
        return host.with(lied ? free.saying(GuestState.RUNNING, "running (unknown)") : free);
    }
}
