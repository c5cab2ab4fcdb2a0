package io.drover.driver.libvirt;

import io.drover.driver.ContractWorld;
import io.drover.driver.HostDriverContract;
import org.junit.jupiter.api.Tag;

/** The contract of all drivers, against real Xen hosts. */
@Tag("lab")
class LibvirtHostDriverLabTest extends HostDriverContract {

    @Override
    protected ContractWorld open() {
        return new LabWorld();
    }
}
