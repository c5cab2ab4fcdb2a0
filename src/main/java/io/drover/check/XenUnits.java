package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Os;
import io.drover.model.Remedy;
import java.util.List;

/**
 * How the services of Xen itself are started: on FreeBSD by {@code xencommons}, on Debian and its kin by one script for all of them,
 * elsewhere by a unit each (tools/hotplug/Linux/systemd of Xen's sources).
 */
final class XenUnits {
    static final String XENCOMMONS = "xencommons_enable";

    private XenUnits() {}

    /** Whether a host starts a service of Xen at boot. */
    static boolean atBoot(Daemon.On here) {
        return Told.system(here.host())
                .filter(os -> os == Os.FREEBSD)
                .flatMap(os -> Told.by(here.host(), Told.setting(XENCOMMONS)).asOptional())
                .map(RcSetting::isOn)
                .orElse(here.service().atBoot());
    }

    /** How to start a service of Xen. */
    static Remedy start(Host host, String name) {
        var unit = isDebian(host) ? "xen" : name;
        return new PerSystem(
                        List.of("systemctl enable --now " + unit),
                        List.of("sysrc xencommons_enable=YES", "service xencommons start"))
                .on(host, "On " + host.name() + ", start it, now and at every boot.");
    }

    private static boolean isDebian(Host host) {
        return Told.by(host, Dom0::system)
                .asOptional()
                .filter(system ->
                        system.release().contains("Debian") || system.release().contains("Ubuntu"))
                .isPresent();
    }
}
