package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;

/** FreeBSD loads the driver of tap interfaces at boot: the emulated network card of an HVM guest is plugged into one. */
final class HostTapModule implements FreeBsdCheck {
    private static final String NAME = "if_tap_load";

    @Override
    public About about() {
        return About.effort(
                        "host.tap-module",
                        "FreeBSD: the driver of tap interfaces is loaded at boot",
                        "The device model of an HVM guest with an emulated network card does not start.")
                .from(Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.UNKNOWN)
                .remedy("Set if_tap_load to YES in /boot/loader.conf.");
    }

    @Override
    public Answer onFreeBsd(Host host) {
        return Told.answer(host, Told.setting(NAME), NAME, value -> judge(host, value.strip()));
    }

    private static Answer judge(Host host, String value) {
        var evidence = NAME
                + (value.isEmpty() ? " is not set on " : " is " + value + " on ")
                + host.name()
                + Told.how(host, Told.setting(NAME));
        return RcSetting.isOn(value)
                ? Answer.pass(evidence)
                : Answer.warn(
                        evidence,
                        Remedy.commands(
                                "On " + host.name() + ", load it at every boot, and now.",
                                "sysrc -f /boot/loader.conf if_tap_load=YES",
                                "kldload if_tap"));
    }
}
