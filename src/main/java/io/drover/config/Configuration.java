package io.drover.config;

import io.drover.model.HostName;
import io.drover.model.Policy;
import io.drover.model.Rules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that an operator sets.
 *
 * @param hosts the hosts and how to reach them
 * @param limits what plans keep to
 * @param server where Drover listens
 * @param journal where the facts are kept
 * @param checks how strict the checks are
 * @param runs how a run goes on
 * @param watchdog when a transfer without progress is an alarm
 * @param placement which guests share hosts and which do not
 * @param downtime how long guests may stand still
 * @param overheads what a migration costs besides moving bytes
 */
public record Configuration(
        List<HostEntry> hosts,
        LimitsSection limits,
        ServerSection server,
        JournalSection journal,
        CheckSection checks,
        RunSection runs,
        WatchdogSection watchdog,
        PlacementSection placement,
        DowntimeSection downtime,
        OverheadsSection overheads) {

    public Configuration {
        hosts = List.copyOf(hosts);
    }

    /**
     * Reads a configuration file.
     *
     * @throws ConfigException with all that is wrong with it
     */
    public static Configuration load(Path file) {
        return parse(
                file.toString(),
                YamlText.read(file, "create it (an example is deploy/drover.yaml) or name another with --config"));
    }

    /**
     * Reads a configuration.
     *
     * @param name how to call it in problems
     * @throws ConfigException with all that is wrong with it
     */
    public static Configuration parse(String name, String text) {
        Problems problems = new Problems(name);
        Optional<Configuration> read = YamlText.fields(text, problems).map(Configuration::read);
        problems.throwIfAny();
        return read.orElseThrow();
    }

    /** Every default and no hosts: what a simulated fleet runs with. */
    public static Configuration standard() {
        Problems problems = new Problems("defaults");
        return YamlText.fields("{}", problems)
                .map(fields -> sections(List.of(), fields))
                .orElseThrow();
    }

    private static Configuration read(YamlMap fields) {
        List<HostEntry> hosts = new ArrayList<>();
        Set<HostName> names = new HashSet<>();
        List<YamlMap> given = fields.maps("hosts");
        if (given.isEmpty()) {
            fields.complain("hosts", "lists no host; it must be a list of hosts, each with name and uri");
        }
        for (YamlMap entry : given) {
            HostEntry.read(entry).ifPresent(host -> {
                hosts.add(host);
                if (!names.add(host.name())) {
                    entry.complain("name", "is '" + host.name() + "' again; each host must have a name of its own");
                }
            });
        }
        Configuration configuration = sections(hosts, fields);
        fields.rejectOthers();
        return configuration;
    }

    private static Configuration sections(List<HostEntry> hosts, YamlMap fields) {
        return new Configuration(
                hosts,
                LimitsSection.read(fields.map("limits")),
                ServerSection.read(fields.map("server")),
                JournalSection.read(fields.map("journal")),
                CheckSection.read(fields.map("checks")),
                RunSection.read(fields.map("runs")),
                WatchdogSection.read(fields.map("watchdog")),
                PlacementSection.read(
                        fields.map("placement"),
                        hosts.stream().map(HostEntry::name).collect(Collectors.toCollection(TreeSet::new))),
                DowntimeSection.read(fields.map("downtime")),
                OverheadsSection.read(fields.map("overheads")));
    }

    /** What is laid down about guests. */
    public Rules rules() {
        return new Rules(placement.rules(), downtime.limits(), overheads.assumed());
    }

    /** What a run may do unless its request says otherwise. */
    public Policy policy() {
        var atOnce = new Policy.Limits(
                limits.perSource(), limits.perDestination(), limits.perRun(), limits.vcpusPerThread());
        return new Policy(atOnce, runs.onFailure(), checks.acceptedUnknowns()).withReserve(limits.reserve());
    }
}
