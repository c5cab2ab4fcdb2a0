package io.drover.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.plan.schedule.GuestNeed;
import io.drover.plan.schedule.HostCapacity;
import io.drover.plan.schedule.Instance;
import io.drover.plan.schedule.Restrictions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A cluster in a JSON file: hosts with CPUs, MiB and Mbit/s, guests with MiB, MiB/s and MiB, hosts to be evacuated, guests to be spread. A NIC
 * carries its Mbit/s over 9 in MiB/s.
 */
final class InstanceFile {
    /** Names another folder than the project's own. */
    private static final String FOLDER = "drover.instances";

    private static final String SUFFIX = ".json";
    private static final long MIB = 1L << 20;

    private final JsonNode root;
    private final Map<String, Integer> hosts = new HashMap<>();
    private final Map<String, Integer> guests = new HashMap<>();

    private InstanceFile(JsonNode root) {
        this.root = root;
        root.path("hosts").forEach(host -> hosts.put(host.path("name").asText(), hosts.size()));
        root.path("vms").forEach(guest -> guests.put(guest.path("name").asText(), guests.size()));
    }

    /** All files of the folder, by name. */
    static List<Path> all() throws IOException {
        var folder = Path.of(
                System.getProperty(FOLDER, Path.of("src", "jmh", "instances").toString()));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /** The instance in a file, every guest with that limit to its downtime. */
    static Instance read(Path file, Duration downtimeLimit) {
        try {
            var root = new ObjectMapper().readTree(file.toFile());
            return new InstanceFile(root).instance(downtimeLimit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instance instance(Duration downtimeLimit) {
        List<GuestNeed> needs = new ArrayList<>();
        root.path("vms").forEach(guest -> needs.add(need(guest, downtimeLimit)));
        List<HostCapacity> capacities = new ArrayList<>();
        root.path("hosts").forEach(host -> capacities.add(capacity(host, needs)));
        var closed = new BitSet();
        List<List<Integer>> apart = new ArrayList<>();
        for (var constraint : root.path("constraints")) {
            if ("evacuate".equals(constraint.path("type").asText())) {
                constraint.path("hosts").forEach(host -> closed.set(hosts.getOrDefault(host.asText(), 0)));
            } else {
                List<Integer> set = new ArrayList<>();
                constraint.path("vms").forEach(guest -> set.add(guests.getOrDefault(guest.asText(), 0)));
                apart.add(set);
            }
        }
        var leaving = new BitSet();
        for (int guest = 0; guest < needs.size(); guest++) {
            leaving.set(guest, closed.get(needs.get(guest).host()));
        }
        return new Instance(
                capacities,
                needs,
                new Restrictions(leaving, new BitSet(), closed, apart, List.of(), (guest, host) -> false),
                Overheads.NONE,
                Integer.MAX_VALUE);
    }

    private GuestNeed need(JsonNode guest, Duration downtimeLimit) {
        long memory = guest.path("memMiB").asLong() * MIB;
        var load = new Load(
                guest.path("dirtyMiBps").asLong() * MIB, guest.path("wwsMiB").asLong() * MIB);
        return new GuestNeed(
                guest.path("name").asText(),
                hosts.getOrDefault(guest.path("host").asText(), 0),
                memory,
                memory,
                guest.path("vcpu").asInt(),
                Observed.known(load, "file"),
                downtimeLimit);
    }

    private HostCapacity capacity(JsonNode host, List<GuestNeed> needs) {
        var name = host.path("name").asText();
        int number = hosts.getOrDefault(name, 0);
        var own = needs.stream().filter(guest -> guest.host() == number).toList();
        long rate = host.path("nicMbps").asLong() * MIB / 9;
        return new HostCapacity(
                name,
                host.path("memMiB").asLong() * MIB
                        - own.stream().mapToLong(GuestNeed::footprintBytes).sum(),
                host.path("cpu").asInt()
                        - own.stream().mapToInt(GuestNeed::vcpus).sum(),
                rate,
                rate,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE);
    }
}
