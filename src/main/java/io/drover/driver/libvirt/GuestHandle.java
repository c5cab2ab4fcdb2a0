package io.drover.driver.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import io.drover.model.GuestId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.virDomainInfo;
import org.libvirt.jna.virDomainJobInfo;

/** One guest on one connection. It holds a native reference until it is closed, and stays on its connection's thread. */
final class GuestHandle implements AutoCloseable {
    /** What would start at the next boot rather than what runs now ({@code VIR_DOMAIN_XML_INACTIVE}). */
    static final int XML_INACTIVE = 2;

    /** With the passwords that libvirt otherwise leaves out ({@code VIR_DOMAIN_XML_SECURE}). */
    static final int XML_SECURE = 1;

    private static final int UUID_TEXT_BYTES = 37;
    private static final int AFFECT_LIVE = 1;
    private static final int AFFECT_CONFIG = 1 << 1;
    private static final int JOB_BOUNDED = 1;
    private static final int JOB_UNBOUNDED = 2;
    private static final LibvirtGap LIBVIRT = LibvirtGap.INSTANCE;

    private final DomainPointer pointer;

    GuestHandle(DomainPointer pointer) {
        this.pointer = pointer;
    }

    /** A state and the reason for it, in libvirt's numbers. */
    record State(int state, int reason) {}

    /** The identity behind a pointer; libvirt keeps it in memory, so this asks no host. */
    static GuestId id(DomainPointer pointer) throws LibvirtFailure {
        byte[] text = new byte[UUID_TEXT_BYTES];
        check(LIBVIRT.virDomainGetUUIDString(pointer, text), "virDomainGetUUIDString");
        return GuestId.of(new String(text, 0, UUID_TEXT_BYTES - 1, StandardCharsets.US_ASCII));
    }

    GuestId id() throws LibvirtFailure {
        return id(pointer);
    }

    /** Whether this is the control domain, which Xen numbers 0. */
    boolean isDomainZero() {
        return LIBVIRT.virDomainGetID(pointer) == 0;
    }

    State state() throws LibvirtFailure {
        IntByReference state = new IntByReference();
        IntByReference reason = new IntByReference();
        check(LIBVIRT.virDomainGetState(pointer, state, reason, 0), "virDomainGetState");
        return new State(state.getValue(), reason.getValue());
    }

    Duration cpuTime() throws LibvirtFailure {
        virDomainInfo info = new virDomainInfo();
        check(LIBVIRT.virDomainGetInfo(pointer, info), "virDomainGetInfo");
        return Duration.ofNanos(info.cpuTime);
    }

    /** Whether libvirt says that a job holds the guest. libxl tells only that there is one ({@code virDomainJobType}). */
    boolean jobActive() throws LibvirtFailure {
        virDomainJobInfo info = new virDomainJobInfo();
        check(LIBVIRT.virDomainGetJobInfo(pointer, info), "virDomainGetJobInfo");
        return info.type == JOB_BOUNDED || info.type == JOB_UNBOUNDED;
    }

    String xml(int flags) throws LibvirtFailure {
        Pointer text = present(LIBVIRT.virDomainGetXMLDesc(pointer, flags), "virDomainGetXMLDesc");
        try {
            return text.getString(0, "UTF-8");
        } finally {
            Native.free(Pointer.nativeValue(text));
        }
    }

    boolean persistent() throws LibvirtFailure {
        return check(LIBVIRT.virDomainIsPersistent(pointer), "virDomainIsPersistent") == 1;
    }

    boolean autostart() throws LibvirtFailure {
        IntByReference autostart = new IntByReference();
        check(LIBVIRT.virDomainGetAutostart(pointer, autostart), "virDomainGetAutostart");
        return autostart.getValue() != 0;
    }

    void setAutostart(boolean on) throws LibvirtFailure {
        check(LIBVIRT.virDomainSetAutostart(pointer, on ? 1 : 0), "virDomainSetAutostart");
    }

    /** Changes a device to what the description says, now and for later starts of a guest that has a definition. */
    void update(String device) throws LibvirtFailure {
        int flags = persistent() ? AFFECT_LIVE | AFFECT_CONFIG : AFFECT_LIVE;
        check(LIBVIRT.virDomainUpdateDeviceFlags(pointer, device, flags), "virDomainUpdateDeviceFlags");
    }

    /** Takes the guest apart; it waits for a job that holds the guest. */
    void destroy() throws LibvirtFailure {
        check(LIBVIRT.virDomainDestroy(pointer), "virDomainDestroy");
    }

    /** Lets a paused guest run. */
    void resume() throws LibvirtFailure {
        check(LIBVIRT.virDomainResume(pointer), "virDomainResume");
    }

    /** Lets a guest run whose kernel has suspended itself. */
    void wakeUp() throws LibvirtFailure {
        check(LIBVIRT.virDomainPMWakeup(pointer, 0), "virDomainPMWakeup");
    }

    void undefine() throws LibvirtFailure {
        check(LIBVIRT.virDomainUndefineFlags(pointer, 0), "virDomainUndefineFlags");
    }

    /** Has this host's libvirt move the guest, and returns when that says that it is over, which takes as long as it takes. */
    void migrateByPeer(String peerUri, String migrationUri, int flags) throws LibvirtFailure {
        withMigrationUri(
                migrationUri,
                (parameters, count) -> check(
                        LIBVIRT.virDomainMigrateToURI3(pointer, peerUri, parameters, count, flags),
                        "virDomainMigrateToURI3"));
    }

    /** Moves the guest to where another connection leads. This process is the one who finishes it: if it dies, nobody does. */
    void migrateByClient(Link destination, String migrationUri, int flags) throws LibvirtFailure {
        withMigrationUri(
                migrationUri,
                (parameters, count) -> LIBVIRT.virDomainFree(present(
                        LIBVIRT.virDomainMigrate3(pointer, destination.pointer(), parameters, count, flags),
                        "virDomainMigrate3")));
    }

    /** A call of libvirt's that takes typed parameters. */
    @FunctionalInterface
    private interface Call {
        void with(Pointer parameters, int count) throws LibvirtFailure;
    }

    private static void withMigrationUri(String migrationUri, Call call) throws LibvirtFailure {
        PointerByReference parameters = new PointerByReference();
        IntByReference count = new IntByReference();
        IntByReference capacity = new IntByReference();
        check(
                LIBVIRT.virTypedParamsAddString(parameters, count, capacity, "migrate_uri", migrationUri),
                "virTypedParamsAddString");
        try {
            call.with(parameters.getValue(), count.getValue());
        } finally {
            LIBVIRT.virTypedParamsFree(parameters.getValue(), count.getValue());
        }
    }

    @Override
    public void close() {
        LIBVIRT.virDomainFree(pointer);
    }

    static int check(int result, String function) throws LibvirtFailure {
        if (result < 0) {
            throw LibvirtFailure.last(function);
        }
        return result;
    }

    static <T> T present(@Nullable T result, String function) throws LibvirtFailure {
        if (result == null) {
            throw LibvirtFailure.last(function);
        }
        return result;
    }
}
