package io.drover.driver.libvirt;

/** Who carries the handshake of a migration between both hosts, and what a refusal by the destination therefore leaves at the source. */
enum Handshake {
    /** The source's libvirt does. It ends its own job, and keeps a wrong state. */
    PEER_TO_PEER("; libvirt on %s may say 'paused (migrating)' from now on although Xen runs the"
            + " guest: restart libvirtd there, which leaves guests alone"),
    /** The client does. Nobody ends the job that the source began, and what libvirt tells of jobs does not show it. */
    MANAGED(
            "; libvirt on %s may hold a job for the guest from now on that makes every later change wait in vain and that no"
                    + " look shows: restart libvirtd there, which leaves guests alone");

    private final String afterRefusal;

    Handshake(String afterRefusal) {
        this.afterRefusal = afterRefusal;
    }

    /** What to do at the source, given its name as the only argument of a format. */
    String afterRefusal() {
        return afterRefusal;
    }
}
