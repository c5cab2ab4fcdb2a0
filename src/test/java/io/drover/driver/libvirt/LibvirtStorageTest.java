package io.drover.driver.libvirt;

import io.drover.driver.StorageContract;
import io.drover.driver.StorageWorld;
import org.junit.jupiter.api.Assumptions;

/** What checks ask of storage, against libvirt's own pretended host, wherever libvirt's client library is installed. */
class LibvirtStorageTest extends StorageContract<StorageWorld> {
    @Override
    protected StorageWorld open() {
        try {
            LibvirtLibrary.ready();
        } catch (LibvirtMissingException e) {
            Assumptions.abort("skipped: " + e.getMessage());
        }
        return new PretendedWorld();
    }
}
