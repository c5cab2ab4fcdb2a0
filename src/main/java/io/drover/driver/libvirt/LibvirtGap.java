package io.drover.driver.libvirt;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.virDomainInfo;
import org.libvirt.jna.virDomainJobInfo;

/**
 * The functions of libvirt's C interface that work on guests, as declared in {@code libvirt-domain.h} and {@code virterror.h}, and
 * those that list interfaces and pools in one call, which the Java binding lacks: on a small host counting them first costs as much again.
 * The Java binding's own guest object hides its pointer, which {@code virDomainGetState} needs, and cannot tell all error codes
 * apart, so guests are handled here by pointer.
 */
interface LibvirtGap extends Library {
    LibvirtGap INSTANCE = Native.load("virt", LibvirtGap.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));

    int virGetLastErrorCode();

    @Nullable
    String virGetLastErrorMessage();

    int virConnectListAllDomains(ConnectionPointer connection, PointerByReference domains, int flags);

    @Nullable
    DomainPointer virDomainLookupByUUIDString(ConnectionPointer connection, String uuid);

    @Nullable
    DomainPointer virDomainDefineXML(ConnectionPointer connection, String xml);

    int virDomainFree(DomainPointer domain);

    int virConnectListAllInterfaces(ConnectionPointer connection, PointerByReference interfaces, int flags);

    @Nullable
    String virInterfaceGetName(Pointer networkInterface);

    int virInterfaceFree(Pointer networkInterface);

    int virConnectListAllStoragePools(ConnectionPointer connection, PointerByReference pools, int flags);

    @Nullable
    Pointer virStoragePoolGetXMLDesc(Pointer pool, int flags);

    int virStoragePoolIsActive(Pointer pool);

    int virStoragePoolFree(Pointer pool);

    int virDomainGetID(DomainPointer domain);

    int virDomainGetUUIDString(DomainPointer domain, byte[] buffer);

    int virDomainGetState(DomainPointer domain, IntByReference state, IntByReference reason, int flags);

    int virDomainGetInfo(DomainPointer domain, virDomainInfo info);

    int virDomainGetJobInfo(DomainPointer domain, virDomainJobInfo info);

    @Nullable
    Pointer virDomainGetXMLDesc(DomainPointer domain, int flags);

    int virDomainIsPersistent(DomainPointer domain);

    int virDomainGetAutostart(DomainPointer domain, IntByReference autostart);

    int virDomainSetAutostart(DomainPointer domain, int autostart);

    int virDomainUpdateDeviceFlags(DomainPointer domain, String xml, int flags);

    int virDomainDestroy(DomainPointer domain);

    int virDomainResume(DomainPointer domain);

    int virDomainPMWakeup(DomainPointer domain, int flags);

    int virDomainUndefineFlags(DomainPointer domain, int flags);

    /** The client's own libvirt carries the handshake between both connections, for as long as the call lasts. */
    @Nullable
    DomainPointer virDomainMigrate3(
            DomainPointer domain, ConnectionPointer destination, Pointer parameters, int count, int flags);

    int virDomainMigrateToURI3(DomainPointer domain, String peerUri, Pointer parameters, int count, int flags);

    int virTypedParamsAddString(
            PointerByReference parameters, IntByReference count, IntByReference capacity, String name, String value);

    void virTypedParamsFree(Pointer parameters, int count);
}
