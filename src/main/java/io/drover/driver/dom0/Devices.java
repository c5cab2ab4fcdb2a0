package io.drover.driver.dom0;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What names the bytes of devices wherever they are attached. */
interface Devices {
    /** A ZFS volume has its place under this on both systems. It is local to its host. */
    Pattern ZVOL = Pattern.compile("/dev/zvol/(.+)");

    /**
     * The name of a device's bytes, such as {@code wwn:0x600…} or {@code iscsi:IQN/LUN}. {@code lvm:GROUP/VOLUME} and
     * {@code zvol:POOL/VOLUME} name a place on one host and prove nothing about another.
     *
     * @param path the path that was asked for
     * @param number its major and minor number, in decimal
     */
    Optional<String> identity(String path, String number);

    /** Its size in bytes; 0 where it is not told. */
    long sizeBytes(String path, String number);

    /** The name of a ZFS volume, if the path is one. */
    static Optional<String> zvol(String path) {
        Matcher zvol = ZVOL.matcher(path);
        return zvol.matches() ? Optional.of("zvol:" + zvol.group(1)) : Optional.empty();
    }
}
