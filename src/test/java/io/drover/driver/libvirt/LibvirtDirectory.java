package io.drover.driver.libvirt;

import io.drover.model.StoragePool;
import java.util.List;
import java.util.Set;

/** What lies in a directory of a host, seen over a connection of one's own. */
final class LibvirtDirectory {
    private LibvirtDirectory() {}

    /** Names in the pool whose place that directory is. */
    static Set<String> names(String uri, String directory) {
        try (Link link = Link.open(uri)) {
            List<StoragePool> pools = new PoolList(link).read().asOptional().orElseThrow();
            String pool =
                    PathLookup.holding(pools, directory + "/x").orElseThrow().name();
            return new LinkedVolumes(link).refreshed(pool);
        } catch (LibvirtFailure failure) {
            throw new AssertionError("what lies in " + directory + " cannot be seen", failure);
        }
    }
}
