package io.drover.check;

import io.drover.model.FileIdentity;
import io.drover.model.Remedy;

/** Proof from what names a device's bytes wherever it is attached: a WWN, a serial number, an iSCSI target with its LUN. */
final class DeviceProof {
    private DeviceProof() {}

    /** Whether two devices are one. */
    static Answer of(DiskQuestion asked, FileIdentity here, FileIdentity there) {
        var basis = " (" + asked.there().basis() + ")";
        if (here.kind() != there.kind()) {
            return asked.disproved(
                    "it is a " + word(here) + " at " + asked.source().name() + " and a " + word(there) + " at "
                            + asked.destination().name() + basis,
                    attach(asked));
        }
        var one = here.device().orElse("");
        var other = there.device().orElse("");
        if (isLocal(one) || isLocal(other)) {
            return asked.disproved(
                    "it is " + (isLocal(one) ? one : other) + ", which belongs to one host alone" + basis,
                    Remedy.advice("Move it to storage that both hosts share; a volume of the same path at "
                            + asked.destination().name() + " holds other bytes."));
        }
        if (here.sizeBytes() != there.sizeBytes()) {
            return asked.disproved(
                    "it has " + here.sizeBytes() + " bytes at " + asked.source().name() + " and " + there.sizeBytes()
                            + " at " + asked.destination().name() + basis,
                    attach(asked));
        }
        if (one.isEmpty() || other.isEmpty()) {
            return asked.unknown("nothing names this device on "
                    + (one.isEmpty() ? asked.source() : asked.destination()).name()
                    + " (no WWN, serial number or iSCSI target)" + basis);
        }
        return one.equals(other)
                ? asked.proved(() -> "it is " + one + " at both hosts" + basis)
                : asked.disproved(
                        "it is " + one + " at " + asked.source().name() + " and " + other + " at "
                                + asked.destination().name() + basis,
                        attach(asked));
    }

    /** A ZFS volume, or a logical volume of a group that no cluster guards. */
    private static boolean isLocal(String device) {
        return device.startsWith("zvol:") || device.startsWith("lvm:");
    }

    private static String word(FileIdentity file) {
        return switch (file.kind()) {
            case FILE -> "file";
            case DIRECTORY -> "directory";
            case DEVICE -> "device";
            case OTHER -> "thing that is neither file nor device";
        };
    }

    private static Remedy attach(DiskQuestion asked) {
        return Remedy.commands(
                "Attach the same LUN on " + asked.destination().name()
                        + ", and name it by what is the same on both hosts"
                        + " (/dev/disk/by-id on Linux, a GEOM label on FreeBSD).",
                "ls -lL " + Words.quoted(asked.path()));
    }
}
