package io.drover.driver.libvirt;

import io.drover.model.Observed;
import io.drover.model.StoragePool;
import java.util.ArrayList;
import java.util.List;
import org.libvirt.Connect;

/** Reads a host's storage pools. */
final class PoolList {
    private final Link link;

    PoolList(Link link) {
        this.link = link;
    }

    Observed<List<StoragePool>> read() {
        try {
            List<StoragePool> pools = new ArrayList<>();
            for (String name : link.call(Connect::listStoragePools)) {
                pools.add(PoolXml.parse(describe(name), true));
            }
            for (String name : link.call(Connect::listDefinedStoragePools)) {
                pools.add(PoolXml.parse(describe(name), false));
            }
            return Observed.known(List.copyOf(pools), "virStoragePoolGetXMLDesc of every pool");
        } catch (LibvirtFailure failure) {
            return Observed.unknown("storage pools cannot be listed: " + failure.said());
        }
    }

    private String describe(String name) throws LibvirtFailure {
        return link.call(connect -> {
            org.libvirt.StoragePool pool = connect.storagePoolLookupByName(name);
            try {
                return pool.getXMLDesc(0);
            } finally {
                pool.free();
            }
        });
    }
}
