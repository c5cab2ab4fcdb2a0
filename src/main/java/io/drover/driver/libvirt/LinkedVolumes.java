package io.drover.driver.libvirt;

import io.drover.model.Observed;
import java.util.List;
import java.util.Set;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;

/** The files of the host at the other end of a connection. */
final class LinkedVolumes implements Volumes {
    private static final int CANARY_BYTES = 4_096;

    private final Link link;
    private final DirectoryLook directories;

    LinkedVolumes(Link link) {
        this.link = link;
        this.directories = new DirectoryLook(link);
    }

    /** Something done with a pool. */
    @FunctionalInterface
    private interface PoolCall<T> {
        T on(StoragePool pool) throws LibvirtException;
    }

    @Override
    public Set<String> refreshed(String pool) throws LibvirtFailure {
        return in(pool, found -> {
            found.refresh(0);
            return Set.copyOf(List.of(found.listVolumes()));
        });
    }

    /** {@inheritDoc} Without the look, a deleted volume would be seen. */
    @Override
    public boolean lists(String path) throws LibvirtFailure {
        try {
            return link.call(connect -> looksAt(connect, path));
        } catch (LibvirtFailure failure) {
            if (failure.is(LibvirtFailure.NO_STORAGE_VOLUME) || failure.is(LibvirtFailure.SYSTEM_ERROR)) {
                return false;
            }
            throw failure;
        }
    }

    private static boolean looksAt(Connect connect, String path) throws LibvirtException {
        StorageVol volume = connect.storageVolLookupByPath(path);
        try {
            return volume.getInfo() != null;
        } finally {
            volume.free();
        }
    }

    @Override
    public Observed<Set<String>> names(String directory) {
        return directories.names(directory);
    }

    @Override
    public Observed<Boolean> exists(String path) {
        return directories.exists(path);
    }

    @Override
    public void create(String pool, String name) throws LibvirtFailure {
        in(pool, found -> {
            found.storageVolCreateXML(description(name), 0).free();
            return name;
        });
    }

    /** {@inheritDoc} One that the pool does not list may be there all the same, if the call that made it was cut short. */
    @Override
    public void delete(String pool, String name) throws LibvirtFailure {
        if (!deleted(pool, name) && refreshed(pool).contains(name)) {
            deleted(pool, name);
        }
    }

    private boolean deleted(String pool, String name) throws LibvirtFailure {
        try {
            return in(pool, found -> {
                StorageVol volume = found.storageVolLookupByName(name);
                try {
                    volume.delete(0);
                    return true;
                } finally {
                    volume.free();
                }
            });
        } catch (LibvirtFailure failure) {
            if (failure.is(LibvirtFailure.NO_STORAGE_VOLUME)) {
                return false;
            }
            throw failure;
        }
    }

    private <T> T in(String pool, PoolCall<T> call) throws LibvirtFailure {
        return link.call(connect -> {
            StoragePool found = connect.storagePoolLookupByName(pool);
            try {
                return call.on(found);
            } finally {
                found.free();
            }
        });
    }

    /** What makes the volume. */
    static String description(String name) {
        return "<volume><name>" + Xml.escaped(name) + "</name><capacity unit='bytes'>" + CANARY_BYTES
                + "</capacity><target><format type='raw'/></target></volume>";
    }
}
