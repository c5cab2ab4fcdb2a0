package io.drover.driver.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.drover.model.GuestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.Libvirt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open connection to one host's libvirt. All but its callbacks stays on one thread, where libvirt keeps the errors. */
final class Link implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final int LIFECYCLE_EVENTS = 0;
    private static final int ACTIVE_INTERFACES = 1 << 1;
    private static final int KEEPALIVE_SECONDS = 5;
    private static final int KEEPALIVE_MISSES = 5;

    private final Opened connect;
    /** Kept in fields: native code holds them, and a collected callback would crash the process. */
    private Libvirt.@Nullable VirConnectDomainEventCallback events;

    private Libvirt.@Nullable VirConnectCloseFunc closeWatch;
    private int eventsId = -1;

    private Link(Opened connect) {
        this.connect = connect;
    }

    /** Told of what happens to guests, on libvirt's event thread. */
    @FunctionalInterface
    interface GuestWatcher {
        void changed(GuestId guest, String what);
    }

    /** Something done with the binding's connection object. */
    @FunctionalInterface
    interface Call<T> {
        T on(Connect connect) throws LibvirtException;
    }

    private static final class Opened extends Connect {
        Opened(String uri) throws LibvirtException {
            super(uri);
        }

        ConnectionPointer pointer() {
            return vcp;
        }
    }

    /** Connects, and lets a dead peer be noticed within half a minute. */
    static Link open(String uri) throws LibvirtFailure {
        LibvirtLibrary.ready();
        try {
            Link link = new Link(new Opened(uri));
            link.keepAlive();
            return link;
        } catch (LibvirtException e) {
            throw LibvirtFailure.of(e);
        }
    }

    private void keepAlive() {
        try {
            connect.setKeepAlive(KEEPALIVE_SECONDS, KEEPALIVE_MISSES);
        } catch (LibvirtException e) {
            LOG.debug("this connection has no keepalive: {}", e.getMessage());
        }
    }

    /** Watches guests and the connection itself from now on. */
    void watch(GuestWatcher watcher, Consumer<String> closed) throws LibvirtFailure {
        Libvirt.VirConnectDomainEventCallback listener = (connection, domain, event, detail, opaque) -> {
            tell(watcher, domain, event, detail);
            return 0;
        };
        events = listener;
        eventsId = GuestHandle.check(
                Libvirt.INSTANCE.virConnectDomainEventRegisterAny(
                        connect.pointer(), null, LIFECYCLE_EVENTS, listener, null, null),
                "virConnectDomainEventRegisterAny");
        Libvirt.VirConnectCloseFunc watch = (connection, reason, opaque) -> closed.accept(Words.closeReason(reason));
        if (Libvirt.INSTANCE.virConnectRegisterCloseCallback(connect.pointer(), watch, null, null) == 0) {
            closeWatch = watch;
        }
    }

    private static void tell(GuestWatcher watcher, DomainPointer domain, int event, int detail) {
        try {
            watcher.changed(GuestHandle.id(domain), Words.event(event, detail));
        } catch (LibvirtFailure | RuntimeException e) {
            LOG.warn("an event of a guest was lost", e);
        }
    }

    /** Does something with the connection itself. */
    <T> T call(Call<T> call) throws LibvirtFailure {
        try {
            return call.on(connect);
        } catch (LibvirtException e) {
            throw LibvirtFailure.of(e);
        }
    }

    /** The connection itself, for the other end of a migration. */
    ConnectionPointer pointer() {
        return connect.pointer();
    }

    /** Free memory of the machine in bytes, as Xen counts it. */
    long freeMemory() throws LibvirtFailure {
        return call(Connect::getFreeMemory);
    }

    /** The guest of that identity; the caller closes it. */
    Optional<GuestHandle> find(GuestId id) throws LibvirtFailure {
        DomainPointer pointer = LibvirtGap.INSTANCE.virDomainLookupByUUIDString(connect.pointer(), id.toString());
        if (pointer != null) {
            return Optional.of(new GuestHandle(pointer));
        }
        LibvirtFailure failure = LibvirtFailure.last("virDomainLookupByUUIDString");
        if (failure.is(LibvirtFailure.NO_DOMAIN)) {
            return Optional.empty();
        }
        throw failure;
    }

    /** All guests that the flags of {@code virConnectListAllDomains} select; the caller closes each. */
    List<GuestHandle> list(int flags) throws LibvirtFailure {
        return listed(
                        array -> LibvirtGap.INSTANCE.virConnectListAllDomains(connect.pointer(), array, flags),
                        "virConnectListAllDomains")
                .stream()
                .map(pointer -> new GuestHandle(new DomainPointer(pointer)))
                .toList();
    }

    /** The interfaces that are up; the caller frees each. */
    List<Pointer> activeInterfaces() throws LibvirtFailure {
        return listed(
                array -> LibvirtGap.INSTANCE.virConnectListAllInterfaces(connect.pointer(), array, ACTIVE_INTERFACES),
                "virConnectListAllInterfaces");
    }

    /** All storage pools, active or not; the caller frees each. */
    List<Pointer> pools() throws LibvirtFailure {
        return listed(
                array -> LibvirtGap.INSTANCE.virConnectListAllStoragePools(connect.pointer(), array, 0),
                "virConnectListAllStoragePools");
    }

    /** Takes over the array of pointers that libvirt's listing functions allocate. */
    private static List<Pointer> listed(ToIntFunction<PointerByReference> function, String name) throws LibvirtFailure {
        PointerByReference array = new PointerByReference();
        int count = GuestHandle.check(function.applyAsInt(array), name);
        List<Pointer> listed = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            listed.add(array.getValue().getPointer((long) i * Native.POINTER_SIZE));
        }
        Native.free(Pointer.nativeValue(array.getValue()));
        return listed;
    }

    /** Makes the host remember a guest. */
    void define(String xml) throws LibvirtFailure {
        DomainPointer pointer = GuestHandle.present(
                LibvirtGap.INSTANCE.virDomainDefineXML(connect.pointer(), xml), "virDomainDefineXML");
        LibvirtGap.INSTANCE.virDomainFree(pointer);
    }

    /** Whether the connection still stands; asks no host. */
    boolean isAlive() {
        try {
            return connect.isAlive();
        } catch (LibvirtException e) {
            return false;
        }
    }

    /** Lets go. A registered callback holds a reference that would keep the connection open, so callbacks go first. */
    @Override
    public void close() {
        if (events != null && eventsId >= 0) {
            Libvirt.INSTANCE.virConnectDomainEventDeregisterAny(connect.pointer(), eventsId);
        }
        if (closeWatch != null) {
            Libvirt.INSTANCE.virConnectUnregisterCloseCallback(connect.pointer(), closeWatch);
        }
        try {
            connect.close();
        } catch (LibvirtException e) {
            LOG.debug("closing a connection failed: {}", e.getMessage());
        }
    }
}
