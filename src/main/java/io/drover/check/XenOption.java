package io.drover.check;

import java.util.List;

/** Commands that add an option to Xen's command line, from the next boot on. On Linux they are Debian's. */
final class XenOption {
    private XenOption() {}

    static PerSystem add(String option) {
        return new PerSystem(
                List.of(
                        "echo 'GRUB_CMDLINE_XEN_DEFAULT=\"$GRUB_CMDLINE_XEN_DEFAULT " + option
                                + "\"' >> /etc/default/grub",
                        "grub-mkconfig -o /boot/grub/grub.cfg"),
                List.of("sysrc -f /boot/loader.conf xen_cmdline+=\"" + option + "\""));
    }
}
