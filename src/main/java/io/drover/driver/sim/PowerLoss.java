package io.drover.driver.sim;

import io.drover.model.HostName;

/** A host losing its power, and getting it back. */
final class PowerLoss {
    private final World world;
    private final HostName host;

    PowerLoss(World world, HostName host) {
        this.world = world;
        this.host = host;
    }

    /** Only definitions are left. */
    void strike() {
        HostState state = world.host(host).powered(false);
        for (Copy copy : world.host(host).copies().values()) {
            state = copy.persistent()
                    ? state.with(copy.off("shut off", world.now()))
                    : state.without(copy.guest().id());
        }
        world.put(state);
    }

    /** The toolstack starts what it is set to start, as it does once a boot, and asks nobody. */
    void boot() {
        HostState state = world.host(host).powered(true);
        for (Copy copy : world.host(host).copies().values()) {
            if (copy.guest().definition().autostart()) {
                state = state.with(copy.running("running (booted)", world.now()));
            }
        }
        world.put(state);
    }
}
