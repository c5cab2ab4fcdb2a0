package io.drover.api;

import io.drover.model.CatalogueEntry;
import io.drover.model.Finding;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.KeptDefinition;
import io.drover.model.Mending;
import io.drover.model.MigrationId;
import io.drover.model.Outage;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.Progress;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The answers that are not a value of the model itself. */
final class Views {
    private Views() {}

    record HostStatus(
            HostName name,
            boolean answers,
            boolean cordoned,
            Optional<String> cordonReason,
            Optional<String> why,
            Optional<Host> host) {

        static HostStatus of(Fleet fleet, Map<HostName, String> cordons, HostName name) {
            Optional<Host> host = fleet.host(name);
            return new HostStatus(
                    name,
                    host.isPresent(),
                    fleet.cordoned().contains(name),
                    Optional.ofNullable(cordons.get(name)),
                    Optional.ofNullable(fleet.unreachable().get(name)),
                    host);
        }
    }

    record HostList(Instant observedAt, List<HostStatus> hosts) {
        static HostList of(Fleet fleet, Map<HostName, String> cordons) {
            return new HostList(
                    fleet.observedAt(),
                    Stream.concat(fleet.hosts().keySet().stream(), fleet.unreachable().keySet().stream())
                            .sorted()
                            .map(name -> HostStatus.of(fleet, cordons, name))
                            .toList());
        }
    }

    record FixList(List<Mending> fixes) {}

    record DefinitionList(List<KeptDefinition> definitions) {}

    record PlacedGuest(HostName host, Guest guest) {}

    record GuestList(Instant observedAt, List<PlacedGuest> guests) {
        static GuestList of(Fleet fleet) {
            return new GuestList(
                    fleet.observedAt(),
                    fleet.hosts().values().stream()
                            .flatMap(host -> host.guests().stream().map(guest -> new PlacedGuest(host.name(), guest)))
                            .sorted(Comparator.comparing((PlacedGuest placed) ->
                                            placed.guest().name())
                                    .thenComparing(PlacedGuest::host))
                            .toList());
        }
    }

    record CheckResult(boolean allowed, List<Finding> findings) {
        static CheckResult of(List<Finding> findings) {
            return new CheckResult(findings.stream().noneMatch(Finding::holds), findings);
        }
    }

    record Catalogue(List<CatalogueEntry> checks) {}

    record HostFindings(HostName host, boolean fit, List<Finding> findings) {
        static HostFindings of(HostName host, List<Finding> findings) {
            return new HostFindings(host, findings.stream().noneMatch(Finding::holds), findings);
        }
    }

    record RunSummary(
            RunId id,
            Plan.Purpose purpose,
            Instant openedAt,
            boolean cancelRequested,
            Optional<Run.Closed> closed,
            Map<Phase, Integer> phases) {

        static RunSummary of(Run run) {
            Map<Phase, Integer> phases = new EnumMap<>(Phase.class);
            run.migrations().forEach(migration -> phases.merge(migration.phase(), 1, Integer::sum));
            return new RunSummary(
                    run.id(), run.plan().purpose(), run.openedAt(), run.cancelRequested(), run.closed(), phases);
        }
    }

    record RunList(List<RunSummary> runs) {
        static RunList newestFirst(List<Run> runs, int limit) {
            return new RunList(runs.stream()
                    .sorted(Comparator.comparing(Run::openedAt)
                            .thenComparing(Run::id)
                            .reversed())
                    .limit(limit)
                    .map(RunSummary::of)
                    .toList());
        }
    }

    record TransferProgress(MigrationId migration, Progress progress) {}

    record RunProgress(RunId run, long settled, int total, List<TransferProgress> transfers) {
        static RunProgress of(Run run, Map<MigrationId, Progress> inFlight) {
            return new RunProgress(
                    run.id(),
                    run.migrations().stream()
                            .filter(migration -> migration.phase().isResting())
                            .count(),
                    run.migrations().size(),
                    inFlight.entrySet().stream()
                            .filter(transfer -> transfer.getKey().run().equals(run.id()))
                            .map(transfer -> new TransferProgress(transfer.getKey(), transfer.getValue()))
                            .toList());
        }
    }

    record JournalState(boolean writable, Optional<Outage> outage) {}

    record ServiceVersion(String name, String version, String api) {}
}
