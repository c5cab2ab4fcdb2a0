package io.drover.driver.libvirt;

import io.drover.model.GuestId;
import io.drover.model.Observed;

/** Reads a guest's whole definition. Without the flag that asks for them libvirt leaves passwords out. */
final class DefinitionText {
    private DefinitionText() {}

    /** What the next start would use, or what runs where the host keeps nothing. */
    static Observed<String> of(Link link, GuestId id) throws LibvirtFailure {
        var found = link.find(id);
        if (found.isEmpty()) {
            return Observed.unknown("the host does not know the guest");
        }
        try (GuestHandle guest = found.get()) {
            boolean persistent = guest.persistent();
            return Observed.known(
                    guest.xml(persistent ? GuestHandle.XML_INACTIVE : 0),
                    persistent
                            ? "libvirt's XML of its persistent definition, without passwords"
                            : "libvirt's XML of what runs, without passwords; the host keeps no definition");
        }
    }
}
