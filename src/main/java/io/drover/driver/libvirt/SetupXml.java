package io.drover.driver.libvirt;

import io.drover.model.GuestType;
import io.drover.model.Observed;
import io.drover.model.Setup;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How a guest was set up, as far as libvirt's description of it tells. */
final class SetupXml {
    private static final String HOW = "virDomainGetXMLDesc";
    private static final Set<String> NO_PORT = Set.of("-1", "0");

    private final Xml domain;

    private SetupXml(Xml domain) {
        this.domain = domain;
    }

    /** Reads it. */
    static Setup read(Xml domain, GuestType type) {
        SetupXml xml = new SetupXml(domain);
        return new Setup(
                xml.bootFiles(),
                xml.displays(),
                Observed.unknown("libvirt keeps no 'nomigrate'; 'xl list -l' on the Dom0 shows it as disable_migrate"),
                Observed.known(domain.first("cpu", "numa", "cell").isPresent(), HOW + ", cpu/numa"),
                xml.nestedHvm(type),
                xml.tscMode(),
                xml.pinnedTo(),
                Observed.unknown("libvirt knows no pools of processors; 'xl list -c' on the Dom0 shows them"));
    }

    /** A bootloader or device model that is named without its path is one of the toolstack's own, wherever that lies. */
    private SortedMap<String, String> bootFiles() {
        SortedMap<String, String> files = new TreeMap<>();
        put(files, "kernel", "os", "kernel");
        put(files, "ramdisk", "os", "initrd");
        put(files, "firmware", "os", "loader");
        put(files, "bootloader", "bootloader");
        put(files, "device model", "devices", "emulator");
        return files;
    }

    private void put(SortedMap<String, String> files, String what, String... path) {
        domain.text(path).filter(file -> file.startsWith("/")).ifPresent(file -> files.put(what, file));
    }

    private List<Setup.Display> displays() {
        return domain.all("devices", "graphics").stream()
                .filter(graphics -> !graphics.attribute("type").equals(Optional.of("sdl")))
                .flatMap(SetupXml::displays)
                .toList();
    }

    /** One display for each address that it listens on, since the most open of them counts. */
    private static Stream<Setup.Display> displays(Xml graphics) {
        String protocol = graphics.attribute("type").orElse("unknown");
        boolean chosen = graphics.attribute("autoport").equals(Optional.of("yes"));
        int port = graphics.attribute("port")
                .filter(text -> !chosen && !NO_PORT.contains(text))
                .map(Integer::parseInt)
                .orElse(0);
        List<String> addresses = Stream.concat(
                        graphics.attribute("listen").stream(),
                        graphics.all("listen").stream().flatMap(listen -> address(listen).stream()))
                .distinct()
                .toList();
        return (addresses.isEmpty() ? List.of("") : addresses)
                .stream().map(address -> new Setup.Display(protocol, address, port));
    }

    /** An address, or the network whose address on this host it takes. */
    private static Optional<String> address(Xml listen) {
        return listen.attribute("address").or(() -> listen.attribute("network").map(network -> "network " + network));
    }

    /**
     * As libvirt's Xen driver decides it ({@code libxlMakeDomBuildInfo}): only a guest that sees the host's own processor may, and
     * where its description does not say, {@code nested_hvm} in {@code libxl.conf} does.
     */
    private Observed<Boolean> nestedHvm(GuestType type) {
        boolean own = domain.first("cpu").flatMap(cpu -> cpu.attribute("mode")).equals(Optional.of("host-passthrough"));
        if (type == GuestType.PV || !own) {
            return Observed.known(false, HOW + ", no cpu of mode host-passthrough");
        }
        if (virtualisation(Set.of("disable", "forbid")::contains)) {
            return Observed.known(false, HOW + ", cpu/feature");
        }
        return virtualisation(Set.of("require", "force")::contains)
                ? Observed.known(true, HOW + ", cpu/feature")
                : Observed.unknown("its cpu is host-passthrough and names no vmx or svm, so 'nested_hvm' in"
                        + " /etc/libvirt/libxl.conf decides, which libvirt does not tell");
    }

    private boolean virtualisation(Predicate<String> policy) {
        return domain.all("cpu", "feature").stream()
                .filter(feature -> feature.attribute("policy").filter(policy).isPresent())
                .flatMap(feature -> feature.attribute("name").stream())
                .anyMatch(name -> name.equals("vmx") || name.equals("svm"));
    }

    /** In Xen's words, from libvirt's. */
    private Observed<String> tscMode() {
        Optional<String> mode = domain.all("clock", "timer").stream()
                .filter(timer -> timer.attribute("name").equals(Optional.of("tsc")))
                .findFirst()
                .map(timer -> timer.attribute("mode").orElse("auto"));
        return switch (mode.orElse("auto")) {
            case "auto", "smpsafe" -> Observed.known("default", HOW + ", clock/timer");
            case "native" -> Observed.known("native", HOW + ", clock/timer");
            case "paravirt" -> Observed.known("native_paravirt", HOW + ", clock/timer");
            case "emulate" -> Observed.known("always_emulate", HOW + ", clock/timer");
            default -> Observed.unknown("libvirt calls its tsc timer's mode '" + mode.orElse("") + "'");
        };
    }

    private Observed<Set<Integer>> pinnedTo() {
        List<String> sets = Stream.concat(
                        domain.first("vcpu").flatMap(vcpu -> vcpu.attribute("cpuset")).stream(),
                        domain.all("cputune", "vcpupin").stream().flatMap(pin -> pin.attribute("cpuset").stream()))
                .toList();
        return CpuSet.union(sets)
                .map(cpus -> Observed.known(cpus, HOW + ", vcpu and cputune"))
                .orElseGet(() -> Observed.unknown("libvirt's set of processors cannot be read: " + sets));
    }
}
