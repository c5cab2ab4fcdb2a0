package io.drover.driver.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.drover.model.Observed;
import io.drover.model.StoragePool;
import java.util.ArrayList;
import java.util.List;

/** Reads a host's storage pools. */
final class PoolList {
    private final Link link;

    PoolList(Link link) {
        this.link = link;
    }

    Observed<List<StoragePool>> read() {
        try {
            List<StoragePool> pools = new ArrayList<>();
            for (Pointer pool : link.pools()) {
                pools.add(read(pool));
            }
            return Observed.known(List.copyOf(pools), "virStoragePoolGetXMLDesc of every pool");
        } catch (LibvirtFailure failure) {
            return Observed.unknown("storage pools cannot be listed: " + failure.said());
        }
    }

    private static StoragePool read(Pointer pool) throws LibvirtFailure {
        try {
            boolean active =
                    GuestHandle.check(LibvirtGap.INSTANCE.virStoragePoolIsActive(pool), "virStoragePoolIsActive") > 0;
            Pointer xml = GuestHandle.present(
                    LibvirtGap.INSTANCE.virStoragePoolGetXMLDesc(pool, 0), "virStoragePoolGetXMLDesc");
            try {
                return PoolXml.parse(xml.getString(0, "UTF-8"), active);
            } finally {
                Native.free(Pointer.nativeValue(xml));
            }
        } finally {
            LibvirtGap.INSTANCE.virStoragePoolFree(pool);
        }
    }
}
