package io.drover.driver.libvirt;

import io.drover.model.Observed;
import java.util.Set;

/** What libvirt lets one see and do of the files of a host: that which lies in its storage pools. */
interface Volumes {
    /** The names of a pool's volumes, after the host read the list again. */
    Set<String> refreshed(String pool) throws LibvirtFailure;

    /** Whether a pool lists a volume of that path, and the host can look at it. */
    boolean lists(String path) throws LibvirtFailure;

    /** The names in a directory that is no pool; none if there is no such directory. Each directory is listed once. */
    Observed<Set<String>> names(String directory);

    /** Whether a path is there, asked for by its own name and not seen in a list, which a host may have kept from before. */
    Observed<Boolean> exists(String path);

    /** Makes a small raw volume. */
    void create(String pool, String name) throws LibvirtFailure;

    /** Deletes a volume; one that is not there is no error. */
    void delete(String pool, String name) throws LibvirtFailure;
}
