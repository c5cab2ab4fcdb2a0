package io.drover.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Turns an instance into a fleet file, so that {@code drover plan drain} can be asked of it. This file needs no other of its folder; with
 * Drover built it runs as it is:
 *
 * <pre>
 * java -cp 'target/lib/*' src/jmh/java/io/drover/bench/InstanceConverter.java \
 *     src/jmh/instances/n10-tight-e1-s1.json fleet.yaml
 * deploy/drover plan drain h0003 --fleet fleet.yaml
 * </pre>
 *
 * <p>An instance counts a guest's memory alone, and Xen needs more. So guests are PV, which need 2 MiB more, and each host is given that for
 * as many of the smallest guests as it could take in: what fits in the instance fits in the fleet and nothing else does, while guests
 * come in steps that are larger than all that is given. Nor does it count what a migration takes besides moving bytes, so the fleet takes nothing
 * for it: change {@code overheads} there to see what that costs. Limits of migrations at once and of CPUs are not part of a fleet file.
 */
public final class InstanceConverter {
    private static final long DOM0_MIB = 2_048;
    private static final long EXTRA_MIB = 2;

    private final JsonNode root;
    private final StringBuilder yaml = new StringBuilder();

    private InstanceConverter(JsonNode root) {
        this.root = root;
    }

    /** Reads the instance that the first argument names, and writes the fleet to the second. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println(
                    "give an instance to read and a fleet file to write, such as n10-g1-e1-s1.json fleet.yaml");
            System.exit(2);
            return;
        }
        var instance = new ObjectMapper().readTree(Path.of(arguments[0]).toFile());
        Files.writeString(Path.of(arguments[1]), fleet(instance));
        System.err.println("to be emptied: " + String.join(" ", emptied(instance)));
    }

    /** The fleet file of an instance. */
    static String fleet(JsonNode instance) {
        return new InstanceConverter(instance).fleet();
    }

    /** The hosts that an instance wants to be empty. */
    static List<String> emptied(JsonNode instance) {
        List<String> hosts = new ArrayList<>();
        for (var constraint : instance.path("constraints")) {
            if ("evacuate".equals(constraint.path("type").asText())) {
                constraint.path("hosts").forEach(host -> hosts.add(host.asText()));
            }
        }
        return hosts;
    }

    private String fleet() {
        yaml.append("# ").append(root.path("name").asText()).append("; to be emptied: ");
        yaml.append(String.join(" ", emptied(root))).append("\n\n");
        yaml.append("pools:\n  - {name: vm, path: /srv/vm, identity: \"nfs://stor/vm\"}\n\nhosts:\n");
        root.path("hosts").forEach(this::host);
        yaml.append("\nguests:\n");
        root.path("vms").forEach(this::guest);
        spread();
        yaml.append("\noverheads: {setup: 0s, suspend: 0s, device: 0s, resume: 0s, release: 0s}\n");
        return yaml.toString();
    }

    private void host(JsonNode host) {
        long memory = host.path("memMiB").asLong();
        long own = 0;
        long smallest = Long.MAX_VALUE;
        for (var guest : root.path("vms")) {
            long size = guest.path("memMiB").asLong();
            smallest = Math.min(smallest, size);
            own += guest.path("host").equals(host.path("name")) ? size : 0;
        }
        long extra = EXTRA_MIB * ((memory - own) / smallest);
        if (extra >= smallest) {
            throw new IllegalArgumentException(host.path("name") + " has room for so many guests of " + smallest
                    + " MiB that what they need besides is room for one more");
        }
        yaml.append("  - {name: ").append(host.path("name").asText());
        yaml.append(", cpus: ").append(host.path("cpu").asInt());
        yaml.append(", memory: ").append(DOM0_MIB + memory + extra).append(" MiB");
        yaml.append(", dom0-memory: ").append(DOM0_MIB).append(" MiB");
        yaml.append(", link: ").append(host.path("nicMbps").asLong()).append(" Mb/s");
        yaml.append(", shadow-paging: true}\n");
    }

    private void guest(JsonNode guest) {
        yaml.append("  - {name: ").append(guest.path("name").asText());
        yaml.append(", host: ").append(guest.path("host").asText());
        yaml.append(", type: pv");
        yaml.append(", vcpus: ").append(guest.path("vcpu").asInt());
        yaml.append(", memory: ").append(guest.path("memMiB").asLong()).append(" MiB");
        yaml.append(", dirty-rate: ").append(guest.path("dirtyMiBps").asLong()).append(" MiB/s");
        yaml.append(", working-set: ").append(guest.path("wwsMiB").asLong()).append(" MiB}\n");
    }

    private void spread() {
        var rules = new TreeMap<Integer, JsonNode>();
        for (var constraint : root.path("constraints")) {
            if ("spread".equals(constraint.path("type").asText())) {
                rules.put(rules.size() + 1, constraint.path("vms"));
            }
        }
        if (rules.isEmpty()) {
            return;
        }
        yaml.append("\nplacement:\n  apart:\n");
        rules.forEach((number, guests) -> {
            List<String> names = new ArrayList<>();
            guests.forEach(guest -> names.add(guest.asText()));
            yaml.append("    - {name: spread").append(number);
            yaml.append(", guests: [").append(String.join(", ", names)).append("]}\n");
        });
    }
}
