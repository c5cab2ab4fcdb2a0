package io.drover.driver.sim;

import io.drover.driver.ContractWorld;
import io.drover.driver.HostDriverContract;

class SimulatedDriverTest extends HostDriverContract {
    @Override
    protected ContractWorld open() {
        return new SimulatedWorld();
    }
}
