package io.drover.model;

/** How Xen virtualises a guest. */
public enum GuestType {
    /** Paravirtualised; live migration needs a hypervisor built with shadow paging. */
    PV,
    /** Hardware virtualised without an emulated machine. */
    PVH,
    /** Hardware virtualised with an emulated machine (a device model). */
    HVM
}
