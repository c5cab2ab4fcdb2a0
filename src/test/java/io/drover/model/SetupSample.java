package io.drover.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How an ordinary guest was set up, which a test bends where it wants to. */
public final class SetupSample {
    private static final String HOW = "xl list -l";

    private final SortedMap<String, String> bootFiles = new TreeMap<>();
    private final List<Setup.Display> displays = new ArrayList<>();
    private Observed<Boolean> migratable = Observed.known(true, HOW);
    private Observed<Boolean> vnuma = Observed.known(false, HOW);
    private Observed<Boolean> nestedHvm = Observed.known(false, HOW);
    private Observed<String> tscMode = Observed.known("default", HOW);
    private Observed<Set<Integer>> pinnedTo = Observed.known(Set.of(), "xl vcpu-list");
    private Observed<String> cpuPool = Observed.known("Pool-0", "xl list -c");

    /** A file that its start needs. */
    public SetupSample bootFile(String what, String path) {
        bootFiles.put(what, path);
        return this;
    }

    /** A graphical console. */
    public SetupSample display(String protocol, String listen, int port) {
        displays.add(new Setup.Display(protocol, listen, port));
        return this;
    }

    /** Whether its owner lets it move. */
    public SetupSample migratable(Observed<Boolean> other) {
        migratable = other;
        return this;
    }

    /** Whether it sees NUMA nodes of its own. */
    public SetupSample vnuma(Observed<Boolean> other) {
        vnuma = other;
        return this;
    }

    /** Whether it may run a hypervisor. */
    public SetupSample nestedHvm(Observed<Boolean> other) {
        nestedHvm = other;
        return this;
    }

    /** How it reads the time stamp counter. */
    public SetupSample tscMode(Observed<String> other) {
        tscMode = other;
        return this;
    }

    /** The processors that it is bound to. */
    public SetupSample pinnedTo(Observed<Set<Integer>> other) {
        pinnedTo = other;
        return this;
    }

    /** Its pool of processors. */
    public SetupSample cpuPool(Observed<String> other) {
        cpuPool = other;
        return this;
    }

    /** The setup. */
    public Setup build() {
        return new Setup(bootFiles, displays, migratable, vnuma, nestedHvm, tscMode, pinnedTo, cpuPool);
    }
}
