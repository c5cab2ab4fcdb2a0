package io.drover.driver.libvirt;

import io.drover.model.Observed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;

/**
 * Lists directories of a host. libvirt looks into storage pools only, so a pool is made on the directory for the moment of the
 * look: one that libvirt never writes down and forgets again when it is stopped.
 */
final class DirectoryLook {
    private static final String NAME = "drover-look-";

    private final Link link;
    private final Map<String, Observed<Set<String>>> seen = new HashMap<>();

    DirectoryLook(Link link) {
        this.link = link;
    }

    /** The names in a directory; none if there is no such directory. Each directory is listed once. */
    Observed<Set<String>> names(String directory) {
        return seen.computeIfAbsent(directory, this::list);
    }

    private Observed<Set<String>> list(String directory) {
        try {
            List<String> names = link.call(connect -> list(connect, directory));
            return Observed.known(Set.copyOf(names), "a storage pool made on " + directory + " for this look");
        } catch (LibvirtFailure failure) {
            return leadsNowhere(failure)
                    ? Observed.known(Set.of(), "a storage pool cannot be made there: " + failure.said())
                    : Observed.unknown("no storage pool could be made on " + directory + " to look: " + failure.said());
        }
    }

    /** Whether a path is there: the host follows it to make a pool on it, and says what is wrong with it when it is no directory. */
    Observed<Boolean> exists(String path) {
        try {
            link.call(connect -> list(connect, path));
            return Observed.known(true, "a storage pool made on " + path + " for this look");
        } catch (LibvirtFailure failure) {
            if (failure.said().endsWith("Not a directory")) {
                return Observed.known(true, "what libvirt says of it: " + failure.said());
            }
            return leadsNowhere(failure)
                    ? Observed.known(false, "what libvirt says of it: " + failure.said())
                    : Observed.unknown("no storage pool could be made on " + path + " to look: " + failure.said());
        }
    }

    private static boolean leadsNowhere(LibvirtFailure failure) {
        return failure.is(LibvirtFailure.SYSTEM_ERROR) && failure.said().contains("No such file or directory");
    }

    private static List<String> list(Connect connect, String directory) throws LibvirtException {
        StoragePool pool = connect.storagePoolCreateXML(description(directory), 0);
        try {
            return List.of(pool.listVolumes());
        } finally {
            pool.destroy();
            pool.free();
        }
    }

    /** What makes the pool. */
    static String description(String directory) {
        return "<pool type='dir'><name>" + NAME + Integer.toHexString(directory.hashCode()) + "</name><target><path>"
                + Xml.escaped(directory) + "</path></target></pool>";
    }
}
