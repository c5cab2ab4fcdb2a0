package io.drover.driver.libvirt;

import io.drover.model.HostIdentity;
import io.drover.model.Observed;
import java.util.UUID;
import org.libvirt.Connect;

/** Asks a host what it calls itself. What it cannot tell is unknown, and no error. */
final class HostIdentities {
    private final Link link;

    HostIdentities(Link link) {
        this.link = link;
    }

    Observed<HostIdentity> read() {
        String hostname;
        try {
            hostname = link.call(Connect::getHostName);
        } catch (LibvirtFailure failure) {
            return Observed.unknown("the host does not tell its name: " + failure.said());
        }
        Observed<UUID> uuid = uuid();
        return uuid instanceof Observed.Known<UUID> known
                ? Observed.known(new HostIdentity(known.value(), hostname), "virConnectGetHostname and " + known.how())
                : Observed.unknown("its host name is " + hostname + "; " + uuid.basis());
    }

    private Observed<UUID> uuid() {
        try {
            return IdentityXml.parse(link.call(Connect::getSysinfo))
                    .map(uuid -> Observed.known(uuid, "virConnectGetSysinfo"))
                    .orElseGet(() -> Observed.unknown("its firmware tells no UUID of its own (virConnectGetSysinfo)"));
        } catch (LibvirtFailure failure) {
            return Observed.unknown("its UUID cannot be had: " + failure.said());
        } catch (IllegalArgumentException unreadable) {
            return Observed.unknown("its UUID cannot be had: " + unreadable.getMessage());
        }
    }
}
