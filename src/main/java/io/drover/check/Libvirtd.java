package io.drover.check;

/** libvirt's daemon, where a remedy has it restarted. */
final class Libvirtd {
    /** What restarting it does, and does not, for the middle of a sentence. */
    static final String RESTART = "restart libvirtd, which touches no guest and makes it ask Xen anew";

    /** How to restart it. */
    static final PerSystem RESTARTING = PerSystem.of("systemctl restart libvirtd", "service libvirtd restart");

    private Libvirtd() {}
}
