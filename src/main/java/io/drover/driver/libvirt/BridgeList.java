package io.drover.driver.libvirt;

import com.sun.jna.Pointer;
import io.drover.model.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.libvirt.Interface;

/** Reads which bridges a host has, from the interfaces that are up. */
final class BridgeList {
    /** The guests' ends of their interfaces, and loopback: never bridges, and a call each to find that out. */
    private static final Pattern NO_BRIDGE = Pattern.compile("lo|(vif|tap)\\d.*");

    private final Link link;

    BridgeList(Link link) {
        this.link = link;
    }

    Observed<Set<String>> read() {
        try {
            Set<String> bridges = new TreeSet<>();
            for (String name : names()) {
                if (!NO_BRIDGE.matcher(name).matches() && isBridge(name)) {
                    bridges.add(name);
                }
            }
            return Observed.known(Set.copyOf(bridges), "virInterfaceGetXMLDesc of every active interface");
        } catch (LibvirtFailure failure) {
            return Observed.unknown("interfaces cannot be listed: " + failure.said());
        }
    }

    private List<String> names() throws LibvirtFailure {
        List<String> names = new ArrayList<>();
        for (Pointer found : link.activeInterfaces()) {
            Optional.ofNullable(LibvirtGap.INSTANCE.virInterfaceGetName(found)).ifPresent(names::add);
            LibvirtGap.INSTANCE.virInterfaceFree(found);
        }
        return names;
    }

    /**
     * libvirt takes a guest's {@code vif1.0} for a VLAN, since its name has a dot in it, and then cannot describe the bridge
     * that the guest is plugged into. Yet its error says that this is a bridge, and which.
     */
    private boolean isBridge(String name) throws LibvirtFailure {
        try {
            return describesBridge(describe(name));
        } catch (LibvirtFailure failure) {
            if (saysBridge(name, failure.said())) {
                return true;
            }
            throw failure;
        }
    }

    /** Whether libvirt describes a bridge. */
    static boolean describesBridge(String xml) {
        return Xml.parse(xml, "interface").attribute("type").equals(Optional.of("bridge"));
    }

    /** Whether libvirt's error says that this interface is a bridge with a member. */
    static boolean saysBridge(String name, String error) {
        return error.endsWith("which is a member of bridge '" + name + "'");
    }

    private String describe(String name) throws LibvirtFailure {
        return link.call(connect -> {
            Interface found = connect.interfaceLookupByName(name);
            try {
                return found.getXMLDescription(0);
            } finally {
                found.free();
            }
        });
    }
}
