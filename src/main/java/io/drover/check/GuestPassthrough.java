package io.drover.check;

import io.drover.model.DomainConfig;
import io.drover.model.PassedThrough;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A physical device stays where it is plugged in, whether libvirt handed it over or xl did. */
final class GuestPassthrough implements GuestCheck {
    @Override
    public About about() {
        return About.data(
                        "guest.passthrough",
                        "No PCI, USB or SCSI device is handed to the guest",
                        "A device does not travel, and its transfers into the guest's memory are not logged: the copy would be"
                                + " torn.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.BLOCK)
                .remedy("Detach the device.");
    }

    @Override
    public Answer answer(Question question) {
        Set<String> devices = new TreeSet<>();
        add(devices, question.guest().devices().passedThrough());
        var config = question.portrait().config();
        config.asOptional().map(DomainConfig::devices).ifPresent(told -> add(devices, told.passedThrough()));
        var heard = config.asOptional().isPresent()
                ? " (by the toolstack, and " + config.basis() + ")"
                : " (only the toolstack was heard: " + config.basis() + ")";
        return devices.isEmpty()
                ? Answer.pass("no physical device is handed to it" + heard)
                : Answer.block(
                        "it holds " + Words.list(devices) + " of "
                                + question.source().name() + heard,
                        remedy(question, devices));
    }

    private static void add(Collection<String> devices, List<PassedThrough> passed) {
        passed.forEach(device -> devices.add(device.bus() + " " + device.address()));
    }

    private static Remedy remedy(Question question, Set<String> devices) {
        var name = Words.quoted(question.guest().name());
        List<String> commands = new java.util.ArrayList<>(List.of("virsh dumpxml " + name));
        devices.stream()
                .filter(device -> device.startsWith("pci "))
                .map(device -> "xl pci-detach " + name + " " + Words.quoted(device.substring(4)))
                .forEach(commands::add);
        return new Remedy(
                "On " + question.source().name()
                        + ", detach what is listed under hostdev (libvirt), or as the following say (xl); attach it again where a"
                        + " like device is.",
                commands);
    }
}
