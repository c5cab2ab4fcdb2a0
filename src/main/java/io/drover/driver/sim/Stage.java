package io.drover.driver.sim;

import io.drover.model.Phase;

/** How far a transfer is, in the order of its life. */
enum Stage {
    SETUP(Phase.COPYING),
    LIVE(Phase.COPYING),
    SUSPENDED(Phase.SWITCHING),
    ARRIVED(Phase.VERIFYING),
    OVER(Phase.VERIFYING);

    private final Phase told;

    Stage(Phase told) {
        this.told = told;
    }

    /** What a driver tells of it. */
    Phase told() {
        return told;
    }
}
