package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.NetworkLink;
import io.drover.model.Os;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The bridges of a host's guests are there and come back after its reboot. Of a host without guests those are asked for that lead
 * outside.
 */
final class HostBridges implements HostCheck {
    private static final Pattern CLONED = Pattern.compile("bridge\\d+");
    private static final String LINUX =
            "the network configuration (interfaces, systemd-networkd, NetworkManager, netplan,"
                    + " ifcfg), enabled systemd services and their scripts, rc.local and libvirt's networks";
    private static final String FREEBSD = "the cloned_interfaces of rc.conf";

    @Override
    public About about() {
        return About.effort(
                        "host.bridges",
                        "Its guests' bridges exist, and are made at boot",
                        "After a reboot without the bridge no guest starts there, and none that left can come home.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.UNKNOWN)
                .remedy("Have the host make the bridge at boot; on FreeBSD, by cloned_interfaces.");
    }

    @Override
    public boolean standsOnDom0() {
        return true;
    }

    @Override
    public Answer answer(Inspection inspection, Host host) {
        return Told.answer(host, Dom0::links, "the network interfaces", links -> judge(host, links));
    }

    private static Answer judge(Host host, List<NetworkLink> links) {
        var how = Told.how(host, Dom0::links);
        var bridges = links.stream().filter(NetworkLink::bridge).toList();
        Set<String> wanted = host.guests().stream()
                .filter(Guest::isActive)
                .flatMap(guest -> guest.devices().nics().stream())
                .flatMap(nic -> nic.bridge().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (wanted.isEmpty()) {
            bridges.stream()
                    .filter(bridge -> bridge.members() > 0)
                    .map(NetworkLink::name)
                    .forEach(wanted::add);
        }
        if (wanted.isEmpty()) {
            return Answer.warn(
                    host.name() + " has no bridge that leads outside" + how,
                    make(host, "bridge0", "make one if its guests shall have a network"));
        }
        var answers = wanted.stream().map(name -> one(host, bridges, name, how)).toList();
        return Answer.all(answers, "");
    }

    private static Answer one(Host host, List<NetworkLink> bridges, String name, String how) {
        Optional<NetworkLink> bridge =
                bridges.stream().filter(each -> each.name().equals(name)).findFirst();
        if (bridge.isEmpty()) {
            return Answer.warn(
                    "a guest on " + host.name() + " is plugged into " + name + ", which is no bridge there" + how,
                    make(host, name, "make it"));
        }
        var maker = bridge.get().madeBy();
        return maker.isEmpty()
                ? Answer.warn(
                        "nothing was seen that makes " + name + " on " + host.name() + " at boot: not among "
                                + lookedAt(host) + how,
                        make(host, name, "have it made at boot, unless something else makes it"))
                : Answer.pass(host.name() + " has " + name + " made at boot by " + maker + how);
    }

    /** Where a driver looks for what makes a bridge. */
    private static String lookedAt(Host host) {
        return Told.system(host).map(os -> os == Os.LINUX ? LINUX : FREEBSD).orElse(LINUX + " or " + FREEBSD);
    }

    private static Remedy make(Host host, String name, String what) {
        return new PerSystem(List.of(interfaces(name)), cloned(name))
                .on(
                        host,
                        "On " + host.name() + ", " + what
                                + ", with the name of the interface that leads outside in place of INTERFACE.");
    }

    private static String interfaces(String name) {
        return "printf 'auto %s\\niface %s inet manual\\n    bridge_ports INTERFACE\\n' " + Words.quoted(name) + " "
                + Words.quoted(name) + " >> /etc/network/interfaces";
    }

    /** FreeBSD clones bridges by number only; another name is given afterwards. */
    private static List<String> cloned(String name) {
        var members = "sysrc ifconfig_" + name.replaceAll("[^A-Za-z0-9_]", "_") + "='addm INTERFACE up'";
        return CLONED.matcher(name).matches()
                ? List.of("sysrc cloned_interfaces+=" + name, members)
                : List.of(
                        "sysrc cloned_interfaces+=bridge0",
                        "sysrc ifconfig_bridge0_name=" + Words.quoted(name),
                        members);
    }
}
